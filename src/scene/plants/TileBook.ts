import { DataTexture, FloatType, RGBAFormat } from 'three'
import type { LandTile } from '../../streaming'
import { PLANT_LEVEL, TILE_CELLS, type Tile } from '../../world'
import type { DrawnGround } from '../drawnGround'
import type { SceneView } from '../sceneView'
import { writeInstance } from '../tileInstances'

/** Rows of the book: as the land's instances have them, then lifts and thinning, then where the tile lies in its grove. `standing.glsl` reads it. */
const ROWS = 5

export interface BookOptions {
  readonly slots: number
  readonly splitSides: number
  readonly thinning: number
  readonly coarsestLevel: number
}

/** What shaders of plants know of the drawn tiles: a column of a small texture for each. */
export class TileBook {
  readonly texture: DataTexture
  readonly #options: BookOptions
  readonly #numbers: Float32Array<ArrayBuffer>
  readonly #rows: Float32Array[]
  readonly #lifts: Float32Array

  constructor(options: BookOptions) {
    const { slots } = options
    this.#options = options
    this.#numbers = new Float32Array(slots * ROWS * 4)
    this.#rows = Array.from({ length: ROWS }, (_, row) => this.#numbers.subarray(row * slots * 4, (row + 1) * slots * 4))
    this.#lifts = new Float32Array(slots * 2)
    this.texture = new DataTexture(this.#numbers, slots, ROWS, RGBAFormat, FloatType)
  }

  /** Writes the tiles of a frame, in their order; those beyond the last slot are left out. */
  write({ tiles }: DrawnGround, view: SceneView): void {
    const { slots, splitSides, thinning, coarsestLevel } = this.#options
    const [origins, layers, places, lifted, groves] = this.#rows as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array]
    const to = { origins, layers, places, lifts: this.#lifts }
    tiles.slice(0, slots).forEach(({ tile, layers: from }, slot) => {
      writeInstance(to, slot, tile, from, view, splitSides)
      const { level } = tile.tile
      const isLast = level <= coarsestLevel
      lifted.set([from.ownLift, from.parentLift, PLANT_LEVEL + thinning - level, isLast ? 1 : 0], slot * 4)
      if (tile.grove) groves.set([...placeInGrove(tile.tile, tile.grove), 0], slot * 4)
    })
    this.texture.needsUpdate = true
  }

  dispose(): void {
    this.texture.dispose()
  }
}

/** The cell of a grove that a tile's corner lies at, and how many of the tile's cells are one of the grove's. */
export function placeInGrove({ level, x, y }: Tile, { tile: grove }: Pick<LandTile, 'tile'>): [column: number, row: number, scale: number] {
  const scale = 2 ** (level - grove.level)
  const side = TILE_CELLS / scale
  return [(x - grove.x * scale) * side, (y - grove.y * scale) * side, scale]
}
