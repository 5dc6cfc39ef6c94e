import { brushOf } from './brush'
import { type Edit, type EditKind, PLACES_PER_CELL, type StrokePoint } from './edit'
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

/** A brush and its path, whatever they do. */
export interface Stroke {
  readonly kind: string
  readonly size: number
  readonly points: readonly StrokePoint[]
}

/** Kinds of edits that change what the model is told instead of what it answers. */
const TOLD: ReadonlySet<EditKind> = new Set(['dream', 'ruggedness', 'character'])

/** Levels above a brush's own at which its edit still shows: there it is a fraction of a cell wide. */
export const SHOWN_LEVELS_ABOVE = 3

/** A lake lies within so many tiles of its level a side, chosen so that water is poured no nearer than half a tile to the edge. */
const LAKE_WINDOW_TILES = 2

/** The sides of a deep valley, and the flanks of a high ridge, go out as far as so many radii of the brush. */
const BANK_REACH_RADII = 2

/** Coarse cells that one refinement of the model sees on every side of a cell. */
export const REFINEMENT_HALO = 10

export function isTold(edit: Edit): boolean {
  return TOLD.has(edit.kind)
}

/** Whether an edit changes heights of its level: all do that the model is not told of, but for water, which stands on the ground as it is. */
export function isGround(edit: Edit): boolean {
  return !isTold(edit) && edit.kind !== 'water'
}

/** How far from its path a stroke may move the ground, in cells of the brush's level. */
export function strokeReachCells({ kind, size }: Pick<Stroke, 'kind' | 'size'>): number {
  return brushOf(size).radiusCells * (kind === 'valley' || kind === 'ridge' ? BANK_REACH_RADII : 1)
}

/** The cells that a stroke touches at a level: a rectangle, a little wider than needed on coarser levels. Of water, those that it may stand in. */
export function strokeRect(edit: Stroke, level: number): StrokeRect {
  const { kind, size, points } = edit
  const scale = 2 ** (level - brushOf(size).level)
  if (kind === 'water') return lakeWindow(points[0] ?? [0, 0], level, scale)
  const reach = strokeReachCells(edit)
  let [west, north, east, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [x, y] of points) {
    west = Math.min(west, x / PLACES_PER_CELL)
    east = Math.max(east, x / PLACES_PER_CELL)
    north = Math.min(north, y / PLACES_PER_CELL)
    south = Math.max(south, y / PLACES_PER_CELL)
  }
  const x = Math.floor((west - reach) * scale)
  const y = Math.floor((north - reach) * scale)
  return {
    level,
    x,
    y,
    columns: Math.ceil((east + reach) * scale) - x,
    rows: Math.ceil((south + reach) * scale) - y,
  }
}

/**
 * The cells of a level whose elevations an edit changes as the land is dreamed from level to level, and no more than could be: those of the stroke where it is written, and at every finer
 * level what the model sees of those above. Undefined where it changes none: above its level, where finer edits only show, and for water.
 */
export function changedCells(edit: Edit, level: number): StrokeRect | undefined {
  const { level: own } = brushOf(edit.size)
  if (edit.kind === 'water' || level < own) return undefined
  let rect = strokeRect(edit, isTold(edit) ? own - 1 : own)
  while (rect.level < level) rect = seenFrom(rect)
  return rect
}

/** Whether an edit changes any elevation within `margin` cells of a tile, as the land is dreamed from level to level. */
export function changesTile(edit: Edit, tile: Tile, margin: number): boolean {
  return tile.level >= brushOf(edit.size).level && changesRect(edit, rectOf(tile), margin)
}

/** Whether a finer edit shows within `margin` cells of a tile, seen from afar. */
export function showsInTile(edit: Edit, tile: Tile, margin: number): boolean {
  const { level } = brushOf(edit.size)
  return !isTold(edit) && tile.level < level && tile.level >= level - SHOWN_LEVELS_ABOVE && changesRect(edit, rectOf(tile), margin)
}

/** Whether an edit changes the ground within `margin` cells of a rectangle: what is dreamed, or what finer edits would do to it. */
export function changesRect(edit: Edit, rect: StrokeRect, margin = 0): boolean {
  if (edit.kind === 'water') return false
  const isFiner = rect.level < brushOf(edit.size).level
  const changed = isFiner && !isTold(edit) ? strokeRect(edit, rect.level) : changedCells(edit, rect.level)
  return changed !== undefined && rectsMeet(changed, rect, margin)
}

/** The cells of the level below that the model makes of these, alone or among others. */
function seenFrom({ level, x, y, columns, rows }: StrokeRect): StrokeRect {
  const halo = REFINEMENT_HALO
  return { level: level + 1, x: 2 * (x - halo), y: 2 * (y - halo), columns: 2 * (columns + 2 * halo), rows: 2 * (rows + 2 * halo) }
}

function rectOf({ level, x, y }: Tile): StrokeRect {
  return { level, x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
}

/** Whether two rectangles of one level share a cell, or would if one were `margin` cells larger on every side. */
export function rectsMeet(a: StrokeRect, b: StrokeRect, margin: number): boolean {
  return a.x < b.x + b.columns + margin && b.x < a.x + a.columns + margin && a.y < b.y + b.rows + margin && b.y < a.y + a.rows + margin
}

/** The cells that a lake may lie in. `scale` is cells of `level` in one of the lake's own. */
function lakeWindow([x, y]: readonly number[], level: number, scale: number): StrokeRect {
  const first = (place = 0) => Math.floor((Math.floor(place / PLACES_PER_CELL) - TILE_CELLS / 2) / TILE_CELLS) * TILE_CELLS
  const side = LAKE_WINDOW_TILES * TILE_CELLS
  const [left, top] = [Math.floor(first(x) * scale), Math.floor(first(y) * scale)]
  const span = (start: number, from: number) => Math.ceil((first(start) + side) * scale) - from
  return { level, x: left, y: top, columns: span(x ?? 0, left), rows: span(y ?? 0, top) }
}
