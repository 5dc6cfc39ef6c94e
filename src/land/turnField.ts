import { HashField, hashCell, type Seed } from '../world'

/** One of the eight symmetries of the square: bit 0 mirrors rows, bit 1 mirrors columns, bit 2 then swaps rows and columns. */
export type Turn = number

/**
 * As what the refinement of a level is made: each level of a world as another turn. A model leans a little to one side (to straight slopes along a diagonal, say);
 * leaning the same way seventeen times over would show, leaning every way does not. It was trained so.
 */
export function turnOfLevel(seed: Seed, level: number): Turn {
  return hashCell(seed, HashField.turn, level, 0, 0) >>> 29
}

/** Planes of rows × columns, one after another, each turned; `isBack` turns back what was turned, of which `rows` and `columns` are given. */
export function turnPlanes(
  planes: Float32Array,
  { rows, columns }: { rows: number; columns: number },
  turn: Turn,
  isBack = false,
): Float32Array {
  if (turn === 0) return planes
  const turned = new Float32Array(planes.length)
  const size = rows * columns
  const isSwapped = (turn & 4) !== 0
  // Turned as asked: mirrored, then swapped. Turned back: swapped, then mirrored.
  const wide = isSwapped ? rows : columns
  const high = isSwapped ? columns : rows
  for (let start = 0; start < planes.length; start += size) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let r = row
        let c = column
        if (!isBack) {
          if (turn & 1) r = rows - 1 - r
          if (turn & 2) c = columns - 1 - c
        }
        if (isSwapped) [r, c] = [c, r]
        if (isBack) {
          if (turn & 1) r = high - 1 - r
          if (turn & 2) c = wide - 1 - c
        }
        turned[start + r * wide + c] = planes[start + row * columns + column] ?? 0
      }
    }
  }
  return turned
}
