import { parentTile, parseTileKey, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { coarseRect, type LandSource, landField, refineWindow } from './landField'
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
  /** Counts changes: what was begun before one is not remembered after it. */
  #changes = 0

  /** @param capacityTiles how many tiles to remember (100 kB each) */
  constructor(source: LandSource, capacityTiles = 512) {
    this.#source = source
    this.#capacity = capacityTiles
  }

  /** Forgets tiles: what they are made from has changed. */
  forget(isChanged: (tile: Tile) => boolean): void {
    this.#changes++
    for (const key of this.#fields.keys()) if (isChanged(parseTileKey(key))) this.#fields.delete(key)
  }

  /**
   * Elevations with margins of some of the four tiles below one parent: one run of the model over just what they cover.
   */
  async siblings(tiles: readonly Tile[]): Promise<HeightField[]> {
    const [first] = tiles
    if (!first) return []
    const missing = tiles.filter((tile) => !this.#recall(tile))
    if (first.level > 0 && missing.length > 0) {
      const changes = this.#changes
      const parent = await this.tile(parentTile(first))
      const fine = await refineWindow(this.#source, cutField(parent, coarseRect(around(missing.map(tileRect)))))
      for (const tile of missing) this.#remember(tile, cutField(fine, tileRect(tile)), changes)
    }
    const fields: HeightField[] = []
    for (const tile of tiles) fields.push(await this.tile(tile))
    return fields
  }

  /** A tile's elevations with margins: from the nearest tile above it that is remembered, or else from the seed. */
  async tile(tile: Tile): Promise<HeightField> {
    const remembered = this.#recall(tile)
    if (remembered) return remembered
    const changes = this.#changes
    if (!this.#remembersAbove(tile)) return this.#remember(tile, await landField(this.#source, tileRect(tile)), changes)
    const [field] = await this.siblings([tile])
    return field as HeightField
  }

  #remembersAbove(tile: Tile): boolean {
    for (let above = tile; above.level > 0; ) {
      above = parentTile(above)
      if (this.#fields.has(tileKey(above))) return true
    }
    return false
  }

  #recall(tile: Tile): HeightField | undefined {
    const key = tileKey(tile)
    const field = this.#fields.get(key)
    if (!field) return undefined
    this.#fields.delete(key)
    this.#fields.set(key, field)
    return field
  }

  #remember(tile: Tile, field: HeightField, changes: number): HeightField {
    if (changes !== this.#changes) return field
    this.#fields.set(tileKey(tile), field)
    for (const key of this.#fields.keys()) {
      if (this.#fields.size <= this.#capacity) break
      this.#fields.delete(key)
    }
    return field
  }
}

/** The smallest rectangle around some of one level. */
function around(rects: readonly CellRect[]): CellRect {
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const columns = Math.max(...rects.map((rect) => rect.x + rect.columns)) - x
  const rows = Math.max(...rects.map((rect) => rect.y + rect.rows)) - y
  return { level: rects[0]?.level ?? 0, x, y, columns, rows }
}
