import { cellMetres } from '../world'
import { toHalf } from './halfFloat'
import { cutField, type HeightField } from './rect'

/** A height field with what its shading needs. */
export interface Surface {
  readonly heights: Float32Array
  /** Four half floats a cell: slope to the east, slope to the south, curvature (Laplacian × cell), relief above the neighbourhood in cells. */
  readonly surface: Uint16Array
  readonly lowest: number
  readonly highest: number
}

/** Cells around a cell that relief is measured against: a square of 2·8 + 1. */
const RELIEF_RADIUS = 8

/**
 * Slopes, curvature and relief of the part of a field that lies `border` cells around a tile's core.
 * @param field must reach RELIEF_RADIUS cells beyond `part` on every edge
 */
export function surfaceOf(field: HeightField, part: { x: number; y: number; columns: number; rows: number }): Surface {
  const heights = cutField(field, part).heights
  const surface = new Uint16Array(heights.length * 4)
  const means = boxMeans(field, RELIEF_RADIUS)
  const perCell = 1 / cellMetres(field.level)
  const h = field.heights
  const width = field.columns
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  let out = 0
  for (let row = 0; row < part.rows; row++) {
    let at = (part.y - field.y + row) * width + part.x - field.x
    for (let column = 0; column < part.columns; column++, at++, out += 4) {
      const centre = h[at] ?? 0
      const west = h[at - 1] ?? 0
      const east = h[at + 1] ?? 0
      const north = h[at - width] ?? 0
      const south = h[at + width] ?? 0
      surface[out] = toHalf((east - west) * 0.5 * perCell)
      surface[out + 1] = toHalf((south - north) * 0.5 * perCell)
      surface[out + 2] = toHalf((east - centre + (west - centre) + (north - centre) + (south - centre)) * perCell)
      surface[out + 3] = toHalf((centre - (means[at] ?? 0)) * perCell)
      if (centre < lowest) lowest = centre
      if (centre > highest) highest = centre
    }
  }
  return { heights, surface, lowest, highest }
}

/** Mean over a square window around every cell, by sliding sums along rows, then columns; windows are cut off at the edges. */
function boxMeans(field: HeightField, radius: number): Float64Array {
  const { columns, rows, heights } = field
  const along = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row++) slide({ from: heights, to: along, start: row * columns, step: 1, count: columns, radius })
  const means = new Float64Array(columns * rows)
  for (let column = 0; column < columns; column++) slide({ from: along, to: means, start: column, step: columns, count: rows, radius })
  return means
}

interface Slide {
  readonly from: Float32Array | Float64Array
  readonly to: Float64Array
  readonly start: number
  readonly step: number
  readonly count: number
  readonly radius: number
}

function slide({ from, to, start, step, count, radius }: Slide): void {
  let sum = 0
  let inside = 0
  for (let i = -radius; i < count; i++) {
    const enters = i + radius
    if (enters < count) {
      sum += from[start + enters * step] ?? 0
      inside++
    }
    const leaves = i - radius - 1
    if (leaves >= 0) {
      sum -= from[start + leaves * step] ?? 0
      inside--
    }
    if (i >= 0) to[start + i * step] = sum / inside
  }
}
