import { MOST_AMOUNT } from './edit'

/** The amounts that a hand gives: all up to 12, then five in every octave, at most 8 % from any other. */
const AMOUNTS: readonly number[] = [
  ...Array.from({ length: 12 }, (_, i) => i + 1),
  14,
  ...[16, 32, 64, 128, 256, 512, 1024, 2048].flatMap((octave) => [16, 18, 21, 24, 28].map((part) => (part * octave) / 16)),
  MOST_AMOUNT,
]

/** Number of the amount nearest to one, by difference; the lesser of two as near. */
export function stepOfAmount(amount: number): number {
  let [low, high] = [0, AMOUNTS.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((AMOUNTS[middle] as number) <= amount) low = middle
    else high = middle
  }
  return amount - (AMOUNTS[low] as number) <= (AMOUNTS[high] as number) - amount ? low : high
}

/** @returns 0 when there is no such step */
export function amountOfStep(step: number): number {
  return AMOUNTS[step] ?? 0
}

/** The amount that a hand gives instead of any other. */
export function nearestAmount(amount: number): number {
  return amountOfStep(stepOfAmount(Math.min(MOST_AMOUNT, amount)))
}
