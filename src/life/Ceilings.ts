import { type GrowthCeilings, STANDING_GROUPS } from '../land'
import { AS_AT_FIRST, LIFE_LEVEL, type LifePicture, TILE_CELLS, type TileKey, tileKey } from '../world'

/** Plants are listed for so much more than what is seen, so that lists last for some years. */
const HEADROOM = 20
/** All that is seen soon again has been in one of so many pictures. */
const PICTURES = 6
/** Chunks whose ceilings are remembered: 65 kB each. */
const MOST_CHUNKS = 100

/** How much may come to stand on chunks of land before their plants are listed anew. */
export class Ceilings {
  readonly #chunks = new Map<TileKey, GrowthCeilings>()
  #pictures: readonly LifePicture[] = []

  /** Notes what is going to be seen. @returns the chunks whose plants are to be listed anew */
  rise(picture: LifePicture): GrowthCeilings[] {
    const isThere = (other: LifePicture) => other.x === picture.x && other.y === picture.y
    this.#pictures = [...this.#pictures.filter(isThere), picture].slice(-PICTURES)
    const risen: GrowthCeilings[] = []
    for (let y = picture.y; y < picture.y + picture.rows; y += TILE_CELLS) {
      for (let x = picture.x; x < picture.x + picture.columns; x += TILE_CELLS) {
        const key = tileKey({ level: LIFE_LEVEL, x: x / TILE_CELLS, y: y / TILE_CELLS })
        if (!isAbove(picture, x, y, this.#chunks.get(key))) continue
        const ceilings = ceilingsOver(this.#pictures, x, y)
        this.#chunks.delete(key)
        this.#chunks.set(key, ceilings)
        risen.push(ceilings)
      }
    }
    for (const key of this.#chunks.keys()) {
      if (this.#chunks.size <= MOST_CHUNKS) break
      this.#chunks.delete(key)
    }
    return risen
  }

  all(): GrowthCeilings[] {
    return [...this.#chunks.values()]
  }
}

/** The bytes of a picture's cell that say how much of the standing groups is there. */
function standing({ bytes, columns, rows }: LifePicture, cell: number, group: number): number {
  return bytes[group < 3 ? 4 * cell + group : 4 * (columns * rows + cell) + 3] as number
}

function isAbove(picture: LifePicture, x: number, y: number, ceilings: GrowthCeilings | undefined): boolean {
  for (let row = 0; row < TILE_CELLS; row++) {
    let cell = (y - picture.y + row) * picture.columns + x - picture.x
    for (let column = 0; column < TILE_CELLS; column++, cell++) {
      const at = (row * TILE_CELLS + column) * STANDING_GROUPS
      for (let group = 0; group < STANDING_GROUPS; group++)
        if (standing(picture, cell, group) > (ceilings?.bytes[at + group] ?? AS_AT_FIRST)) return true
    }
  }
  return false
}

/** As high as any of the pictures, in each cell and those around it: between cells eyes see something of both. */
function ceilingsOver(pictures: readonly LifePicture[], x: number, y: number): GrowthCeilings {
  const side = TILE_CELLS
  const bytes = new Uint8Array(side * side * STANDING_GROUPS).fill(AS_AT_FIRST)
  for (const picture of pictures) {
    const [left, top] = [x - picture.x, y - picture.y]
    for (let row = -1; row <= side; row++) {
      for (let column = -1; column <= side; column++) {
        const [u, v] = [left + column, top + row]
        if (u < 0 || v < 0 || u >= picture.columns || v >= picture.rows) continue
        const cell = v * picture.columns + u
        for (let group = 0; group < STANDING_GROUPS; group++) {
          const value = standing(picture, cell, group)
          if (value > AS_AT_FIRST) raiseAround(bytes, column, row, group, Math.min(2 * AS_AT_FIRST, value + HEADROOM))
        }
      }
    }
  }
  return { level: LIFE_LEVEL, x, y, columns: side, rows: side, bytes }
}

function raiseAround(bytes: Uint8Array, column: number, row: number, group: number, to: number): void {
  for (let v = Math.max(0, row - 1); v <= Math.min(TILE_CELLS - 1, row + 1); v++) {
    for (let u = Math.max(0, column - 1); u <= Math.min(TILE_CELLS - 1, column + 1); u++) {
      const at = (v * TILE_CELLS + u) * STANDING_GROUPS + group
      if (to > (bytes[at] as number)) bytes[at] = to
    }
  }
}
