import { type GrowthCeilings, STANDING_GROUPS } from '../land'
import { AS_AT_FIRST, LIFE_LEVEL, type LifePicture, TILE_CELLS, type TileKey, tileKey } from '../world'

/** Plants are listed for so much more than what is seen, so that lists last for some years. */
const HEADROOM = 20
/** All that is seen soon again has been in one of so many pictures. */
const PICTURES = 6
/** Chunks whose ceilings are remembered: 65 kB each. */
const MOST_CHUNKS = 100

/** Of a chunk where no more stands than at first. */
const AT_FIRST = new Uint8Array(TILE_CELLS * TILE_CELLS * STANDING_GROUPS).fill(AS_AT_FIRST)

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

function isAbove({ bytes, x: left, y: top, columns, rows }: LifePicture, x: number, y: number, ceilings?: GrowthCeilings): boolean {
  const known = ceilings?.bytes ?? AT_FIRST
  const shrubs = 4 * columns * rows + 3
  for (let row = 0, at = 0; row < TILE_CELLS; row++) {
    let trees = 4 * ((y - top + row) * columns + x - left)
    for (let column = 0; column < TILE_CELLS; column++, trees += 4, at += STANDING_GROUPS) {
      for (let group = 0; group < 3; group++) if ((bytes[trees + group] as number) > (known[at + group] as number)) return true
      if ((bytes[shrubs + trees] as number) > (known[at + 3] as number)) return true
    }
  }
  return false
}

/** As high as any of the pictures, in each cell and those around it: between cells eyes see something of both. */
function ceilingsOver(pictures: readonly LifePicture[], x: number, y: number): GrowthCeilings {
  const side = TILE_CELLS
  const bytes = AT_FIRST.slice()
  const seen = new Uint8Array((side + 2) ** 2 * STANDING_GROUPS)
  for (const picture of pictures) noteMost(seen, picture, x - 1, y - 1)
  const along = STANDING_GROUPS
  const down = (side + 2) * STANDING_GROUPS
  const across = new Uint8Array(side * down)
  // Of three in a column, and then of three of those in a row.
  for (let at = 0; at < across.length; at++)
    across[at] = Math.max(seen[at] as number, seen[at + down] as number, seen[at + 2 * down] as number)
  for (let row = 0, at = 0; row < side; row++) {
    let from = row * down
    for (let end = at + side * along; at < end; at++, from++) {
      const most = Math.max(across[from] as number, across[from + along] as number, across[from + 2 * along] as number)
      if (most > AS_AT_FIRST) bytes[at] = Math.min(2 * AS_AT_FIRST, most + HEADROOM)
    }
  }
  return { level: LIFE_LEVEL, x, y, columns: side, rows: side, bytes }
}

/** Notes in a square that begins at a cell what a picture has more of. */
function noteMost(most: Uint8Array, { bytes, x: left, y: top, columns, rows }: LifePicture, x: number, y: number): void {
  const side = TILE_CELLS + 2
  const shrubs = 4 * columns * rows + 3
  const [first, last] = [Math.max(0, left - x), Math.min(side, left + columns - x)]
  for (let row = Math.max(0, top - y); row < Math.min(side, top + rows - y); row++) {
    let at = (row * side + first) * STANDING_GROUPS
    let trees = 4 * ((y + row - top) * columns + x + first - left)
    for (let column = first; column < last; column++, trees += 4, at += STANDING_GROUPS) {
      for (let group = 0; group < 3; group++)
        if ((bytes[trees + group] as number) > (most[at + group] as number)) most[at + group] = bytes[trees + group] as number
      if ((bytes[shrubs + trees] as number) > (most[at + 3] as number)) most[at + 3] = bytes[shrubs + trees] as number
    }
  }
}
