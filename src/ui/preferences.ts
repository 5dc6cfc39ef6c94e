/** What the page's address may ask for besides a place; undefined where it asks for nothing that can be had. */
export interface Preferences {
  readonly quality: 'high' | 'medium' | 'low' | 'lowest' | undefined
  readonly backend: 'wasm' | 'webgpu' | undefined
}

/** Reads `?quality=high|medium|low|lowest` and `?backend=wasm|webgpu`. */
export function readPreferences(search: string): Preferences {
  const parameters = new URLSearchParams(search.slice(0, 2000))
  return {
    quality: oneOf(parameters.get('quality'), ['high', 'medium', 'low', 'lowest']),
    backend: oneOf(parameters.get('backend'), ['wasm', 'webgpu']),
  }
}

function oneOf<Name extends string>(text: string | null, names: readonly Name[]): Name | undefined {
  return names.find((name) => name === text)
}
