import { hashCell, unit } from '../../world'

/** An endless row of numbers from 0 to below 1, the same for the same start. */
export function throwsOf(start: number): () => number {
  let count = 0
  return () => unit(hashCell(start, 0, 1, count++, 0))
}
