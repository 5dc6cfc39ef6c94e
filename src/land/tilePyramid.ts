import { parentTile, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { coarseRect, type LandSource, landField, refineWindow, SMALLEST_CELLS } from './landField'
import { around, type CellRect, cutField, type HeightField, pastedField, pasteField, sharedCells, widened, without } from './rect'
import { HALO } from './relief'

/** Cells beyond a tile on every edge. Twice the model's halo, so that a tile alone determines the four below it. */
const TILE_MARGIN = 2 * HALO

/** Cells along the side of a tile with its margins. */
export const FULL_TILE_CELLS = TILE_CELLS + 2 * TILE_MARGIN

/** The cells a tile holds, margins included. */
export function tileRect(tile: Tile): CellRect {
  const x = tile.x * TILE_CELLS - TILE_MARGIN
  const y = tile.y * TILE_CELLS - TILE_MARGIN
  return { level: tile.level, x, y, columns: FULL_TILE_CELLS, rows: FULL_TILE_CELLS }
}

/** A tile, and the cells of it that are needed. */
export interface TilePart {
  readonly tile: Tile
  readonly rect: CellRect
}

interface Kept {
  readonly tile: Tile
  field: HeightField
  /** Cells that edits may have changed since they were made. */
  stale: readonly CellRect[]
}

/** Stale rectangles of a tile, and when there are more the one around them all. */
const MOST_STALE = 16

/**
 * Makes tiles from their parents and remembers the last ones used. Where edits have changed a remembered tile, only the cells that they reach are made again, and only when they are
 * needed: an elevation depends on a bounded window of the level above, so the rest is the same to the bit.
 */
export class TilePyramid {
  readonly #source: LandSource
  readonly #capacity: number
  readonly #kept = new Map<TileKey, Kept>()
  /** Counts changes: what was begun before one is not remembered after it. */
  #changes = 0

  /** @param capacityTiles how many tiles to remember (100 kB each) */
  constructor(source: LandSource, capacityTiles = 512) {
    this.#source = source
    this.#capacity = capacityTiles
  }

  /** Elevations may be others now. @param changedCells where, of a level */
  change(changedCells: (level: number) => readonly CellRect[]): void {
    this.#changes++
    for (const kept of this.#kept.values()) {
      const parts = changedCells(kept.tile.level).flatMap((rect) => sharedCells(rect, kept.field) ?? [])
      kept.stale = few([...kept.stale, ...parts])
    }
  }

  isKept(tile: Tile): boolean {
    return this.#kept.has(tileKey(tile))
  }

  /** The cells of a part of a remembered tile that are to be made again, at least as many as the model can; undefined when there are none. */
  staleIn({ tile, rect }: TilePart): CellRect | undefined {
    const kept = this.#kept.get(tileKey(tile))
    const stale = kept?.stale.flatMap((one) => sharedCells(one, rect) ?? []) ?? []
    return stale.length > 0 ? widened(around(stale), SMALLEST_CELLS, tileRect(tile)) : undefined
  }

  /**
   * Elevations with margins of some of the four tiles below one parent: one run of the model over just what they cover.
   */
  async siblings(tiles: readonly Tile[]): Promise<HeightField[]> {
    const [first] = tiles
    if (!first) return []
    const missing = tiles.filter((tile) => !this.#recall(tile))
    const made = new Map<TileKey, HeightField>()
    if (first.level > 0 && missing.length > 0) {
      const changes = this.#changes
      const above = parentTile(first)
      const coarse = coarseRect(around(missing.map(tileRect)))
      const window = this.#recall(above) ? await this.#window(coarse) : cutField(await this.tile(above), coarse)
      const fine = await refineWindow(this.#source, window)
      for (const tile of missing) made.set(tileKey(tile), this.#remember(tile, cutField(fine, tileRect(tile)), changes))
    }
    const fields: HeightField[] = []
    for (const tile of tiles) fields.push(made.get(tileKey(tile)) ?? (await this.tile(tile)))
    return fields
  }

  /** A tile's elevations with margins: from the nearest tile above it that is remembered, or else from the seed. */
  async tile(tile: Tile): Promise<HeightField> {
    if (this.#recall(tile)) return (await this.parts([{ tile, rect: tileRect(tile) }]))[0] as HeightField
    const changes = this.#changes
    if (!this.#remembersAbove(tile)) return this.#remember(tile, await landField(this.#source, tileRect(tile)), changes)
    const [field] = await this.siblings([tile])
    return field as HeightField
  }

  /**
   * Elevations with margins of remembered tiles of one level, brought up to date in a part of each at least: in one run of the model where remembered tiles hold all that lies between the parts.
   * @param signal gives up between two runs
   * @throws RangeError when one is not remembered
   */
  async parts(parts: readonly TilePart[], signal?: AbortSignal): Promise<HeightField[]> {
    const fields = parts.map(({ tile }) => {
      const kept = this.#recall(tile)
      if (!kept) throw new RangeError(`Expected a tile that is remembered, got ${tileKey(tile)}.`)
      return kept.field
    })
    const stale = parts.flatMap((part) => this.staleIn(part) ?? [])
    const all = stale.length > 0 ? [around(stale)] : []
    const made: HeightField[] = []
    for (const rect of all.every((rect) => this.#gather(rect)) ? all : stale) made.push(await this.#window(rect, signal))
    return fields.map((field) => made.reduce(pastedField, field))
  }

  /** Elevations of any rectangle of a level; what is not remembered is made for this once. */
  async rect(rect: CellRect): Promise<HeightField> {
    return this.#window(rect)
  }

  /** Elevations of a rectangle, from the remembered tiles that it lies in: those cells that edits have changed are made again. */
  async #window(rect: CellRect, signal?: AbortSignal): Promise<HeightField> {
    const changes = this.#changes
    const there = this.#across(rect)
    const field = this.#gather(rect)
    if (!field) return landField(this.#source, rect)
    const stale = there.flatMap((kept) => kept.stale.flatMap((one) => sharedCells(one, rect) ?? []))
    if (stale.length === 0 || rect.level === 0) return field
    const region = widened(around(stale), SMALLEST_CELLS, rect)
    for (const { tile } of this.#across(region)) if (!this.#recall(parentTile(tile))) await this.tile(parentTile(tile))
    const coarse = await this.#window(coarseRect(region), signal)
    signal?.throwIfAborted()
    const fine = cutField(await refineWindow(this.#source, coarse), region)
    if (changes === this.#changes) {
      for (const kept of this.#across(region)) {
        kept.field = pastedField(kept.field, fine)
        kept.stale = few(kept.stale.flatMap((one) => without(one, fine)))
      }
    }
    return pastedField(field, fine)
  }

  #across(rect: CellRect): Kept[] {
    return [...this.#kept.values()].filter(({ field }) => sharedCells(field, rect))
  }

  /** What remembered tiles hold of a rectangle, up to date or not; undefined unless that is all of it. */
  #gather(rect: CellRect): HeightField | undefined {
    const field = { ...rect, heights: new Float32Array(rect.columns * rect.rows).fill(Number.NaN) }
    for (const kept of this.#across(rect)) pasteField(field, kept.field)
    return field.heights.some(Number.isNaN) ? undefined : field
  }

  #remembersAbove(tile: Tile): boolean {
    for (let above = tile; above.level > 0; ) {
      above = parentTile(above)
      if (this.#kept.has(tileKey(above))) return true
    }
    return false
  }

  #recall(tile: Tile): Kept | undefined {
    const key = tileKey(tile)
    const kept = this.#kept.get(key)
    if (!kept) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return kept
  }

  #remember(tile: Tile, field: HeightField, changes: number): HeightField {
    if (changes !== this.#changes) return field
    this.#kept.set(tileKey(tile), { tile, field, stale: [] })
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= this.#capacity) break
      this.#kept.delete(key)
    }
    return field
  }
}

function few(rects: readonly CellRect[]): readonly CellRect[] {
  return rects.length > MOST_STALE ? [around(rects)] : rects
}
