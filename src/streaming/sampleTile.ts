import { cellMetres, TILE_CELLS, type Tile, tileMetres } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'
import { DRAWN_FINEST_LEVEL, TOP_LEVEL } from './selectTiles'

/** The ground at a point, from the finest tile that is here. */
export interface GroundSample {
  /** Of the ground, in learned metres. */
  readonly elevation: number
  /** Of the surface of a lake over it; undefined where the ground is dry. The sea is not looked at. */
  readonly water: number | undefined
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

/** Bilinear between a tile's cell centres. */
export function sampleTile(land: LandTile, east: number, south: number): GroundSample {
  const { level, x, y } = land.tile
  const cell = cellMetres(level)
  const u = east / cell - x * TILE_CELLS + TILE_BORDER - 0.5
  const v = south / cell - y * TILE_CELLS + TILE_BORDER - 0.5
  const column = Math.min(TILE_SIDE - 2, Math.max(0, Math.floor(u)))
  const row = Math.min(TILE_SIDE - 2, Math.max(0, Math.floor(v)))
  const at = row * TILE_SIDE + column
  const within = { at, across: u - column, down: v - row }
  const ground = between(land.heights, within)
  const surface = land.water && between(land.water, within).value
  return {
    elevation: ground.value,
    water: surface !== undefined && surface > ground.value ? surface : undefined,
    slopeEast: ground.perColumn / cell,
    slopeSouth: ground.perRow / cell,
    level,
  }
}

/** A value between four samples, and how it changes from one to the next. */
function between(samples: Float32Array, { at, across, down }: { at: number; across: number; down: number }) {
  const [a, b] = [samples[at] ?? 0, samples[at + 1] ?? 0]
  const [c, d] = [samples[at + TILE_SIDE] ?? 0, samples[at + TILE_SIDE + 1] ?? 0]
  const north = a + (b - a) * across
  const south = c + (d - c) * across
  return { value: north + (south - north) * down, perColumn: (b - a) * (1 - down) + (d - c) * down, perRow: south - north }
}
