import { type Cell, cellMetres } from '../world'
import { type Basin, basinAround, EDGE_CELLS } from './basin'
import { CellHeap } from './CellHeap'
import type { HeightField } from './rect'

/** Hollows that hold no more water than this, in cells, are roughness. */
const LEAST_DEPTH_CELLS = 0.02

/** A hollow, as seen from its lowest cell. */
export interface Hollow {
  readonly sink: Cell
  /** Around the sink. */
  readonly basin: Basin
}

/** The deepest hollow that has a cell within a radius of a point, in cells; undefined where water runs off everywhere. Where the point itself lies in one, that one. */
export function hollowNear(field: HeightField, point: Cell, radiusCells: number): Hollow | undefined {
  const { columns, heights } = field
  const levels = levelsToEdge(field)
  const depthAt = (at: number) => (levels[at] ?? 0) - (heights[at] ?? 0)
  const least = LEAST_DEPTH_CELLS * cellMetres(field.level)
  const middle = { column: point.x - field.x, row: point.y - field.y }
  let best = middle.row * columns + middle.column
  if (depthAt(best) <= least) {
    const reach = Math.floor(radiusCells)
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const at = (middle.row + dy) * columns + middle.column + dx
        if (dx * dx + dy * dy <= radiusCells * radiusCells && depthAt(at) > depthAt(best)) best = at
      }
    }
  }
  if (depthAt(best) <= least) return undefined
  const sink = lowestIn(basinAround(field, cellAt(field, best)))
  return { sink, basin: basinAround(field, sink) }
}

/** The lowest cell that water at the basin's point comes to before it spills. */
function lowestIn(basin: Basin): Cell {
  let lowest = 0
  basin.ground.forEach((ground, at) => {
    const isIn = (cell: number) => (basin.reachedAt[cell] ?? 0) < basin.spill
    if (isIn(at) && (!isIn(lowest) || ground < (basin.ground[lowest] ?? 0))) lowest = at
  })
  return cellAt(basin, lowest)
}

function cellAt({ level, x, y, columns }: { level: number; x: number; y: number; columns: number }, at: number): Cell {
  return { level, x: x + (at % columns), y: y + Math.floor(at / columns) }
}

/** How high water in each cell can stand before it runs out at the edge (R. Barnes, C. Lehman, D. Mulla, 2014), where it is the ground itself on slopes. */
function levelsToEdge({ columns, rows, heights }: HeightField): Float32Array {
  const levels = heights.slice()
  const isKnown = new Uint8Array(columns * rows)
  const heap = new CellHeap(levels)
  for (let at = 0; at < levels.length; at++) {
    const column = at % columns
    const row = (at - column) / columns
    const inside = Math.min(column, row, columns - 1 - column, rows - 1 - row)
    if (inside > EDGE_CELLS) continue
    isKnown[at] = 1
    if (inside === EDGE_CELLS) heap.push(at)
  }
  while (!heap.isEmpty) {
    const at = heap.pop()
    for (let dy = -columns; dy <= columns; dy += columns) {
      for (let dx = -1; dx <= 1; dx++) {
        const next = at + dy + dx
        if (isKnown[next]) continue
        isKnown[next] = 1
        levels[next] = Math.max(levels[next] ?? 0, levels[at] ?? 0)
        heap.push(next)
      }
    }
  }
  return levels
}
