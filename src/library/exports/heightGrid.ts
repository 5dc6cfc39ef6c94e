/** Elevations on a square grid, row by row from the north-west. */
export interface HeightGrid {
  readonly columns: number
  readonly rows: number
  readonly cellMetres: number
  /** Metres above the sea: rows × columns. */
  readonly heights: Float32Array
}

/** Checks a grid and finds its range. @throws RangeError when it is not what it says, too large, or has an elevation that is not a number */
export function rangeOfGrid({ columns, rows, cellMetres, heights }: HeightGrid, mostCells: number): { lowest: number; highest: number } {
  if (!(Number.isInteger(columns) && Number.isInteger(rows) && columns >= 2 && rows >= 2 && columns * rows <= mostCells))
    throw new RangeError(`Expected a grid of 2×2 to ${mostCells} cells, got ${columns}×${rows}.`)
  if (heights.length !== columns * rows) throw new RangeError(`Expected ${columns * rows} heights, got ${heights.length}.`)
  if (!(cellMetres > 0 && Number.isFinite(cellMetres))) throw new RangeError(`Expected cells of more than 0 m, got ${cellMetres}.`)
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const height of heights) {
    if (!Number.isFinite(height)) throw new RangeError(`Expected elevations in metres, got ${height}.`)
    if (height < lowest) lowest = height
    if (height > highest) highest = height
  }
  return { lowest, highest }
}
