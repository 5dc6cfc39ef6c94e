export { rememberBackend, rememberedBackend } from './rememberedBackend'
