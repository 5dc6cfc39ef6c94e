import { childTiles, type StrokeRect, type Tile, type TileKey, tileKey, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { LandTile } from './landTile'
import { partInView } from './partInView'
import type { Wish } from './protocol'
import { rangeBelow } from './rangeBelow'
import { type Box, boxOf, distanceTo, isInView } from './tileBox'

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
  /** What edits have done to tiles that are here; left out where there are none. */
  readonly edited?: EditedTiles
}

/** What edits have done to tiles that are here. */
export interface EditedTiles {
  /** Whether a tile, or a part of it, shows them all. */
  readonly isTrue: (tile: Tile, part?: StrokeRect) => boolean
  /** Whether the last of them is in the tile itself, and not only felt there. */
  readonly isTouched: (tile: Tile) => boolean
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
  /** Tiles in view that are missing or provisional, and those in the picture with the part in view that does not show all edits; most wanted first. */
  readonly wanted: readonly Wish[]
  /** How many of them are drawn and have the last edit in them: these come first. */
  readonly touched: number
  /** Tiles that do not show all edits, where nobody sees it. */
  readonly later: readonly Tile[]
  /** Tiles that lie above drawn ones: they must stay. */
  readonly kept: readonly Tile[]
}

/**
 * Walks the quadtree from the coarsest tiles, twice. What is drawn is chosen as seen from the eye: a tile is split when it is near enough and any of its
 * children in view is there; the quarters whose children are not there yet are drawn from the tile itself, so there is never a hole. What is missing is
 * asked for as seen from where the eye will be when it comes, by its error on the screen: nearest and coarsest first. Land that will have been passed by
 * then is not asked for. Before all that comes what a hand has just touched: of the tiles drawn, the finest first. What edits have changed out of the picture comes last.
 */
export function selectTiles(query: ViewQuery, source: TileSource): Selection {
  const shown = chooseDrawn(query, source)
  return { ...shown, ...chooseWanted({ ...query, eye: query.eyeAhead ?? query.eye }, source, shown.drawn) }
}

function chooseDrawn(query: ViewQuery, source: TileSource): Pick<Selection, 'drawn' | 'kept'> {
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

interface Ranked {
  readonly tile: Wish
  readonly order: number
}

function chooseWanted(
  query: ViewQuery,
  source: TileSource,
  drawn: readonly SelectedTile[],
): Pick<Selection, 'wanted' | 'touched' | 'later'> {
  const wanted: Ranked[] = []
  const later: Ranked[] = []
  const { edited } = source
  const drawnKeys = new Set(drawn.map(({ tile }) => tileKey(tile)))
  const shownKeys = new Set<TileKey>(drawnKeys)
  for (const { parent } of drawn) if (parent) shownKeys.add(tileKey(parent.tile))

  const visit = (tile: Tile, parent: LandTile | undefined) => {
    const land = source.get(tile)
    const box = boxOf(tile, land ?? (parent && rangeBelow(parent, tile)), query.eye)
    if (!isInView(box, query)) return
    const order = distanceTo(box) / box.side
    if (!land || source.isProvisional(tile)) wanted.push({ tile, order })
    else if (edited && !edited.isTrue(tile)) {
      const key = tileKey(tile)
      const part = shownKeys.has(key) ? partInView(land, query, isNear(tile, box, query)) : undefined
      if (!part || edited.isTrue(tile, part)) later.push({ tile, order })
      else wanted.push({ tile: { ...tile, part }, order: drawnKeys.has(key) && edited.isTouched(tile) ? -1 - tile.level : order })
    }
    if (land && isNear(tile, box, query)) for (const child of childTiles(tile)) visit(child, land)
  }

  for (const tile of topTiles(query)) visit(tile, undefined)
  return { wanted: inOrder(wanted), touched: wanted.filter(({ order }) => order < 0).length, later: inOrder(later) }
}

function inOrder(ranked: Ranked[]): Wish[] {
  return ranked.sort((a, b) => a.order - b.order).map(({ tile }) => tile)
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
