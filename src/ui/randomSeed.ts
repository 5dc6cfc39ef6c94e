import type { Seed } from '../world'

/** A seed that nobody has chosen. */
export function randomSeed(): Seed {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1))
  return seed
}
