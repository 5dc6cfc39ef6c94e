import { CellHeap } from './CellHeap'
import { boundsOf, type CellRect, cutField, grown, type HeightField } from './rect'

/** Water keeps this far from the edge of what is known: beyond it nobody knows whether it would run out. */
export const EDGE_CELLS = 4

/** What holds water around a point: how high it must stand to reach each cell from there, and how high it can stand at all. */
export interface Basin extends CellRect {
  /** Ground in metres, rows × columns. */
  readonly ground: Float32Array
  /** The lowest level at which water at the point reaches a cell; infinite where it would run out first. */
  readonly reachedAt: Float32Array
  /** Ground at the point, in metres. */
  readonly bed: number
  /** Water at the point runs out at this elevation: a lake lies below it. Not above the bed where the point is on a slope. */
  readonly spill: number
}

/**
 * Floods ground from a point until water runs out at the edge: a priority flood (R. Barnes, C. Lehman, D. Mulla, 2014) from within, which gives each cell the least height of the
 * highest ground on any way to it. Water goes to all eight neighbours, so no gap is too narrow for it.
 * @param point a cell at least EDGE_CELLS inside
 */
export function basinAround(field: HeightField, point: { readonly x: number; readonly y: number }): Basin {
  const { columns, rows, heights } = field
  const reachedAt = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY)
  const isKnown = new Uint8Array(columns * rows)
  const start = (point.y - field.y) * columns + point.x - field.x
  const heap = new CellHeap(heights)
  const bed = heights[start] ?? 0
  heap.push(start)
  isKnown[start] = 1
  let level = bed
  for (;;) {
    const at = heap.pop()
    level = Math.max(level, heights[at] ?? 0)
    const column = at % columns
    const row = (at - column) / columns
    if (Math.min(column, row, columns - 1 - column, rows - 1 - row) < EDGE_CELLS) break
    reachedAt[at] = level
    for (let dy = -columns; dy <= columns; dy += columns) {
      for (let dx = -1; dx <= 1; dx++) {
        const next = at + dy + dx
        if (isKnown[next]) continue
        isKnown[next] = 1
        heap.push(next)
      }
    }
  }
  const part = grown(
    boundsOf(field, (at) => at === start || (reachedAt[at] ?? 0) < level),
    EDGE_CELLS,
  )
  return {
    ...part,
    ground: cutField(field, part).heights,
    reachedAt: cutField({ ...field, heights: reachedAt }, part).heights,
    bed,
    spill: level,
  }
}
