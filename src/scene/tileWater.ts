import { type DrawnTile, type LandTile, TILE_BORDER, TILE_SIDE } from '../streaming'
import { TILE_CELLS, type Tile } from '../world'

/** What a tile's layers hold water: its own, its parent's, or the sum of both; `lake.glsl` reads it. */
const OWN_WATER = 1
const PARENT_WATER = 2

const HALF = TILE_CELLS / 2

/** Which quarters of a tile water is seen in, as bits, found once for its water. */
const known = new WeakMap<Float32Array, number>()

/** Which layers a tile needs for its lakes; 0 when it is dry, and would be dry as a part of its parent. */
export function watersOf({ tile, land, parent }: DrawnTile): number {
  const isAboveWet = parent !== undefined && (quartersOf(parent) & quarterBit(tile)) !== 0
  const isOwnWet = land ? quartersOf(land) !== 0 : isAboveWet
  return (isOwnWet ? OWN_WATER : 0) + (isAboveWet ? PARENT_WATER : 0)
}

function quarterBit({ x, y }: Tile): number {
  return 1 << ((x & 1) + 2 * (y & 1))
}

function quartersOf({ heights, water }: LandTile): number {
  if (!water) return 0
  let bits = known.get(water)
  if (bits === undefined) {
    bits = 0
    water.forEach((level, i) => {
      if (level > (heights[i] ?? 0)) bits = (bits ?? 0) | quartersAt((i % TILE_SIDE) - TILE_BORDER, Math.floor(i / TILE_SIDE) - TILE_BORDER)
    })
    known.set(water, bits)
  }
  return bits
}

/** The quarters that look at a cell: those it lies in, or beside. */
function quartersAt(column: number, row: number): number {
  const across = (column <= HALF ? 1 : 0) | (column >= HALF - 1 ? 2 : 0)
  return (row <= HALF ? across : 0) | (row >= HALF - 1 ? across << 2 : 0)
}
