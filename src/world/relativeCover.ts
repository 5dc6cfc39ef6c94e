/** As much as at first, see `relativeCover`. */
export const AS_AT_FIRST = 127

/**
 * How much of the ground a group of plants holds, compared with what it held at first, as a byte: a share of that where it is less, and where it is more, AS_AT_FIRST and a share of
 * the room that was left. So the same number means much in cells that had much, and twice AS_AT_FIRST means all of the ground everywhere.
 * @param first @param now shares of 255
 */
export function relativeCover(first: number, now: number): number {
  if (now === first) return AS_AT_FIRST
  if (now < first) return Math.round((AS_AT_FIRST * now) / first)
  return Math.round(AS_AT_FIRST + (AS_AT_FIRST * (now - first)) / (255 - first))
}
