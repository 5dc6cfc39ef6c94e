export { type KeptPose, type KeptWorld, type NewWorld, newWorldId, tidyName } from './keptWorld'
export { rememberBackend, rememberedBackend } from './rememberedBackend'
export type { StoreAnswer, StoreFailure, StoreFault } from './storeAnswer'
export { openWorldStore, type ReadWorld, type ShelfItem, type StoreOpening, type WorldStore } from './WorldStore'
