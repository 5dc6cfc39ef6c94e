import type { Keepsakes } from './keepsakes'

const NAME = 'terrella.backend'

/** Which engine was the faster one on this machine. */
type Backend = 'wasm' | 'webgpu'

/** The engine that was measured to be faster here; undefined when none was measured, or nothing is kept. */
export function rememberedBackend(keepsakes: Keepsakes): Backend | undefined {
  const kept = keepsakes.get(NAME)
  return kept === 'wasm' || kept === 'webgpu' ? kept : undefined
}

/** Remembers an engine. Where nothing is kept, the next visit measures again. */
export function rememberBackend(keepsakes: Keepsakes, backend: Backend): void {
  keepsakes.set(NAME, backend)
}
