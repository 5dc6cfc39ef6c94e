import { parentTile, TILE_CELLS, type Tile, tileKey } from '../world'
import { around, type CellRect, grown, sharedCells } from './rect'
import { type TilePart, type TilePyramid, tileRect } from './tilePyramid'

/** Cells beyond a tile's own that what is seen of it is made of: its border, and what shading looks at from there. */
const SEEN_CELLS = 12

/** Cells that are made again in one run: the fewer, the sooner a hand is answered that goes on meanwhile; the more, the less is spent on their margins. */
const MOST_CELLS = 80_000

/** Parts are made together when the rectangle around them is not larger than all of them by more than this. */
const MOST_WASTE = 1.25

/** A tile that is wanted, or a part of it: then what edits have changed elsewhere in it may stay as it is. */
interface Wish extends Tile {
  readonly part?: CellRect
}

/** What is to be made next, together. */
export interface TileBatch<Wished extends Wish> {
  readonly wishes: readonly Wished[]
  /** What is needed of tiles that edits have changed; undefined for tiles that are new, which have one parent. */
  readonly parts: readonly TilePart[] | undefined
}

/** Chooses what the first wish is made with: tiles of its level that edits have changed too and that lie near, or, if it is new, its siblings. */
export function chooseBatch<Wished extends Wish>(
  wishes: readonly Wished[],
  pyramid: Pick<TilePyramid, 'isKept' | 'staleIn'>,
): TileBatch<Wished> | undefined {
  const [first] = wishes
  if (!first) return undefined
  if (!pyramid.isKept(first)) {
    const parent = tileKey(parentTile(first))
    return { wishes: wishes.filter((wish) => tileKey(parentTile(wish)) === parent && !pyramid.isKept(wish)), parts: undefined }
  }
  const chosen: Wished[] = []
  const parts: TilePart[] = []
  let [stale, cells] = [undefined as CellRect | undefined, 0]
  for (const wish of wishes) {
    if (wish.level !== first.level || (wish.part === undefined) !== (first.part === undefined) || !pyramid.isKept(wish)) continue
    const part = { tile: wish, rect: neededOf(wish) }
    const more = pyramid.staleIn(part)
    if (more) {
      const all = stale ? around([stale, more]) : more
      const size = sizeOf(all)
      if (stale && (size > MOST_CELLS || size > MOST_WASTE * (cells + sizeOf(more)))) continue
      ;[stale, cells] = [all, cells + sizeOf(more)]
    }
    chosen.push(wish)
    parts.push(part)
  }
  return { wishes: chosen, parts }
}

/** The cells of a tile that what is wanted of it is made of. */
function neededOf(wish: Wish): CellRect {
  const whole = tileRect(wish)
  const core = { level: wish.level, x: wish.x * TILE_CELLS, y: wish.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  return sharedCells(wish.part ?? grown(core, SEEN_CELLS), whole) ?? whole
}

function sizeOf({ columns, rows }: CellRect): number {
  return columns * rows
}
