import { PLANT_LEVEL, type Seed, TILE_CELLS, type Tile, tileKey } from '../world'
import { COVER_BORDER, type Cover, type CoverOver, coverOf } from './cover'
import { coverBytes } from './coverBytes'
import { type GrowthCeilings, withCeilings } from './growthCeilings'
import { plantsOf } from './plants'
import { type Rain, rainOverMountains, rainTile } from './rainShadow'
import { type CellRect, grown, type HeightField } from './rect'

/** What grows on a tile. */
export interface Green {
  /** Four bytes a cell, as `coverBytes` says. */
  readonly cover: Uint8Array
  /** As `world/plants.ts` packs them; left out where the level has none. */
  readonly plants?: Uint32Array
}

/** The ground of a tile as it is seen. */
export interface GroundOfTile {
  /** With PLANT_LEVEL's cells around, as far as the model's halo. */
  readonly field: HeightField
  /** Cells that are painted: those of the tile, and some around. */
  readonly part: Omit<CellRect, 'level'>
  readonly heights: Float32Array
  readonly water?: Float32Array
}

/** What decides beforehand what grows on a tile. */
export interface Setting {
  readonly coverOver: CoverOver
  /** The cover that finer tiles are painted with; undefined for tiles that have one of their own. */
  readonly above: Cover | undefined
}

/** Where heights come from. */
export interface Grounds {
  /** The heights of a tile as it is seen. */
  readonly seen: (tile: Tile) => Promise<HeightField>
  /** Those of a tile before any edit, as far around it as they are known; undefined where they are not. */
  readonly first: (tile: Tile) => Promise<HeightField | undefined>
}

/** Covers of tiles of PLANT_LEVEL that are remembered, 90 kB each, and rains, 70 kB each. */
const COVERS = 48
const RAINS = 24
/** Parts whose cover before anything grew otherwise is remembered, some 100 kB each: while years fly their plants are listed anew several times a second. */
const FIRST_COVERS = 64

/**
 * Says what grows where. Tiles finer than PLANT_LEVEL take their cover from the tile of that level, so that a wood has the same edge from near as from far. Rain falls as it
 * did before any edit: a mountain that a hand raises changes the years to come, not what has grown.
 */
export class Greenery {
  readonly #seed: Seed
  readonly #grounds: Grounds
  #ceilings: readonly GrowthCeilings[] = []
  readonly #covers = new Recent<{ readonly made: number; readonly cover: Cover }>(COVERS)
  readonly #rains = new Recent<Rain>(RAINS)
  readonly #firstCovers = new Recent<{ readonly made: number; readonly cover: Cover }>(FIRST_COVERS)

  constructor(seed: Seed, grounds: Grounds) {
    this.#seed = seed
    this.#grounds = grounds
  }

  /** From now on plants are listed that may come to stand there. */
  setCeilings(ceilings: readonly GrowthCeilings[]): void {
    this.#ceilings = ceilings
  }

  /** The cover of a part of a field on a tile, as it was before anything grew otherwise. */
  async firstCover(tile: Tile, field: HeightField, part: Omit<CellRect, 'level'>): Promise<Cover> {
    return coverOf(this.#seed, field, part, await this.#rainOver(tile))
  }

  /** What `on` is to be given for a tile. @param madeFor the last change of the edits that the tile's heights have seen, and `revision` the last of all */
  async setting(tile: Tile, revision: number, madeFor = revision): Promise<Setting> {
    const rain = await this.#rainOver(tile)
    const ceilings = this.#ceilings
    const coverOver: CoverOver = (field, part) => withCeilings(this.#coverOf(field, part, rain, madeFor), ceilings)
    if (tile.level <= PLANT_LEVEL) return { coverOver, above: undefined }
    const parts = 2 ** (tile.level - PLANT_LEVEL)
    const above = { level: PLANT_LEVEL, x: Math.floor(tile.x / parts), y: Math.floor(tile.y / parts) }
    const known = this.#covers.get(tileKey(above))
    if (known?.made === revision) return { coverOver, above: known.cover }
    const cover = withCeilings(this.#coverOf(await this.#grounds.seen(above), partAround(above), rain, revision), ceilings)
    this.#covers.set(tileKey(above), { made: revision, cover })
    return { coverOver, above: cover }
  }

  /** What grows on a tile. */
  on(tile: Tile, { field, part, heights, water }: GroundOfTile, { coverOver, above }: Setting): Green {
    const cover = above ?? coverOver(field, part)
    const isWet = (column: number, row: number) => {
      const at = (tile.y * TILE_CELLS + row - part.y) * part.columns + tile.x * TILE_CELLS + column - part.x
      return water !== undefined && (water[at] ?? 0) > (heights[at] ?? 0)
    }
    const plants = above ? undefined : plantsOf(this.#seed, tile, { field, cover, isWet, coverOver })
    return { cover: coverBytes(cover, { level: tile.level, ...part }), ...(plants && { plants }) }
  }

  async #rainOver(tile: Tile): Promise<Rain> {
    const of = rainTile(tile)
    const known = this.#rains.get(tileKey(of))
    if (known) return known
    const rain = rainOverMountains(this.#seed, of, await this.#grounds.first(of))
    this.#rains.set(tileKey(of), rain)
    return rain
  }

  #coverOf(field: HeightField, part: Omit<CellRect, 'level'>, rain: Rain, made: number): Cover {
    const key = [field.level, part.x, part.y, part.columns, part.rows].join()
    const known = this.#firstCovers.get(key)
    if (known?.made === made) return known.cover
    const cover = coverOf(this.#seed, field, part, rain)
    this.#firstCovers.set(key, { made, cover })
    return cover
  }
}

/** The last values that were used. */
class Recent<Value> {
  readonly #capacity: number
  readonly #values = new Map<string, Value>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#capacity) break
      this.#values.delete(oldest)
    }
  }
}

/** A tile's cells and those around that finer tiles' borders lie in. */
function partAround({ level, x, y }: Tile): CellRect {
  return grown({ level, x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }, COVER_BORDER)
}
