/** Numbers from 0 to below 1. */
export type Random = () => number

/** A generator that gives the same numbers for the same seed (xorshift, G. Marsaglia, 2003). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 0x9e3779b9
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

/** A number between two. */
export function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random()
}

/** A whole number between two, both included. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}
