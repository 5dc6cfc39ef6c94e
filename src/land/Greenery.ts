import { PLANT_LEVEL, type Seed, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { COVER_BORDER, type Cover, coverOf } from './cover'
import { coverBytes } from './coverBytes'
import { plantsOf } from './plants'
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

/** Covers of tiles of PLANT_LEVEL that are remembered: 90 kB each. */
const CAPACITY = 48

/** Says what grows where. Tiles finer than PLANT_LEVEL take their cover from the tile of that level, so that a wood has the same edge from near as from far. */
export class Greenery {
  readonly #seed: Seed
  readonly #fieldOf: (tile: Tile) => Promise<HeightField>
  readonly #covers = new Map<TileKey, { readonly revision: number; readonly cover: Cover }>()

  /** @param fieldOf the heights of a tile as it is seen */
  constructor(seed: Seed, fieldOf: (tile: Tile) => Promise<HeightField>) {
    this.#seed = seed
    this.#fieldOf = fieldOf
  }

  /** The cover that finer tiles are painted with; undefined for tiles that have one of their own. */
  async above(tile: Tile, revision: number): Promise<Cover | undefined> {
    if (tile.level <= PLANT_LEVEL) return undefined
    const parts = 2 ** (tile.level - PLANT_LEVEL)
    const above = { level: PLANT_LEVEL, x: Math.floor(tile.x / parts), y: Math.floor(tile.y / parts) }
    const known = this.#covers.get(tileKey(above))
    if (known?.revision === revision) return known.cover
    return this.#keep(above, revision, coverOf(this.#seed, await this.#fieldOf(above), partAround(above)))
  }

  /** What grows on a tile, given what `above` answered for it. */
  on(tile: Tile, ground: GroundOfTile, above: Cover | undefined): Green {
    return greenOn(this.#seed, tile, ground, above)
  }

  #keep(tile: Tile, revision: number, cover: Cover): Cover {
    this.#covers.delete(tileKey(tile))
    this.#covers.set(tileKey(tile), { revision, cover })
    for (const key of this.#covers.keys()) {
      if (this.#covers.size <= CAPACITY) break
      this.#covers.delete(key)
    }
    return cover
  }
}

/** What grows on a tile whose cover is its own, or is taken from a coarser one. */
function greenOn(seed: Seed, tile: Tile, { field, part, heights, water }: GroundOfTile, above: Cover | undefined): Green {
  const cover = above ?? coverOf(seed, field, part)
  const isWet = (column: number, row: number) => {
    const at = (tile.y * TILE_CELLS + row - part.y) * part.columns + tile.x * TILE_CELLS + column - part.x
    return water !== undefined && (water[at] ?? 0) > (heights[at] ?? 0)
  }
  const plants = above ? undefined : plantsOf(seed, tile, { field, cover, isWet })
  return { cover: coverBytes(cover, { level: tile.level, ...part }), ...(plants && { plants }) }
}

/** A tile's cells and those around that finer tiles' borders lie in. */
function partAround({ level, x, y }: Tile): CellRect {
  return grown({ level, x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }, COVER_BORDER)
}
