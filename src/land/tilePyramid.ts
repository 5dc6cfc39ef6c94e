import { parentTile, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { type LandSource, landField, refineWindow } from './landField'
import { type CellRect, cutField, type HeightField } from './rect'
import { HALO } from './relief'

/** Cells beyond a tile on every edge. Twice the model's halo, so that a tile alone determines the four below it. */
export const TILE_MARGIN = 2 * HALO

/** Cells along the side of a tile with its margins. */
export const FULL_TILE_CELLS = TILE_CELLS + 2 * TILE_MARGIN

/** The cells a tile holds, margins included. */
export function tileRect(tile: Tile): CellRect {
  const x = tile.x * TILE_CELLS - TILE_MARGIN
  const y = tile.y * TILE_CELLS - TILE_MARGIN
  return { level: tile.level, x, y, columns: FULL_TILE_CELLS, rows: FULL_TILE_CELLS }
}

/** Makes tiles from their parents and remembers the last ones used. */
export class TilePyramid {
  readonly #source: LandSource
  readonly #capacity: number
  readonly #fields = new Map<TileKey, HeightField>()

  /** @param capacityTiles how many tiles to remember (100 kB each) */
  constructor(source: LandSource, capacityTiles = 512) {
    this.#source = source
    this.#capacity = capacityTiles
  }

  /** A tile's elevations with margins. One run of the model makes it together with its three siblings when its parent is remembered. */
  async tile(tile: Tile): Promise<HeightField> {
    const known = this.#recall(tile)
    if (known) return known
    const parent = tile.level > 0 ? this.#recall(parentTile(tile)) : undefined
    if (!parent) return this.#remember(tile, await landField(this.#source, tileRect(tile)))
    const four = await refineWindow(this.#source, parent)
    const x = Math.floor(tile.x / 2) * 2
    const y = Math.floor(tile.y / 2) * 2
    for (const sibling of [0, 1, 2, 3]) {
      const child = { level: tile.level, x: x + (sibling & 1), y: y + (sibling >> 1) }
      this.#remember(child, cutField(four, tileRect(child)))
    }
    return this.#recall(tile) as HeightField
  }

  #recall(tile: Tile): HeightField | undefined {
    const key = tileKey(tile)
    const field = this.#fields.get(key)
    if (!field) return undefined
    this.#fields.delete(key)
    this.#fields.set(key, field)
    return field
  }

  #remember(tile: Tile, field: HeightField): HeightField {
    this.#fields.set(tileKey(tile), field)
    for (const key of this.#fields.keys()) {
      if (this.#fields.size <= this.#capacity) break
      this.#fields.delete(key)
    }
    return field
  }
}
