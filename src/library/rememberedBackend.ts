const KEY = 'terrella.backend'

/** Which engine was the faster one on this machine. */
type Backend = 'wasm' | 'webgpu'

/** The engine that was measured to be faster here; undefined when none was measured, or the browser keeps nothing. */
export function rememberedBackend(): Backend | undefined {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'wasm' || kept === 'webgpu' ? kept : undefined
  } catch {
    return undefined
  }
}

/** Remembers an engine. Where the browser refuses to keep anything, the next visit measures again. */
export function rememberBackend(backend: Backend): void {
  try {
    localStorage.setItem(KEY, backend)
  } catch {
    // Refused storage costs one more measurement, nothing else.
  }
}
