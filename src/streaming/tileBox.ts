import { cellMetres, type Tile, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { FrustumPlane, ViewQuery } from './selectTiles'

/** A tile's bounds in world metres from the eye. */
export interface Box {
  readonly west: number
  readonly north: number
  readonly side: number
  readonly low: number
  readonly high: number
}

/** Above and below these no ground rises or falls: bounds of a tile of which nothing is known. */
const ANY_LAND = { lowest: -11_000, highest: 9_000 }

export function boxOf(tile: Tile, known: { lowest: number; highest: number } | undefined, eye: ViewQuery['eye']): Box {
  const range = known ?? ANY_LAND
  const sideLearned = tileMetres(tile.level)
  const scale = WORLD_METRES_PER_LEARNED_METRE
  // What is finer than this tile may rise above its averages by about a cell and a half.
  const slack = 1.5 * cellMetres(tile.level)
  return {
    west: (tile.x * sideLearned - eye.east) * scale,
    north: (tile.y * sideLearned - eye.south) * scale,
    side: sideLearned * scale,
    low: (range.lowest - slack - eye.elevation) * scale,
    high: (range.highest + slack - eye.elevation) * scale,
  }
}

/** Distance from the eye to the nearest point of a box. */
export function distanceTo(box: Box): number {
  const dx = Math.max(box.west, 0, -box.west - box.side)
  const dz = Math.max(box.north, 0, -box.north - box.side)
  const dy = Math.max(box.low, 0, -box.high)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** In the picture, or right under the eye, where it is stood upon. */
export function isInView(box: Box, query: ViewQuery): boolean {
  if (distanceTo(box) > query.horizonWorldMetres) return false
  const isUnderEye = box.west <= 0 && box.west + box.side > 0 && box.north <= 0 && box.north + box.side > 0
  return isUnderEye || query.planes.every((plane) => reaches(box, plane))
}

function reaches(box: Box, { nx, ny, nz, w }: FrustumPlane): boolean {
  const x = nx > 0 ? box.west + box.side : box.west
  const y = ny > 0 ? box.high : box.low
  const z = nz > 0 ? box.north + box.side : box.north
  return nx * x + ny * y + nz * z + w >= 0
}
