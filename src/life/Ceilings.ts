import { type GrowthCeilings, STANDING_GROUPS } from '../land'
import { AS_AT_FIRST, LIFE_LEVEL, type LifePicture, TILE_CELLS, type TileKey, tileKey } from '../world'

/** Plants are listed for so much more than what is seen, so that lists last for some years. */
const HEADROOM = 20
/** All that is seen soon again has been in one of so many pictures; what stands in each takes 590 kB. */
const PICTURES = 6
/** Chunks whose ceilings are remembered: 65 kB each. */
const MOST_CHUNKS = 100

/** Of a chunk where no more stands than at first. */
const AT_FIRST = new Uint8Array(TILE_CELLS * TILE_CELLS * STANDING_GROUPS).fill(AS_AT_FIRST)

/** What stands on the cells of a picture: STANDING_GROUPS bytes a cell. The picture itself is handed over to the page. */
type Standing = Omit<GrowthCeilings, 'level'>

/** How much may come to stand on chunks of land before their plants are listed anew. */
export class Ceilings {
  readonly #chunks = new Map<TileKey, GrowthCeilings>()
  #seen: readonly Standing[] = []

  /** Notes what is going to be seen. @returns the chunks whose plants are to be listed anew */
  rise(picture: LifePicture): GrowthCeilings[] {
    const now = standingOn(picture)
    const isThere = ({ x, y }: Standing) => x === now.x && y === now.y
    this.#seen = [...this.#seen.filter(isThere), now].slice(-PICTURES)
    const risen: GrowthCeilings[] = []
    for (let y = now.y; y < now.y + now.rows; y += TILE_CELLS) {
      for (let x = now.x; x < now.x + now.columns; x += TILE_CELLS) {
        const key = tileKey({ level: LIFE_LEVEL, x: x / TILE_CELLS, y: y / TILE_CELLS })
        if (!isAbove(now, x, y, this.#chunks.get(key)?.bytes ?? AT_FIRST)) continue
        const ceilings = ceilingsOver(this.#seen, x, y)
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

function standingOn({ x, y, columns, rows, bytes }: LifePicture): Standing {
  const cells = columns * rows
  // The dead stand as well.
  const standing = bytes.slice(3 * STANDING_GROUPS * cells, 4 * STANDING_GROUPS * cells)
  const shrubs = STANDING_GROUPS * cells + 3
  for (let at = 0; at < standing.length; at += STANDING_GROUPS) standing[at + 3] = bytes[shrubs + at] as number
  return { x, y, columns, rows, bytes: standing }
}

/** Whether a chunk has more in any cell than is known of it. */
function isAbove({ bytes, x: left, y: top, columns }: Standing, x: number, y: number, known: Uint8Array): boolean {
  for (let row = 0, at = 0; row < TILE_CELLS; row++) {
    let from = ((y - top + row) * columns + x - left) * STANDING_GROUPS
    for (const end = at + TILE_CELLS * STANDING_GROUPS; at < end; at++, from++)
      if ((bytes[from] as number) > (known[at] as number)) return true
  }
  return false
}

/** As high as in any of the pictures, in each cell and those around it: between cells eyes see something of both. */
function ceilingsOver(seen: readonly Standing[], x: number, y: number): GrowthCeilings {
  const side = TILE_CELLS
  const bytes = AT_FIRST.slice()
  const most = new Uint8Array((side + 2) ** 2 * STANDING_GROUPS)
  for (const standing of seen) noteMost(most, standing, x - 1, y - 1)
  const [along, down] = [STANDING_GROUPS, (side + 2) * STANDING_GROUPS]
  const across = new Uint8Array(side * down)
  // Of three in a column, and then of three of those in a row.
  for (let at = 0; at < across.length; at++)
    across[at] = Math.max(most[at] as number, most[at + down] as number, most[at + 2 * down] as number)
  for (let row = 0, at = 0; row < side; row++) {
    let from = row * down
    for (const end = at + side * along; at < end; at++, from++) {
      const here = Math.max(across[from] as number, across[from + along] as number, across[from + 2 * along] as number)
      if (here > AS_AT_FIRST) bytes[at] = Math.min(2 * AS_AT_FIRST, here + HEADROOM)
    }
  }
  return { level: LIFE_LEVEL, x, y, columns: side, rows: side, bytes }
}

/** Notes in a square that begins at a cell what a picture has more of. */
function noteMost(most: Uint8Array, { bytes, x: left, y: top, columns, rows }: Standing, x: number, y: number): void {
  const side = TILE_CELLS + 2
  const [first, last] = [Math.max(0, left - x), Math.min(side, left + columns - x)]
  for (let row = Math.max(0, top - y); row < Math.min(side, top + rows - y); row++) {
    let at = (row * side + first) * STANDING_GROUPS
    let from = ((y + row - top) * columns + x + first - left) * STANDING_GROUPS
    for (const end = (row * side + last) * STANDING_GROUPS; at < end; at++, from++)
      if ((bytes[from] as number) > (most[at] as number)) most[at] = bytes[from] as number
  }
}
