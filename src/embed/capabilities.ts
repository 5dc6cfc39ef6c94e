import type { WorldCapabilities } from './api'

/** What this browser and this page let a world do. */
export function capabilitiesHere(): WorldCapabilities {
  return {
    webgl2: typeof WebGL2RenderingContext === 'function',
    webgpu: 'gpu' in navigator,
    wasm: typeof WebAssembly === 'object',
    isolated: globalThis.crossOriginIsolated === true,
    storage: hasStorage(),
  }
}

/** In a frame without an origin even looking for it throws. */
function hasStorage(): boolean {
  try {
    return typeof localStorage === 'object' && typeof indexedDB === 'object'
  } catch {
    return false
  }
}
