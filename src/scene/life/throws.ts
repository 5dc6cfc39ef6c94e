/** Numbers from 0 to below 1. */
export type Random = () => number

/** The same numbers in every visit (xorshift, G. Marsaglia, 2003): a picture that is taken again is the same. */
export function createRandom(seed: number): Random {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}
