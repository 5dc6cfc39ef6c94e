import { type StrokeRect, type Tile, type TileKey, tileKey } from '../world'
import type { LandTile } from './landTile'
import { holds } from './partInView'

/** Where a tile's heights come from: the relief model, a file baked with it, or plain interpolation. */
export type TileKind = 'dreamed' | 'baked' | 'plain'

interface Entry {
  readonly kind: TileKind
  readonly land: LandTile
  /** When the tile was first drawn, in milliseconds; undefined before. */
  firstDrawn: number | undefined
  /** The frame in which it was last needed. */
  lastUsed: number
  wasShown: boolean
  /** Whether the tile shows all edits, or the cells that do. */
  truth: boolean | StrokeRect
}

/** Tiles on the page, least recently needed dropped first; capped by items and by bytes. */
export class TileCache {
  readonly #entries = new Map<TileKey, Entry>()
  readonly #capacityTiles: number
  readonly #capacityBytes: number
  #bytes = 0
  #shown = 0

  constructor(capacityTiles: number, capacityBytes: number) {
    this.#capacityTiles = capacityTiles
    this.#capacityBytes = capacityBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  /** How many of the tiles that were put, baked ones apart, a picture was made of so far. */
  get shown(): number {
    return this.#shown
  }

  get(tile: Tile): LandTile | undefined {
    return this.#entries.get(tileKey(tile))?.land
  }

  kindOf(tile: Tile): TileKind | undefined {
    return this.#entries.get(tileKey(tile))?.kind
  }

  /** Whether a tile, or a part of it, shows all edits. */
  isTrue(tile: Tile, part?: StrokeRect): boolean {
    const truth = this.#entries.get(tileKey(tile))?.truth ?? true
    return typeof truth === 'boolean' ? truth : part !== undefined && holds(truth, part)
  }

  some(isMeant: (tile: Tile) => boolean): boolean {
    for (const { land } of this.#entries.values()) if (isMeant(land.tile)) return true
    return false
  }

  /** Marks the tiles that an edit has changed: they are good to show until they come anew. */
  spoil(isChanged: (tile: Tile) => boolean): void {
    for (const entry of this.#entries.values()) if (isChanged(entry.land.tile)) entry.truth = false
  }

  /** Puts a tile. One that replaces a baked tile, or one that an edit has changed, goes on with its fade. */
  put(land: LandTile, kind: TileKind, frame: number): void {
    const key = tileKey(land.tile)
    const before = this.#entries.get(key)
    if (before) this.#bytes -= bytesOf(before.land)
    const firstDrawn = before?.kind === 'baked' || before?.truth !== true ? before?.firstDrawn : undefined
    this.#entries.set(key, { kind, land, firstDrawn, lastUsed: frame, wasShown: false, truth: land.part ?? true })
    this.#bytes += bytesOf(land)
  }

  /** Marks a tile as needed in this frame: a picture is made of it. */
  keep(tile: Tile, frame: number): void {
    const entry = this.#entries.get(tileKey(tile))
    if (!entry) return
    entry.lastUsed = frame
    if (!entry.wasShown && entry.kind !== 'baked') this.#shown++
    entry.wasShown = true
  }

  /** When a tile was first drawn: `now`, if it never was before. */
  firstDrawn(tile: Tile, now: number): number {
    const entry = this.#entries.get(tileKey(tile))
    if (!entry) return now
    entry.firstDrawn ??= now
    return entry.firstDrawn
  }

  /** Drops what has not been needed longest until both caps hold; what this frame needs stays. */
  trim(frame: number): void {
    if (this.#fits()) return
    const oldest = [...this.#entries].filter(([, entry]) => entry.lastUsed < frame).sort(([, a], [, b]) => a.lastUsed - b.lastUsed)
    for (const [key, entry] of oldest) {
      if (this.#fits()) return
      this.#entries.delete(key)
      this.#bytes -= bytesOf(entry.land)
    }
  }

  #fits(): boolean {
    return this.#entries.size <= this.#capacityTiles && this.#bytes <= this.#capacityBytes
  }
}

function bytesOf(land: LandTile): number {
  const { heights, surface, cover, water, plants } = land
  return heights.byteLength + surface.byteLength + cover.byteLength + (water?.byteLength ?? 0) + (plants?.byteLength ?? 0)
}
