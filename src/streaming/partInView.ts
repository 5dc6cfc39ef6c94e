import { cellMetres, REFINEMENT_HALO, type StrokeRect, TILE_CELLS, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'
import type { ViewQuery } from './selectTiles'
import { boxOf, isInView } from './tileBox'

/** A tile is looked at in so many pieces along its side. */
const PIECES = 16
const PIECE_CELLS = TILE_CELLS / PIECES

/** Cells around what is in view that it is drawn with: corners of triangles in the coarsest grid, morphed, and what shading looks at. */
const DRAWN_CELLS = 12

/** Cells around what is in view that the same of the tiles below is made with, and so on down: the model's halo, and half as much again, … */
const REFINED_CELLS = 2 * REFINEMENT_HALO

/**
 * The cells of a tile that what is in view of it is drawn with; undefined when nothing is in view.
 * @param isSplit whether tiles below it are drawn, and made of it
 */
export function partInView(land: LandTile, query: ViewQuery, isSplit: boolean): StrokeRect | undefined {
  const { tile } = land
  const around = isSplit ? REFINED_CELLS : DRAWN_CELLS
  const box = boxOf(tile, land, query.eye)
  const side = box.side / PIECES
  const ranges = rangesOf(land)
  const up = (metres: number, cells: number) =>
    (metres + cells * cellMetres(tile.level) - query.eye.elevation) * WORLD_METRES_PER_LEARNED_METRE
  let [left, right, top, bottom] = [PIECES, -1, PIECES, -1]
  for (let row = 0; row < PIECES; row++) {
    for (let column = 0; column < PIECES; column++) {
      if (column >= left && column <= right && row >= top && row <= bottom) continue
      const at = 2 * (row * PIECES + column)
      const [low, high] = [up(ranges[at] ?? land.lowest, -SLACK_CELLS), up(ranges[at + 1] ?? land.highest, SLACK_CELLS)]
      if (!isInView({ west: box.west + column * side, north: box.north + row * side, side, low, high }, query)) continue
      ;[left, right, top, bottom] = [Math.min(left, column), Math.max(right, column), Math.min(top, row), Math.max(bottom, row)]
    }
  }
  if (right < 0) return undefined
  return {
    level: tile.level,
    x: tile.x * TILE_CELLS + left * PIECE_CELLS - around,
    y: tile.y * TILE_CELLS + top * PIECE_CELLS - around,
    columns: (right - left + 1) * PIECE_CELLS + 2 * around,
    rows: (bottom - top + 1) * PIECE_CELLS + 2 * around,
  }
}

/** Whether one rectangle of a level holds all of another. */
export function holds(rect: StrokeRect, part: StrokeRect): boolean {
  return part.x >= rect.x && part.y >= rect.y && part.x + part.columns <= rect.x + rect.columns && part.y + part.rows <= rect.y + rect.rows
}

/** What is finer than a tile, or comes with an edit, may rise above it or lie below it by about so much. */
const SLACK_CELLS = 1.5

/** Lowest and highest elevation of each piece of a tile and one cell around, with its lakes, found once for its heights. */
const known = new WeakMap<Float32Array, Float32Array>()

function rangesOf({ heights, water }: LandTile): Float32Array {
  const found = known.get(heights)
  if (found) return found
  const ranges = new Float32Array(2 * PIECES * PIECES)
  for (let piece = 0; piece < PIECES * PIECES; piece++) {
    const left = TILE_BORDER + (piece % PIECES) * PIECE_CELLS
    const top = TILE_BORDER + Math.floor(piece / PIECES) * PIECE_CELLS
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let row = top - 1; row <= top + PIECE_CELLS; row++) {
      for (let at = row * TILE_SIDE + left - 1; at <= row * TILE_SIDE + left + PIECE_CELLS; at++) {
        const height = heights[at] as number
        if (height < low) low = height
        if (height > high) high = height
        if (water && (water[at] as number) > high) high = water[at] as number
      }
    }
    ranges[2 * piece] = low
    ranges[2 * piece + 1] = high
  }
  known.set(heights, ranges)
  return ranges
}
