import fc from 'fast-check'

const STEPS = 2 ** 20

/** Any number from `min` to below `max`, all stretches alike; fast-check's own doubles are nearly all next to zero. */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS - 1 }).map((step) => min + ((max - min) * step) / STEPS)
}
