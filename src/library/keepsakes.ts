/** Small things that are remembered from visit to visit, each under a name. */
export interface Keepsakes {
  get(name: string): string | undefined
  /** @param value undefined forgets it */
  set(name: string, value: string | undefined): void
}

/** Remembers nothing: every visit is the first. */
export const NO_KEEPSAKES: Keepsakes = { get: () => undefined, set: () => undefined }

/** Remembers in the browser. Where it refuses, in a sandboxed frame for instance, the next visit begins as the first did. */
export const BROWSER_KEEPSAKES: Keepsakes = {
  get: (name) => withStorage((storage) => storage.getItem(name) ?? undefined),
  set: (name, value) =>
    withStorage((storage) => {
      if (value === undefined) storage.removeItem(name)
      else storage.setItem(name, value)
    }),
}

/** The same things for one of many elements, each under a name of its own. */
export function keepsakesOf(element: string): Keepsakes {
  const nameOf = (name: string) => `${name}@${element.slice(0, LONGEST_NAME)}`
  return {
    get: (name) => BROWSER_KEEPSAKES.get(nameOf(name)),
    set: (name, value) => BROWSER_KEEPSAKES.set(nameOf(name), value),
  }
}

const LONGEST_NAME = 300

function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}
