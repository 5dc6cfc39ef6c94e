import { LIFE_LEVEL, type LifePicture, POOL_LEVEL, type Pool, type PoolBlock, TILE_CELLS, type TileKey, tileKey } from '../world'
import type { LifeView } from './LandLife'
import { MOST_POOL_BLOCKS, poolLevels, standingShare } from './poolLevels'

/** Pools rise to their brim, and run dry, within so long. */
const RISES_SECONDS = 1.3

/** What fills faster than this, a whole pool in a quarter of a season, a hand fills; slower, it is a wetter time of the year, which brings none back. */
const FILLS_PER_SEASON = 4

/** Which plane has the marks; their second byte says how wet it is. */
const MARKS_PLANE = 2
/** As wet as usual, see `world/lifePicture.ts`. */
const USUAL = 128

/** A block of pools as they stand now. */
export interface ShownPools {
  readonly block: PoolBlock
  /** Elevation of the water of each pool, learned metres; below its bed where it is dry. */
  readonly levels: Float32Array
  /** Grows whenever the levels change. */
  readonly changes: number
  readonly isDry: boolean
}

interface Block extends ShownPools {
  /** Of the rain that fills it. */
  season: number
  shares: Float32Array
  goals: Float32Array
  /** How much would stand by the wetness alone, and in which season that was looked at last. */
  wanted: Float32Array
  seen: number | undefined
  /** 1 while a hand fills a pool. */
  readonly isFilling: Uint8Array
  levels: Float32Array
  changes: number
  isDry: boolean
}

/** What rain has left in hollows: which of it stands follows from how wet the ground is seen to be. Nothing of it is kept. */
export class RainPools {
  readonly #blocks = new Map<TileKey, Block>()
  #seen: readonly unknown[] = []
  #seconds: number | undefined
  #isMoving = false
  #changes = 0

  /** The hollows of a block, of ground that is new or where it has rained again: pools that stand there go on standing. */
  receive(block: PoolBlock, season: number): void {
    const key = tileKey({ level: block.level, x: block.x / TILE_CELLS, y: block.y / TILE_CELLS })
    const before = this.#blocks.get(key)
    const stood = new Map(before?.block.pools.map(({ sink }, at) => [`${sink.x} ${sink.y}`, at]))
    const asBefore = (numbers: Float32Array | undefined) =>
      Float32Array.from(block.pools, ({ sink }) => numbers?.[stood.get(`${sink.x} ${sink.y}`) ?? -1] ?? 0)
    const shares = asBefore(before?.shares)
    const levels = poolLevels(block.pools, shares)
    // Where it has rained again, whatever is wet there is this rain.
    const isSame = before?.season === season
    this.#blocks.delete(key)
    this.#blocks.set(key, {
      block,
      season,
      shares,
      goals: asBefore(before?.goals),
      wanted: isSame ? asBefore(before.wanted) : shares.slice(),
      seen: isSame ? before.seen : undefined,
      isFilling: new Uint8Array(shares.length),
      levels,
      changes: ++this.#changes,
      isDry: areDry(block.pools, levels),
    })
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_POOL_BLOCKS) break
      this.#blocks.delete(oldest)
    }
    this.#seen = []
  }

  /** Pools as they stand at a second of the view's clock, over the land as it is seen. @param season that is seen, with its fraction */
  shown(view: Pick<LifeView, 'before' | 'after' | 'share' | 'left'>, season: number, seconds: number): readonly ShownPools[] {
    if (this.#blocks.size === 0) return []
    const passed = Math.min(0.25, Math.max(0, seconds - (this.#seconds ?? seconds)))
    this.#seconds = seconds
    const seen = [view.before, view.after, view.share, season]
    const isNew = seen.some((one, at) => one !== this.#seen[at])
    this.#seen = seen
    this.#isMoving = false
    for (const block of this.#blocks.values()) {
      if (isNew) aim(block, view, season)
      this.#move(block, passed / RISES_SECONDS)
    }
    return [...this.#blocks.values()]
  }

  /** Whether pools go on rising or falling though nothing else changes. */
  get isMoving(): boolean {
    return this.#isMoving || (this.#blocks.size > 0 && this.#seen.length === 0)
  }

  #move(block: Block, step: number): void {
    let isChanged = false
    block.goals.forEach((goal, at) => {
      const share = block.shares[at] as number
      if (share === goal) return
      isChanged = true
      block.shares[at] = share + Math.min(step, Math.max(-step, goal - share))
      if (block.shares[at] !== goal) this.#isMoving = true
    })
    if (!isChanged) return
    const { pools } = block.block
    block.levels = poolLevels(pools, block.shares)
    block.isDry = areDry(pools, block.levels)
    block.changes = ++this.#changes
  }
}

function areDry(pools: readonly Pool[], levels: Float32Array): boolean {
  return pools.every(({ bed }, at) => (levels[at] as number) <= bed)
}

/** Sets how much of the rain is to stand in each pool. */
function aim(block: Block, view: Parameters<typeof wetAt>[0], season: number): void {
  const passed = Math.max(0, season - (block.seen ?? season))
  block.seen = season
  block.goals = block.goals.map((before, at) => {
    const { sink } = block.block.pools[at] as Pool
    const goal = standingShare(wetAt(view, sink), season - block.season)
    const more = goal - (block.wanted[at] as number)
    block.wanted[at] = goal
    if (more > FILLS_PER_SEASON * passed) block.isFilling[at] = 1
    else if (more < 0) block.isFilling[at] = 0
    return block.isFilling[at] ? goal : Math.min(goal, before)
  })
}

/** How much wetter than usual it is seen to be about a cell of POOL_LEVEL: on bare rock nothing is known, but beside it there is. */
function wetAt(
  { before, after, share, left }: Pick<LifeView, 'before' | 'after' | 'share' | 'left'>,
  sink: { readonly x: number; readonly y: number },
): number {
  const cells = 2 ** (POOL_LEVEL - LIFE_LEVEL)
  const [x, y] = [Math.floor(sink.x / cells), Math.floor(sink.y / cells)]
  let most = 0
  for (let row = y - 1; row <= y + 1; row++) {
    for (let column = x - 1; column <= x + 1; column++) {
      const now = waterIn(after, column, row) ?? waterIn(chunkAt(left, column, row), column, row) ?? USUAL
      const then = waterIn(before, column, row) ?? now
      most = Math.max(most, then + (now - then) * share)
    }
  }
  return (2 * (most - USUAL)) / 255
}

function chunkAt(left: LifeView['left'], column: number, row: number): LifePicture | undefined {
  return left.get(tileKey({ level: LIFE_LEVEL, x: Math.floor(column / TILE_CELLS), y: Math.floor(row / TILE_CELLS) }))
}

function waterIn(picture: LifePicture | undefined, column: number, row: number): number | undefined {
  if (!picture) return undefined
  const { x, y, columns, rows, bytes } = picture
  if (column < x || row < y || column >= x + columns || row >= y + rows) return undefined
  return bytes[4 * (MARKS_PLANE * columns * rows + (row - y) * columns + column - x) + 1]
}
