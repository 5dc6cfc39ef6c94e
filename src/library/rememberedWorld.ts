import type { Seed } from '../world'

const KEY = 'terrella.world'

/** The kept world that was open last. */
export interface RememberedWorld {
  readonly id: string
  readonly seed: Seed
}

/** The world that this browser had open last; undefined where there was none, or nothing is kept. */
export function rememberedWorld(): RememberedWorld | undefined {
  try {
    const [, id, seed] = /^([0-9a-f]{32}) (\d{1,10})$/.exec(localStorage.getItem(KEY) ?? '') ?? []
    return id && Number(seed) <= 0xffffffff ? { id, seed: Number(seed) } : undefined
  } catch {
    return undefined
  }
}

/** Remembers the world that is open. Where the browser refuses, the next visit finds it on the shelf. */
export function rememberWorld({ id, seed }: RememberedWorld): void {
  try {
    localStorage.setItem(KEY, `${id} ${seed}`)
  } catch {
    // Nothing is lost: the shelf has it.
  }
}

/** The next visit begins with no world of its own. */
export function forgetWorld(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}
