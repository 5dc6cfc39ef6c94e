import { REFINEMENT_HALO, type StrokeRect, TILE_CELLS, type Tile } from '../world'
import type { ViewQuery } from './selectTiles'
import { type Box, isInView } from './tileBox'

/** A tile is looked at in so many pieces along its side. */
const PIECES = 8

/** Cells around what is in view that it is drawn with: corners of triangles in the coarsest grid, morphed, and what shading looks at. */
const DRAWN_CELLS = 12

/** Cells around what is in view that the same of the tiles below is made with, and so on down: the model's halo, and half as much again, … */
const REFINED_CELLS = 2 * REFINEMENT_HALO

/**
 * The cells of a tile that what is in view of it is drawn with; undefined when nothing is in view.
 * @param box the tile's
 * @param isSplit whether tiles below it are drawn, and made of it
 */
export function partInView(tile: Tile, box: Box, query: ViewQuery, isSplit: boolean): StrokeRect | undefined {
  const around = isSplit ? REFINED_CELLS : DRAWN_CELLS
  const side = box.side / PIECES
  let [left, right, top, bottom] = [PIECES, -1, PIECES, -1]
  for (let row = 0; row < PIECES; row++) {
    for (let column = 0; column < PIECES; column++) {
      const isKnown = column >= left && column <= right && row >= top && row <= bottom
      if (isKnown || !isInView({ ...box, west: box.west + column * side, north: box.north + row * side, side }, query)) continue
      ;[left, right, top, bottom] = [Math.min(left, column), Math.max(right, column), Math.min(top, row), Math.max(bottom, row)]
    }
  }
  if (right < 0) return undefined
  const cells = TILE_CELLS / PIECES
  return {
    level: tile.level,
    x: tile.x * TILE_CELLS + left * cells - around,
    y: tile.y * TILE_CELLS + top * cells - around,
    columns: (right - left + 1) * cells + 2 * around,
    rows: (bottom - top + 1) * cells + 2 * around,
  }
}

/** Whether one rectangle of a level holds all of another. */
export function holds(rect: StrokeRect, part: StrokeRect): boolean {
  return part.x >= rect.x && part.y >= rect.y && part.x + part.columns <= rect.x + rect.columns && part.y + part.rows <= rect.y + rect.rows
}
