import { cellMetres } from '../world'
import { cutField, type HeightField } from './rect'
import { curvatureByte, ditherAt, reliefByte, slopeByte } from './shadingBytes'

/** A height field with what its shading needs. */
export interface Surface {
  readonly heights: Float32Array
  /** Four bytes a cell (`shadingBytes.ts`): slope to the east, slope to the south, curvature (Laplacian × cell), relief above the neighbourhood in cells. */
  readonly surface: Uint8Array
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
  const surface = new Uint8Array(heights.length * 4)
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
      const dither = ditherAt(part.x + column, part.y + row)
      surface[out] = slopeByte((east - west) * 0.5 * perCell, dither)
      surface[out + 1] = slopeByte((south - north) * 0.5 * perCell, 1 - dither)
      surface[out + 2] = curvatureByte((east - centre + (west - centre) + (north - centre) + (south - centre)) * perCell, dither)
      surface[out + 3] = reliefByte((centre - (means[at] ?? 0)) * perCell, 1 - dither)
      if (centre < lowest) lowest = centre
      if (centre > highest) highest = centre
    }
  }
  return { heights, surface, lowest, highest }
}

/** Sums and means of the last field, written over by the next: a worker makes many fields of one size. */
let scratch = { along: new Float64Array(0), means: new Float64Array(0) }

/** Mean over a square window around every cell, by sliding sums along rows, then columns; windows are cut off at the edges. Good until the next call. */
function boxMeans(field: HeightField, radius: number): Float64Array {
  const { columns, rows, heights } = field
  const count = columns * rows
  if (scratch.means.length !== count) scratch = { along: new Float64Array(count), means: new Float64Array(count) }
  const { along, means } = scratch
  for (let row = 0; row < rows; row++) slide({ from: heights, to: along, start: row * columns, step: 1, count: columns, radius })
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
