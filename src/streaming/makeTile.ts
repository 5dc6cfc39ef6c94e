/** Tiles as the worker hands them over: a part of it, which nothing else may import. */
import { type BakedPlace, bareCover, type EditIndex, floodedSurface, Greenery, type HeightField, type Lake, showFinerEdits } from '../land'
import { TILE_CELLS, type Tile, tileKey } from '../world'
import { type LandTile, TILE_BORDER, TILE_SIDE } from './landTile'

export interface TileMaking {
  /** The last change of the edits that the heights have seen, and the last of all. */
  readonly madeFor: number
  readonly revision: number
  readonly standing: readonly Lake[]
  readonly green: Greenery
}

/** A tile as it is seen: with its lakes, and what grows on it. */
export async function landTile(tile: Tile, field: HeightField, { madeFor, revision, standing, green }: TileMaking): Promise<LandTile> {
  const part = shownPart(tile)
  const surface = floodedSurface(field, part, standing)
  const grown = green.on(tile, { field, part, ...surface }, await green.setting(tile, revision, madeFor))
  return { tile, revision: madeFor, ...surface, ...grown }
}

/** Heights with the edits that are too narrow for their level. */
export function asShown(dreamed: HeightField, edits: EditIndex): HeightField {
  const finer = edits.shownIn(dreamed)
  if (finer.length === 0) return dreamed
  const field = { ...dreamed, heights: dreamed.heights.slice() }
  showFinerEdits(field, finer)
  return field
}

/** The tiles of a baked place as meadow: what grows takes longer to find than the first picture should wait. */
export function bareTiles({ fields }: BakedPlace): LandTile[] {
  return fields.map(({ tile, field }) => ({
    tile,
    revision: 0,
    ...floodedSurface(field, shownPart(tile), []),
    cover: bareCover(TILE_SIDE),
  }))
}

/** The same with what grows on them, one after another. */
export async function* greenTiles({ seed, fields }: BakedPlace): AsyncGenerator<LandTile> {
  const bare = new Map(fields.map(({ tile, field }) => [tileKey(tile), field]))
  const green = new Greenery(seed, {
    seen: async (tile) => bare.get(tileKey(tile)) as HeightField,
    first: async (tile) => bare.get(tileKey(tile)),
  })
  for (const { tile, field } of fields) yield await landTile(tile, field, { madeFor: 0, revision: 0, standing: [], green })
}

function shownPart({ x, y }: Tile) {
  return { x: x * TILE_CELLS - TILE_BORDER, y: y * TILE_CELLS - TILE_BORDER, columns: TILE_SIDE, rows: TILE_SIDE }
}
