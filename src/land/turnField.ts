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
  const isSwapped = (turn & 4) !== 0
  // Turned: mirrored, then swapped. Turned back: swapped, then mirrored, so what mirrored rows mirrors columns.
  const [rowBit, columnBit] = isBack && isSwapped ? [2, 1] : [1, 2]
  const perRow = (isSwapped ? 1 : columns) * (turn & rowBit ? -1 : 1)
  const perColumn = (isSwapped ? rows : 1) * (turn & columnBit ? -1 : 1)
  const first = Math.max(0, -perRow * (rows - 1)) + Math.max(0, -perColumn * (columns - 1))
  const turned = new Float32Array(planes.length)
  let from = 0
  for (let plane = 0; plane < planes.length; plane += rows * columns) {
    for (let row = 0; row < rows; row++) {
      let to = plane + first + row * perRow
      for (let column = 0; column < columns; column++, from++, to += perColumn) turned[to] = planes[from] ?? 0
    }
  }
  return turned
}
