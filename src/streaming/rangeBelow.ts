import { TILE_CELLS, type Tile } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'

/** Lowest and highest elevation in learned metres. */
export interface ElevationRange {
  readonly lowest: number
  readonly highest: number
}

const HALF = TILE_CELLS / 2

/** Ranges of the four quarters of a tile, found once for its heights. */
const known = new WeakMap<Float32Array, readonly ElevationRange[]>()

/** What a tile tells of the elevations of ground and lakes in one of the four below it: the range of its own cells there, and of one cell around. */
export function rangeBelow(land: LandTile, child: Tile): ElevationRange {
  let quarters = known.get(land.heights)
  if (!quarters) {
    quarters = [0, 1, 2, 3].map((quarter) => rangeOf(land, (quarter & 1) * HALF, (quarter >> 1) * HALF))
    known.set(land.heights, quarters)
  }
  return quarters[(child.x & 1) + 2 * (child.y & 1)] ?? land
}

function rangeOf({ heights, water }: LandTile, left: number, top: number): ElevationRange {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let row = top + TILE_BORDER - 1; row < top + HALF + TILE_BORDER + 1; row++) {
    for (let column = left + TILE_BORDER - 1; column < left + HALF + TILE_BORDER + 1; column++) {
      const height = heights[row * TILE_SIDE + column] ?? 0
      if (height < lowest) lowest = height
      highest = Math.max(highest, height, water?.[row * TILE_SIDE + column] ?? height)
    }
  }
  return { lowest, highest }
}
