import { COARSEST_PLANT_LEVEL, PLANT_LEVEL, type Tile } from '../world'
import type { LandTile } from './landTile'

/** The tile whose plants stand on a drawn tile: of PLANT_LEVEL if it is that fine, or else its own land, or its parent's until that has come. */
export function groveOf(
  tiles: { get(tile: Tile): LandTile | undefined },
  tile: Tile,
  land: LandTile | undefined,
  parent: LandTile | undefined,
): LandTile | undefined {
  if (tile.level < COARSEST_PLANT_LEVEL) return undefined
  if (tile.level <= PLANT_LEVEL) return land ?? parent
  const parts = 2 ** (tile.level - PLANT_LEVEL)
  return tiles.get({ level: PLANT_LEVEL, x: Math.floor(tile.x / parts), y: Math.floor(tile.y / parts) })
}
