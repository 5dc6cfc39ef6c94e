import { type DrawnTile, type GroundSample, sampleTile } from '../../streaming'
import { tileMetres } from '../../world'

/** The ground of a frame at a place (learned metres), from the finest of the tiles that are drawn; undefined where none is. */
export function groundIn(tiles: readonly DrawnTile[], east: number, south: number): GroundSample | undefined {
  let finest: DrawnTile | undefined
  for (const drawn of tiles) {
    const { level, x, y } = drawn.tile
    if (finest && level <= finest.tile.level) continue
    const side = tileMetres(level)
    if (Math.floor(east / side) === x && Math.floor(south / side) === y) finest = drawn
  }
  const land = finest?.land ?? finest?.parent
  return land && sampleTile(land, east, south)
}
