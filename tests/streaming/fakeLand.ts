import type { LandTile } from '../../src/streaming'
import { TILE_BORDER, TILE_SIDE } from '../../src/streaming'
import { cellMetres, TILE_CELLS, type Tile } from '../../src/world'

/** A tile that is everywhere both as low and as high as it can be: how low and how high is all that choosing tiles looks at. */
export function boundsOnly(tile: Tile, lowest: number, highest: number): LandTile {
  return {
    tile,
    get heights() {
      return Float32Array.from({ length: TILE_SIDE * TILE_SIDE }, (_, i) => (i % 2 === 0 ? lowest : highest))
    },
    surface: new Uint8Array(0),
    cover: new Uint8Array(0),
    lowest,
    highest,
    revision: 0,
  }
}

/** A tile whose samples are a function of their place, in learned metres. */
export function tileOf(tile: Tile, elevationAt: (east: number, south: number) => number): LandTile {
  const cell = cellMetres(tile.level)
  const heights = new Float32Array(TILE_SIDE * TILE_SIDE)
  for (let row = 0; row < TILE_SIDE; row++) {
    for (let column = 0; column < TILE_SIDE; column++) {
      const east = (tile.x * TILE_CELLS - TILE_BORDER + column + 0.5) * cell
      const south = (tile.y * TILE_CELLS - TILE_BORDER + row + 0.5) * cell
      heights[row * TILE_SIDE + column] = elevationAt(east, south)
    }
  }
  return {
    tile,
    heights,
    surface: new Uint8Array(0),
    cover: new Uint8Array(0),
    lowest: Math.min(...heights),
    highest: Math.max(...heights),
    revision: 0,
  }
}
