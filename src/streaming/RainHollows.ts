/** The land worker's part that finds the hollows of land where rain was poured. */
import { type CellRect, findPools, type HeightField, type Lake, POOL_MARGIN_CELLS, sumOfDabs } from '../land'
import {
  cellMetres,
  type Deed,
  LIFE_LEVEL,
  type LoggedDeed,
  POOL_LEVEL,
  type PoolBlock,
  type Tend,
  TILE_CELLS,
  type Tile,
  type TileKey,
  tileKey,
} from '../world'
import { MOST_POOL_BLOCKS, POOL_SEASONS } from './poolLevels'

/** Blocks along a chunk of life, and cells of a block along one of life's. */
const BLOCKS = 2 ** (POOL_LEVEL - LIFE_LEVEL)

/** Rain this many cells of life beside a block may stand in a pool that reaches into it. */
const REACH_CELLS = Math.ceil(POOL_MARGIN_CELLS / BLOCKS)

/** Chunks around the middle one whose land is awake. */
const CHUNKS = 1

export interface HollowSources {
  /** Elevations as they are seen. */
  readonly heights: (rect: CellRect) => Promise<HeightField>
  readonly lakesIn: (tile: Tile) => Promise<readonly Lake[]>
}

export interface RainQuery {
  /** The chunk around which land is awake. */
  readonly middle: Tile
  /** Where the nearest block is found first, learned metres. */
  readonly east: number
  readonly south: number
  readonly deeds: readonly LoggedDeed[]
  readonly season: number
}

interface Rained {
  readonly tile: Tile
  /** Of the last rain. */
  readonly season: number
}

/** Finds hollows block by block, the nearest first, once for the ground as it is. */
export class RainHollows {
  readonly #sources: HollowSources
  /** Of which rain a block was told last, in the order in which the page got them. */
  readonly #told = new Map<TileKey, number>()
  #rained: readonly Rained[] = []
  #rainedFor = ''
  #deeds: readonly LoggedDeed[] | undefined

  constructor(sources: HollowSources) {
    this.#sources = sources
  }

  /** The ground has changed. */
  forget(): void {
    this.#told.clear()
  }

  /** The next block that the page is to be told of; undefined where it knows all. */
  async next({
    middle,
    east,
    south,
    deeds,
    season,
  }: RainQuery): Promise<{ readonly block: PoolBlock; readonly season: number } | undefined> {
    this.#note(middle, deeds, season)
    const side = TILE_CELLS * cellMetres(POOL_LEVEL)
    const farOf = ({ tile }: Rained) => Math.max(Math.abs((tile.x + 0.5) * side - east), Math.abs((tile.y + 0.5) * side - south))
    let nearest: Rained | undefined
    for (const rained of this.#rained) {
      const isKnown = this.#told.get(tileKey(rained.tile)) === rained.season
      if (!isKnown && (!nearest || farOf(rained) < farOf(nearest))) nearest = rained
    }
    if (!nearest) return undefined
    const { tile } = nearest
    this.#told.delete(tileKey(tile))
    this.#told.set(tileKey(tile), nearest.season)
    for (const key of this.#told.keys()) {
      if (this.#told.size <= MOST_POOL_BLOCKS) break
      this.#told.delete(key)
    }
    return { block: await this.#find(tile), season: nearest.season }
  }

  async #find(tile: Tile): Promise<PoolBlock> {
    const block = { level: POOL_LEVEL, x: tile.x * TILE_CELLS, y: tile.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
    const margin = POOL_MARGIN_CELLS
    const around = {
      ...block,
      x: block.x - margin,
      y: block.y - margin,
      columns: block.columns + 2 * margin,
      rows: block.rows + 2 * margin,
    }
    const lakes = new Set<Lake>()
    for (let y = tile.y - 1; y <= tile.y + 1; y++) {
      for (let x = tile.x - 1; x <= tile.x + 1; x++)
        for (const lake of await this.#sources.lakesIn({ level: POOL_LEVEL, x, y })) lakes.add(lake)
    }
    return findPools(await this.#sources.heights(around), block, [...lakes])
  }

  /** Which blocks of the land that is awake rain has reached, not so long ago that it has dried up. */
  #note(middle: Tile, deeds: readonly LoggedDeed[], season: number): void {
    const wanted = `${tileKey(middle)} ${season}`
    if (deeds === this.#deeds && wanted === this.#rainedFor) return
    this.#deeds = deeds
    this.#rainedFor = wanted
    const found = new Map<TileKey, Rained>()
    for (const { deed } of deeds) {
      if (!isRecentRain(deed, season)) continue
      for (const tile of blocksUnder(deed, middle)) found.set(tileKey(tile), { tile, season: deed.season })
    }
    this.#rained = [...found.values()]
  }
}

/** Cells of life that rain has reached, not so long ago that it has dried up; undefined where it has not. */
export function rainedCells(
  deeds: readonly LoggedDeed[],
  season: number,
  rect: Omit<CellRect, 'level'>,
): ((cell: number) => boolean) | undefined {
  const sums = deeds.flatMap(({ deed }) => (isRecentRain(deed, season) ? (sumOfDabs(deed, { level: LIFE_LEVEL, ...rect }) ?? []) : []))
  return sums.length > 0 ? (cell) => sums.some((sum) => (sum[cell] as number) > 0) : undefined
}

function isRecentRain(deed: Deed, season: number): deed is Tend {
  return deed.kind === 'rain' && deed.season + POOL_SEASONS > season
}

/** Blocks around a chunk that a deed reaches. */
function blocksUnder(deed: Parameters<typeof sumOfDabs>[0], middle: Tile): Tile[] {
  const chunks = 2 * CHUNKS + 1
  const side = chunks * TILE_CELLS + 2 * REACH_CELLS
  const corner = { x: (middle.x - CHUNKS) * TILE_CELLS - REACH_CELLS, y: (middle.y - CHUNKS) * TILE_CELLS - REACH_CELLS }
  const sum = sumOfDabs(deed, { level: LIFE_LEVEL, ...corner, columns: side, rows: side })
  if (!sum) return []
  const tiles: Tile[] = []
  const cells = TILE_CELLS / BLOCKS
  for (let row = 0; row < chunks * BLOCKS; row++) {
    for (let column = 0; column < chunks * BLOCKS; column++) {
      if (!isReached(sum, side, column * cells, row * cells, cells + 2 * REACH_CELLS)) continue
      tiles.push({ level: POOL_LEVEL, x: (middle.x - CHUNKS) * BLOCKS + column, y: (middle.y - CHUNKS) * BLOCKS + row })
    }
  }
  return tiles
}

function isReached(sum: Float64Array, side: number, left: number, top: number, cells: number): boolean {
  for (let row = top; row < top + cells; row++) {
    for (let column = left; column < left + cells; column++) if ((sum[row * side + column] as number) > 0) return true
  }
  return false
}
