import { cellMetres, childTiles, type Tile, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { LandTile } from './landTile'
import { rangeBelow } from './rangeBelow'

/** The coarsest tiles that are drawn: 92 km of world a side. */
export const TOP_LEVEL = 4

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
  /** Where the eye will be when land that is asked for now has come, in learned metres; where it is now when left out. */
  readonly eyeAhead?: ViewQuery['eye']
  /** How far one sees, in world metres. */
  readonly horizonWorldMetres: number
}

/** What the traversal asks of the cache. */
export interface TileSource {
  readonly get: (tile: Tile) => LandTile | undefined
  /** True when the tile is here but should be made again. */
  readonly isProvisional: (tile: Tile) => boolean
}

/** A tile to draw: from its own land, or from its parent's until its own has come. */
export interface SelectedTile {
  readonly tile: Tile
  readonly land: LandTile | undefined
  readonly parent: LandTile | undefined
}

/** What to draw, and what to ask for. */
export interface Selection {
  /** The nearest first, so that what they hide is not drawn. */
  readonly drawn: readonly SelectedTile[]
  /** Tiles in view that are missing or provisional, most wanted first. */
  readonly wanted: readonly Tile[]
  /** Tiles that lie above drawn ones: they must stay. */
  readonly kept: readonly Tile[]
}

/**
 * Walks the quadtree from the coarsest tiles, twice. What is drawn is chosen as seen from the eye: a tile is split when it is near enough and any of its
 * children in view is there; the quarters whose children are not there yet are drawn from the tile itself, so there is never a hole. What is missing is
 * asked for as seen from where the eye will be when it comes, by its error on the screen: nearest and coarsest first. Land that will have been passed by
 * then is not asked for.
 */
export function selectTiles(query: ViewQuery, source: TileSource): Selection {
  return { ...chooseDrawn(query, source), wanted: chooseWanted({ ...query, eye: query.eyeAhead ?? query.eye }, source) }
}

function chooseDrawn(query: ViewQuery, source: TileSource): Omit<Selection, 'wanted'> {
  const drawn: SelectedTile[] = []
  const kept: Tile[] = []

  const place = (tile: Tile, parent: LandTile | undefined) => {
    const land = source.get(tile)
    const box = boxOf(tile, land ?? (parent && rangeBelow(parent, tile)), query.eye)
    if (!isInView(box, query)) return
    if (land && isNear(tile, box, query) && hasChildInView(land)) {
      kept.push(tile)
      for (const child of nearestFirst(childTiles(tile), query)) place(child, land)
    } else if (land ?? parent) drawn.push({ tile, land, parent })
  }

  const hasChildInView = (land: LandTile): boolean =>
    childTiles(land.tile).some((child) => {
      const below = source.get(child)
      return below !== undefined && isInView(boxOf(child, below, query.eye), query)
    })

  for (const tile of nearestFirst([...topTiles(query)], query)) place(tile, undefined)
  return { drawn, kept }
}

function chooseWanted(query: ViewQuery, source: TileSource): Tile[] {
  const wanted: { tile: Tile; order: number }[] = []

  const visit = (tile: Tile, parent: LandTile | undefined) => {
    const land = source.get(tile)
    const box = boxOf(tile, land ?? (parent && rangeBelow(parent, tile)), query.eye)
    if (!isInView(box, query)) return
    if (!land || source.isProvisional(tile)) wanted.push({ tile, order: distanceTo(box) / box.side })
    if (land && isNear(tile, box, query)) for (const child of childTiles(tile)) visit(child, land)
  }

  for (const tile of topTiles(query)) visit(tile, undefined)
  return wanted.sort((a, b) => a.order - b.order).map(({ tile }) => tile)
}

/** Near enough to be split. */
function isNear({ level }: Tile, box: Box, { splitSides }: ViewQuery): boolean {
  return level < DRAWN_FINEST_LEVEL && distanceTo(box) < splitSides * box.side
}

/** The coarsest tiles within the horizon. */
function* topTiles({ eye, horizonWorldMetres }: ViewQuery): Generator<Tile> {
  const side = tileMetres(TOP_LEVEL)
  const horizon = horizonWorldMetres / WORLD_METRES_PER_LEARNED_METRE
  for (let y = Math.floor((eye.south - horizon) / side); y <= Math.floor((eye.south + horizon) / side); y++) {
    for (let x = Math.floor((eye.east - horizon) / side); x <= Math.floor((eye.east + horizon) / side); x++)
      yield { level: TOP_LEVEL, x, y }
  }
}

/** Tiles of one level by the distance of their middle: of two in one line of sight, the one in front comes first. */
function nearestFirst(tiles: readonly Tile[], { eye }: ViewQuery): Tile[] {
  const distance = ({ level, x, y }: Tile) => {
    const side = tileMetres(level)
    return Math.hypot((x + 0.5) * side - eye.east, (y + 0.5) * side - eye.south)
  }
  return [...tiles].sort((a, b) => distance(a) - distance(b))
}

/** A tile's bounds in world metres from the eye. */
interface Box {
  readonly west: number
  readonly north: number
  readonly side: number
  readonly low: number
  readonly high: number
}

/** Above and below these no ground rises or falls: bounds of a tile of which nothing is known. */
const ANY_LAND = { lowest: -11_000, highest: 9_000 }

function boxOf(tile: Tile, known: { lowest: number; highest: number } | undefined, eye: ViewQuery['eye']): Box {
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
function distanceTo(box: Box): number {
  const dx = Math.max(box.west, 0, -box.west - box.side)
  const dz = Math.max(box.north, 0, -box.north - box.side)
  const dy = Math.max(box.low, 0, -box.high)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** In the picture, or right under the eye, where it is stood upon. */
function isInView(box: Box, query: ViewQuery): boolean {
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
