import {
  type CellRect,
  EditIndex,
  Greenery,
  groundColours,
  type Lake,
  LakeWatch,
  type LandSource,
  landField,
  type SurveyedRows,
  surveyRows,
  TilePyramid,
  tileRect,
} from '../land'
import { RunQueue } from '../models'
import { asShown, landTile } from '../streaming/makeTile'
import { type LoggedEdit, type Seed, TILE_CELLS, type Tile } from '../world'
import { rectOf, tileOf } from './landArea'
import type { Land, LandArea, LandTileData, LandTileKey, LandWork } from './landTypes'
import type { Engine } from './openEngine'

/** Tiles remembered, 100 kB each. */
const PYRAMID_TILES = 192

/** Samples of a tile beyond its own cells. */
const BORDER = 2
const SIDE = TILE_CELLS + 2 * BORDER

/** Land that is open. One thing is made at a time, in the order in which it was asked for. */
export class OpenLand implements Land {
  readonly seed: Seed
  readonly models: Readonly<Record<string, string>>
  readonly #engine: Engine
  readonly #edits: EditIndex
  readonly #pyramid: TilePyramid
  readonly #lakes: LakeWatch
  readonly #greenery: Greenery
  readonly #queue = new RunQueue()
  #isDisposed = false

  constructor(seed: Seed, edits: readonly LoggedEdit[], engine: Engine) {
    this.seed = seed
    this.models = { relief: engine.hash }
    this.#engine = engine
    this.#edits = new EditIndex(edits)
    this.#pyramid = new TilePyramid(this.#source, PYRAMID_TILES)
    this.#lakes = new LakeWatch(this.#edits, (tile) => this.#pyramid.tile(tile))
    this.#greenery = new Greenery(seed, {
      seen: async (tile) => asShown(await this.#pyramid.tile(tile), this.#edits),
      first: (tile) =>
        this.#edits.reaches(tile.level) ? landField({ ...this.#source, edits: new EditIndex() }, tileRect(tile)) : this.#pyramid.tile(tile),
    })
  }

  get #source(): LandSource & { readonly edits: EditIndex } {
    return { seed: this.seed, relief: this.#engine, edits: this.#edits }
  }

  async heights(area: LandArea, work: LandWork = {}): Promise<Float32Array> {
    const rect = rectOf(area)
    const heights = new Float32Array(rect.columns * rect.rows)
    return this.#survey(rect, work, heights, ({ seen }, from) => heights.set(seen.heights, from))
  }

  async water(area: LandArea, work: LandWork = {}): Promise<Float32Array> {
    const rect = rectOf(area)
    const water = new Float32Array(rect.columns * rect.rows).fill(Number.NaN)
    return this.#survey(rect, work, water, ({ seen }, from) => {
      seen.heights.forEach((ground, i) => {
        const lake = seen.water?.[i] ?? ground
        if (lake > ground) water[from + i] = lake
        else if (ground < 0) water[from + i] = 0
      })
    })
  }

  async colours(area: LandArea, work: LandWork = {}): Promise<Uint8Array> {
    const rect = rectOf(area)
    const colours = new Uint8Array(3 * rect.columns * rect.rows)
    return this.#survey(rect, work, colours, ({ part, seen }, from) => colours.set(groundColours({ ...part, ...seen }), 3 * from))
  }

  async cover(area: LandArea, work: LandWork = {}): Promise<Uint8Array> {
    const rect = rectOf(area)
    return this.#run(async () => {
      const cover = new Uint8Array(4 * rect.columns * rect.rows)
      const [left, top] = [Math.floor(rect.x / TILE_CELLS), Math.floor(rect.y / TILE_CELLS)]
      const across = Math.floor((rect.x + rect.columns - 1) / TILE_CELLS) - left + 1
      const down = Math.floor((rect.y + rect.rows - 1) / TILE_CELLS) - top + 1
      for (let i = 0; i < across * down; i++) {
        await pause(work, i / (across * down))
        const tile = { level: rect.level, x: left + (i % across), y: top + Math.floor(i / across) }
        copyCover((await this.#make(tile)).cover, tile, cover, rect)
      }
      work.onProgress?.(1)
      return cover
    })
  }

  async tile(key: LandTileKey): Promise<LandTileData> {
    const tile = tileOf(key)
    const { heights, water, surface, cover, plants } = await this.#run(() => this.#make(tile))
    return { side: SIDE, border: BORDER, heights, surface, cover, ...(water && { water }), ...(plants && { plants }) }
  }

  async dispose(): Promise<void> {
    if (this.#isDisposed) return
    this.#isDisposed = true
    await this.#queue.run(() => this.#engine.dispose())
  }

  #survey<Result>(rect: CellRect, work: LandWork, result: Result, take: (rows: SurveyedRows, from: number) => void): Promise<Result> {
    return this.#run(async () => {
      for await (const rows of surveyRows(this.#source, rect, (share) => pause(work, share))) {
        take(rows, (rows.part.y - rect.y) * rect.columns)
      }
      return result
    })
  }

  async #make(tile: Tile) {
    const field = asShown(await this.#pyramid.tile(tile), this.#edits)
    return landTile(tile, field, { madeFor: 0, revision: 0, standing: await this.#lakesIn(tile), green: this.#greenery })
  }

  /** All lakes of a tile, those too that are much finer than it: nobody waits for a picture here. */
  async #lakesIn(tile: Tile): Promise<Lake[]> {
    await this.#lakes.lakesIn(tile)
    while ((await this.#lakes.findOneAfar()) !== undefined);
    return this.#lakes.lakesIn(tile)
  }

  #run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#isDisposed) return Promise.reject(new Error('This land was disposed of: open it anew.'))
    return this.#queue.run(task)
  }
}

/** Lets the caller's program go on, tells it how far the work is, and ends it when that is wished. */
async function pause({ onProgress, signal }: LandWork, share: number): Promise<void> {
  signal?.throwIfAborted()
  onProgress?.(share)
  await new Promise((resolve) => setTimeout(resolve))
  signal?.throwIfAborted()
}

/** Copies the cells that a tile and a rectangle share. */
function copyCover(from: Uint8Array, tile: Tile, to: Uint8Array, rect: CellRect): void {
  const [x, y] = [tile.x * TILE_CELLS, tile.y * TILE_CELLS]
  const left = Math.max(x, rect.x)
  const right = Math.min(x + TILE_CELLS, rect.x + rect.columns)
  for (let row = Math.max(y, rect.y); row < Math.min(y + TILE_CELLS, rect.y + rect.rows); row++) {
    const start = 4 * ((row - y + BORDER) * SIDE + left - x + BORDER)
    to.set(from.subarray(start, start + 4 * (right - left)), 4 * ((row - rect.y) * rect.columns + left - rect.x))
  }
}
