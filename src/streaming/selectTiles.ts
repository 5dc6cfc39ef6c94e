import { cellMetres, childTiles, type Tile, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { LandTile } from './landTile'

/** The coarsest tiles that are drawn are the children of this level's: 92 km of world a side. */
export const TOP_LEVEL = 3

/** The finest tiles that are drawn: cells of 1.4 learned metres, 18 cm of world. */
export const DRAWN_FINEST_LEVEL = 16

/** Half-space of the view frustum: nx·x + ny·y + nz·z + w ≥ 0 is inside, in world metres from the eye (x east, y up, z south). */
export interface FrustumPlane {
  readonly nx: number
  readonly ny: number
  readonly nz: number
  readonly w: number
}

/** What is looked at, and how closely. */
export interface ViewQuery {
  /** Learned metres. */
  readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }
  readonly planes: readonly FrustumPlane[]
  /** A tile is split when it is nearer than this many of its sides. */
  readonly splitSides: number
  /** How far one sees, in world metres. */
  readonly horizonWorldMetres: number
}

/** What the traversal asks of the cache. */
export interface TileSource {
  readonly get: (tile: Tile) => LandTile | undefined
  readonly hasBelow: (parent: Tile) => boolean
  /** True when the quad below is here but should be made again. */
  readonly isProvisional: (parent: Tile) => boolean
}

/** What to draw, and what to ask for. */
export interface Selection {
  readonly drawn: readonly LandTile[]
  /** Parents whose children are missing, most wanted first. */
  readonly wanted: readonly Tile[]
  /** Parents whose quads are drawn or lie above drawn ones: they must stay. */
  readonly kept: readonly Tile[]
}

/** Tiles are asked for this much before they are drawn. */
const LOOK_AHEAD = 1.15

/** Quads that are here but provisional (baked, plain) are asked for after all that are missing. */
const PROVISIONAL_PENALTY = 1e6

/**
 * Walks the quadtree from the coarsest tiles: a tile in view is drawn until it is near enough to be split *and* its four children are there, so there is never a hole.
 */
export function selectTiles(query: ViewQuery, source: TileSource): Selection {
  const drawn: LandTile[] = []
  const kept: Tile[] = []
  const wanted: { tile: Tile; order: number }[] = []

  const visitBelow = (parent: Tile) => {
    kept.push(parent)
    for (const child of childTiles(parent)) visit(child)
  }

  const visit = (tile: Tile) => {
    const land = source.get(tile)
    if (!land) return
    const box = boxOf(tile, land, query.eye)
    const distance = distanceTo(box)
    const below = query.eye.east >= box.eastEdge && query.eye.east < box.eastEdge + box.sideLearned && isUnder(query, box)
    if (distance > query.horizonWorldMetres || !(below || isInside(box, query.planes))) return
    const reach = query.splitSides * box.side
    if (tile.level < DRAWN_FINEST_LEVEL && distance < reach * LOOK_AHEAD) {
      const here = source.hasBelow(tile)
      if (!here) wanted.push({ tile, order: distance / box.side })
      else if (source.isProvisional(tile)) wanted.push({ tile, order: PROVISIONAL_PENALTY + distance / box.side })
      if (here && distance < reach) return visitBelow(tile)
      if (here) kept.push(tile)
    }
    drawn.push(land)
  }

  const top = tileMetres(TOP_LEVEL)
  const horizon = query.horizonWorldMetres / WORLD_METRES_PER_LEARNED_METRE
  for (let y = Math.floor((query.eye.south - horizon) / top); y <= Math.floor((query.eye.south + horizon) / top); y++) {
    for (let x = Math.floor((query.eye.east - horizon) / top); x <= Math.floor((query.eye.east + horizon) / top); x++) {
      const tile = { level: TOP_LEVEL, x, y }
      if (source.hasBelow(tile)) {
        if (source.isProvisional(tile)) wanted.push({ tile, order: PROVISIONAL_PENALTY })
        visitBelow(tile)
      } else wanted.push({ tile, order: -1 / (1 + Math.abs(x) + Math.abs(y)) - (containsEye(tile, query) ? 1 : 0) })
    }
  }
  wanted.sort((a, b) => a.order - b.order)
  return { drawn, kept, wanted: wanted.map((want) => want.tile) }
}

/** A tile's bounds in world metres from the eye. */
interface Box {
  readonly west: number
  readonly north: number
  readonly side: number
  readonly low: number
  readonly high: number
  readonly eastEdge: number
  readonly southEdge: number
  readonly sideLearned: number
}

function boxOf(tile: Tile, land: LandTile, eye: ViewQuery['eye']): Box {
  const sideLearned = tileMetres(tile.level)
  const scale = WORLD_METRES_PER_LEARNED_METRE
  // What is finer than this tile may rise above its averages by about a cell and a half.
  const slack = 1.5 * cellMetres(tile.level)
  return {
    west: (tile.x * sideLearned - eye.east) * scale,
    north: (tile.y * sideLearned - eye.south) * scale,
    side: sideLearned * scale,
    low: (land.lowest - slack - eye.elevation) * scale,
    high: (land.highest + slack - eye.elevation) * scale,
    eastEdge: tile.x * sideLearned,
    southEdge: tile.y * sideLearned,
    sideLearned,
  }
}

function distanceTo(box: Box): number {
  const dx = Math.max(box.west, 0, -box.west - box.side)
  const dz = Math.max(box.north, 0, -box.north - box.side)
  const dy = Math.max(box.low, 0, -box.high)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

function isInside(box: Box, planes: readonly FrustumPlane[]): boolean {
  return planes.every(({ nx, ny, nz, w }) => {
    const x = nx > 0 ? box.west + box.side : box.west
    const y = ny > 0 ? box.high : box.low
    const z = nz > 0 ? box.north + box.side : box.north
    return nx * x + ny * y + nz * z + w >= 0
  })
}

function isUnder(query: ViewQuery, box: Box): boolean {
  return query.eye.south >= box.southEdge && query.eye.south < box.southEdge + box.sideLearned
}

function containsEye(tile: Tile, query: ViewQuery): boolean {
  const side = tileMetres(tile.level)
  return Math.floor(query.eye.east / side) === tile.x && Math.floor(query.eye.south / side) === tile.y
}
