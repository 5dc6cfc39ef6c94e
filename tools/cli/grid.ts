/** Elevations in metres, row-major from the north-west. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly heights: Float32Array
}

/** The lowest and the highest elevation, or where the first one is that is not a finite number. */
export type GridRange =
  | { readonly status: 'finite'; readonly lowest: number; readonly highest: number }
  | { readonly status: 'broken'; readonly value: number; readonly row: number; readonly column: number }

export function rangeOf({ heights, columns }: Grid): GridRange {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < heights.length; at++) {
    const value = heights[at] ?? Number.NaN
    if (!Number.isFinite(value)) return { status: 'broken', value, row: Math.floor(at / columns), column: at % columns }
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  return { status: 'finite', lowest, highest }
}
