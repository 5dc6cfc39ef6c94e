import { type CellRect, cutField, HALO, type HeightField } from '../../src/land'

/** The cells two rectangles of one level share, or undefined when they share none. */
export function overlapOf(a: CellRect, b: CellRect): CellRect | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const columns = Math.min(a.x + a.columns, b.x + b.columns) - x
  const rows = Math.min(a.y + a.rows, b.y + b.rows) - y
  return columns > 0 && rows > 0 ? { level: a.level, x, y, columns, rows } : undefined
}

/** How many of the cells two fields share differ in any bit; throws when they share none, so that a comparison is never of nothing. */
export function differingCells(a: HeightField, b: HeightField): number {
  const shared = overlapOf(a, b)
  if (!shared) throw new Error('Expected two fields that overlap.')
  const [one, other] = [bitsOf(cutField(a, shared)), bitsOf(cutField(b, shared))]
  let differing = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differing++
  return differing
}

/** A field whose every cell is the average of a surface over the cell's square; coordinates in cells. */
export function fieldOf(rect: CellRect, average: (column: number, row: number) => number): HeightField {
  const heights = new Float32Array(rect.columns * rect.rows)
  for (let row = 0; row < rect.rows; row++) {
    for (let column = 0; column < rect.columns; column++) heights[row * rect.columns + column] = average(rect.x + column, rect.y + row)
  }
  return { ...rect, heights }
}

/** The largest distance between a coarse cell and the mean of the four fine cells below it, over all that `fine` determines, in metres. */
export function farthestFromMean(coarse: HeightField, fine: HeightField): number {
  let farthest = 0
  for (let row = 0; row < fine.rows; row += 2) {
    for (let column = 0; column < fine.columns; column += 2) {
      const at = row * fine.columns + column
      const four = [at, at + 1, at + fine.columns, at + fine.columns + 1].map((i) => fine.heights[i] ?? Number.NaN)
      const mean = four.reduce((sum, height) => sum + height, 0) / 4
      const above = coarse.heights[(row / 2 + HALO) * coarse.columns + column / 2 + HALO] ?? Number.NaN
      const distance = Math.abs(mean - above)
      if (!(distance <= farthest)) farthest = distance
    }
  }
  return farthest
}

function bitsOf({ heights }: HeightField): Uint32Array {
  return new Uint32Array(heights.buffer, heights.byteOffset, heights.length)
}
