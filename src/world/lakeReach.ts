import { brushOf, LARGEST_BRUSH, SMALLEST_BRUSH } from './brush'
import { type Edit, type Fill, HEIGHT_STEPS_PER_CELL, HIGHEST_EDIT_METRES, PLACES_PER_CELL } from './edit'
import { changesRect, rectsMeet, type StrokeRect, strokeRect } from './editReach'
import { cellMetres, TILE_CELLS } from './levels'
import type { Tile } from './tile'

/** Levels above its own at which a lake shows: there even the widest is two cells wide. */
export const LAKE_LEVELS_ABOVE = 7

/** A cell of a level. */
export interface Cell {
  readonly level: number
  readonly x: number
  readonly y: number
}

/** The cell that water was poured on. */
export function pourCell({ size, points }: Fill): Cell {
  const [x, y] = points[0] ?? [0, 0]
  return { level: brushOf(size).level, x: Math.floor(x / PLACES_PER_CELL), y: Math.floor(y / PLACES_PER_CELL) }
}

/** The elevation that water was poured to, in learned metres. */
export function pourElevation({ size, points }: Fill): number {
  return ((points[0]?.[2] ?? 0) * cellMetres(brushOf(size).level)) / HEIGHT_STEPS_PER_CELL
}

/** The edit that pours water to an elevation at a place, all in learned metres, as nearly as edits say it; far below all ground it empties. */
export function pour(place: { readonly east: number; readonly south: number; readonly elevation: number }, size: number): Fill {
  const cell = cellMetres(brushOf(Math.min(LARGEST_BRUSH, Math.max(SMALLEST_BRUSH, size))).level)
  const highest = Math.floor((HIGHEST_EDIT_METRES / cell) * HEIGHT_STEPS_PER_CELL)
  const steps = Math.round((place.elevation / cell) * HEIGHT_STEPS_PER_CELL)
  const at = (metres: number) => Math.round((metres / cell) * PLACES_PER_CELL)
  return { kind: 'water', size, points: [[at(place.east), at(place.south), Math.min(highest, Math.max(-highest, steps))]] }
}

/** Whether an edit can change the ground that shapes a lake: it changes it in the lake's window, or shows there. */
export function shapesLake(edit: Edit, lake: Fill): boolean {
  return changesRect(edit, strokeRect(lake, brushOf(lake.size).level))
}

/** Whether what two lakes hold can depend on each other: their windows meet. */
export function lakesMeet(one: Fill, other: Fill): boolean {
  const level = Math.max(brushOf(one.size).level, brushOf(other.size).level)
  return rectsMeet(strokeRect(one, level), strokeRect(other, level), 0)
}

/** Whether a lake in these cells is seen in a tile, or within `margin` cells of it. */
export function isLakeSeen(cells: StrokeRect, tile: Tile, margin: number): boolean {
  if (tile.level < cells.level - LAKE_LEVELS_ABOVE) return false
  const scale = 2 ** (tile.level - cells.level)
  const x = Math.floor(cells.x * scale)
  const y = Math.floor(cells.y * scale)
  const columns = Math.ceil((cells.x + cells.columns) * scale) - x
  const rows = Math.ceil((cells.y + cells.rows) * scale) - y
  const own = { level: tile.level, x: tile.x * TILE_CELLS, y: tile.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  return rectsMeet({ level: tile.level, x, y, columns, rows }, own, margin)
}
