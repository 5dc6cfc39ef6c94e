import { childTiles, parentTile, type Tile, type TileKey, tileKey } from '../world'
import type { LandTile } from './landTile'

/** Where the heights of a quad come from. */
export type QuadKind = 'dreamed' | 'baked' | 'plain'

/** Four sibling tiles: they arrive, are drawn and are dropped together. */
interface Quad {
  readonly kind: QuadKind
  readonly tiles: readonly LandTile[]
  readonly bytes: number
  /** When one of the four was first drawn, in milliseconds; undefined before. */
  firstDrawn: number | undefined
  /** The frame in which it was last needed. */
  lastUsed: number
}

/** Tiles on the page, least recently needed dropped first; capped by items and by bytes. */
export class TileCache {
  readonly #quads = new Map<TileKey, Quad>()
  readonly #capacityQuads: number
  readonly #capacityBytes: number
  #bytes = 0

  constructor(capacityQuads: number, capacityBytes: number) {
    this.#capacityQuads = capacityQuads
    this.#capacityBytes = capacityBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#quads.size
  }

  /** The kind of the quad below `parent`, or undefined when it is not here. */
  kindBelow(parent: Tile): QuadKind | undefined {
    return this.#quads.get(tileKey(parent))?.kind
  }

  /** Puts the four tiles below `parent`. A quad that replaces another of the same place goes on with its fade. */
  put(parent: Tile, tiles: readonly LandTile[], kind: QuadKind, frame: number): void {
    const key = tileKey(parent)
    const before = this.#quads.get(key)
    if (before) this.#bytes -= before.bytes
    const bytes = tiles.reduce((sum, tile) => sum + tile.heights.byteLength + tile.surface.byteLength, 0)
    this.#quads.set(key, {
      kind,
      tiles,
      bytes,
      firstDrawn: kind === 'dreamed' && before?.kind === 'plain' ? undefined : before?.firstDrawn,
      lastUsed: frame,
    })
    this.#bytes += bytes
  }

  /** A tile, if it is here. */
  get(tile: Tile): LandTile | undefined {
    return this.#quads.get(tileKey(parentTile(tile)))?.tiles[(tile.x & 1) + 2 * (tile.y & 1)]
  }

  /** Marks the quad of a tile as needed in this frame and says when it was first drawn; sets it to `now` if it never was. */
  touch(tile: Tile, frame: number, now: number): number {
    const quad = this.#quads.get(tileKey(parentTile(tile)))
    if (!quad) return now
    quad.lastUsed = frame
    quad.firstDrawn ??= now
    return quad.firstDrawn
  }

  /** Marks the quad below `parent` as needed in this frame without drawing it. */
  keep(parent: Tile, frame: number): void {
    const quad = this.#quads.get(tileKey(parent))
    if (quad) quad.lastUsed = frame
  }

  /** Drops what has not been needed longest until the caps hold; what this frame needs stays, and so does what it grows out of. */
  trim(frame: number): void {
    if (this.#quads.size <= this.#capacityQuads && this.#bytes <= this.#capacityBytes) return
    const oldest = [...this.#quads].filter(([, quad]) => quad.lastUsed < frame).sort(([, a], [, b]) => a.lastUsed - b.lastUsed)
    for (const [key, quad] of oldest) {
      if (this.#quads.size <= this.#capacityQuads && this.#bytes <= this.#capacityBytes) return
      this.#quads.delete(key)
      this.#bytes -= quad.bytes
    }
  }

  /** Every tile here, for those who count. */
  *keys(): Generator<TileKey> {
    for (const key of this.#quads.keys()) {
      const [level = 0, x = 0, y = 0] = key.split('/').map(Number)
      for (const child of childTiles({ level, x, y })) yield tileKey(child)
    }
  }
}
