import { cellMetres, TILE_CELLS, type Tile, tileMetres } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'
import { DRAWN_FINEST_LEVEL, TOP_LEVEL } from './selectTiles'

/** The ground at a point, from the finest tile that is here. */
export interface GroundSample {
  /** Learned metres. */
  readonly elevation: number
  /** Rise over run to the east and to the south. */
  readonly slopeEast: number
  readonly slopeSouth: number
  readonly level: number
}

/** Looks a point (learned metres) up in the finest tile that `get` knows; undefined when no tile is there. */
export function sampleGround(get: (tile: Tile) => LandTile | undefined, east: number, south: number): GroundSample | undefined {
  let finest: LandTile | undefined
  for (let level = TOP_LEVEL; level <= DRAWN_FINEST_LEVEL; level++) {
    const side = tileMetres(level)
    const land = get({ level, x: Math.floor(east / side), y: Math.floor(south / side) })
    if (!land) break
    finest = land
  }
  return finest && sampleTile(finest, east, south)
}

/** Bilinear between cell centres. */
function sampleTile(land: LandTile, east: number, south: number): GroundSample {
  const { level, x, y } = land.tile
  const cell = cellMetres(level)
  const u = east / cell - x * TILE_CELLS + TILE_BORDER - 0.5
  const v = south / cell - y * TILE_CELLS + TILE_BORDER - 0.5
  const column = Math.min(TILE_SIDE - 2, Math.max(0, Math.floor(u)))
  const row = Math.min(TILE_SIDE - 2, Math.max(0, Math.floor(v)))
  const at = row * TILE_SIDE + column
  const a = land.heights[at] ?? 0
  const b = land.heights[at + 1] ?? 0
  const c = land.heights[at + TILE_SIDE] ?? 0
  const d = land.heights[at + TILE_SIDE + 1] ?? 0
  const fu = u - column
  const fv = v - row
  const north = a + (b - a) * fu
  const southern = c + (d - c) * fu
  return {
    elevation: north + (southern - north) * fv,
    slopeEast: ((b - a) * (1 - fv) + (d - c) * fv) / cell,
    slopeSouth: (southern - north) / cell,
    level,
  }
}
