import { brushOf } from './brush'
import { type Edit, type EditKind, PLACES_PER_CELL } from './edit'
import { TILE_CELLS } from './levels'
import type { Tile } from './tile'

/** Cells of a level; `x`, `y` is the north-west one. */
export interface StrokeRect {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}

/** Kinds of edits that change what the model is told instead of what it answers. */
const TOLD: ReadonlySet<EditKind> = new Set(['dream', 'ruggedness', 'character'])

/** Levels above a brush's own at which its edit still shows: there it is a fraction of a cell wide. */
export const SHOWN_LEVELS_ABOVE = 3

/** How far a change is felt at all finer levels together, in cells of the brush's level: the model's halo of 10 cells at that level, half as much below, … */
export const HEIGHT_REACH_CELLS = 20

/** The same where the model is told something else for the brush's level: it sees 10 cells of the level above. */
export const TOLD_REACH_CELLS = 40

export function isTold(edit: Edit): boolean {
  return TOLD.has(edit.kind)
}

/** The cells that a stroke touches at a level: a rectangle, a little wider than needed on coarser levels. */
export function strokeRect({ size, points }: Edit, level: number): StrokeRect {
  const brush = brushOf(size)
  const scale = 2 ** (level - brush.level)
  let [west, north, east, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [x, y] of points) {
    west = Math.min(west, x / PLACES_PER_CELL)
    east = Math.max(east, x / PLACES_PER_CELL)
    north = Math.min(north, y / PLACES_PER_CELL)
    south = Math.max(south, y / PLACES_PER_CELL)
  }
  const x = Math.floor((west - brush.radiusCells) * scale)
  const y = Math.floor((north - brush.radiusCells) * scale)
  return {
    level,
    x,
    y,
    columns: Math.ceil((east + brush.radiusCells) * scale) - x,
    rows: Math.ceil((south + brush.radiusCells) * scale) - y,
  }
}

/** Whether an edit changes any elevation within `margin` cells of a tile, as the land is dreamed from level to level. */
export function changesTile(edit: Edit, tile: Tile, margin: number): boolean {
  const { level } = brushOf(edit.size)
  if (tile.level < level) return false
  const reach = (isTold(edit) ? TOLD_REACH_CELLS : HEIGHT_REACH_CELLS) * 2 ** (tile.level - level)
  return overlaps(strokeRect(edit, tile.level), tile, margin + (tile.level === level && !isTold(edit) ? 0 : reach))
}

/** Whether a finer edit shows within `margin` cells of a tile, seen from afar. */
export function showsInTile(edit: Edit, tile: Tile, margin: number): boolean {
  const { level } = brushOf(edit.size)
  const isAbove = tile.level < level && tile.level >= level - SHOWN_LEVELS_ABOVE
  return isAbove && !isTold(edit) && overlaps(strokeRect(edit, tile.level), tile, margin)
}

function overlaps({ x, y, columns, rows }: StrokeRect, tile: Tile, margin: number): boolean {
  const left = tile.x * TILE_CELLS - margin
  const top = tile.y * TILE_CELLS - margin
  const side = TILE_CELLS + 2 * margin
  return x < left + side && left < x + columns && y < top + side && top < y + rows
}
