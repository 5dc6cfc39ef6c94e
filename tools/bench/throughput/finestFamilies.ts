import { type HeightField, type LandSource, surfaceOf, TilePyramid } from '../../../src/land'
import { type LandTile, TILE_BORDER, TILE_SIDE } from '../../../src/streaming/landTile'
import { TOP_LEVEL } from '../../../src/streaming/selectTiles'
import { childTiles, FINEST_LEVEL, parentTile, TILE_CELLS, type Tile } from '../../../src/world'

/** New samples in four sibling tiles: the cores alone, without margins and borders. */
export const FAMILY_SAMPLES = 4 * TILE_CELLS * TILE_CELLS

/** Where the families lie, in tiles of the level above the finest. */
const FIRST = 4096

/** Makes families of four sibling tiles at the finest level, one run of the model each, with all that the land worker does for them. */
export class FinestFamilies {
  readonly #pyramid: TilePyramid
  readonly #parents: Tile[] = []

  constructor(source: LandSource) {
    this.#pyramid = new TilePyramid(source)
  }

  /** Makes everything above `count` families, so that they are the only thing left to make. */
  async prepare(count: number): Promise<void> {
    const side = Math.ceil(Math.sqrt(count))
    for (let i = 0; i < count; i++) {
      const parent = { level: FINEST_LEVEL - 1, x: FIRST + (i % side), y: FIRST + Math.floor(i / side) }
      await this.#make(parent)
      this.#parents.push(parent)
    }
  }

  /** Makes the next family. @throws Error when all that were prepared have been made */
  async next(): Promise<readonly LandTile[]> {
    const parent = this.#parents.shift()
    if (!parent) throw new Error('More families of tiles are made than were prepared.')
    const tiles = childTiles(parent)
    const fields = await this.#pyramid.siblings(tiles)
    return fields.map((field, i) => landTile(tiles[i] ?? parent, field))
  }

  async #make(tile: Tile): Promise<void> {
    if (tile.level === TOP_LEVEL) {
      await this.#pyramid.tile(tile)
    } else {
      const parent = parentTile(tile)
      await this.#make(parent)
      await this.#pyramid.siblings(childTiles(parent))
    }
  }
}

/** As in `land.worker.ts`. */
function landTile(tile: Tile, field: HeightField): LandTile {
  const x = tile.x * TILE_CELLS - TILE_BORDER
  const y = tile.y * TILE_CELLS - TILE_BORDER
  return { tile, revision: 0, ...surfaceOf(field, { x, y, columns: TILE_SIDE, rows: TILE_SIDE }), cover: new Uint8Array(0) }
}
