/** The land worker's part that lets the land live; the page asks for it by `LandStream.live`. */
import {
  COVER_BORDER,
  type EditIndex,
  floodedSurface,
  type Greenery,
  type GrownPatch,
  type HeightField,
  type Lake,
  pasteField,
  rainOverMountains,
  rainTile,
  westerlyAt,
} from '../land'
import { isGrown, LifeField, LifePacker, lifeGround, seasonWeather, startState, unpackLife } from '../life'
import { type FetchFile, openGrowth } from '../models'
import {
  cellMetres,
  FormatError,
  LIFE_LEVEL,
  type LoggedDeed,
  latitudeAt,
  type Seed,
  type StrokeRect,
  TILE_CELLS,
  type Tile,
  type TileKey,
  tileKey,
} from '../world'
import { asShown } from './makeTile'
import type { FromWorker, GrownLife, ToWorker } from './protocol'

/** What has grown is shown so often while seasons fly. */
const SHOWN_MILLISECONDS = 1500

/** Chunks whose growth is remembered: 190 kB each. */
const MOST_CHUNKS = 100

/** What was kept longer ago than a century catches up with that. */
const LONGEST_REST_SEASONS = 400

export interface LifeCrew {
  readonly seed: Seed
  readonly modelsUrl: string
  readonly fetchFile: FetchFile
  readonly edits: EditIndex
  /** Heights of a tile with its margins, without the edits that are too narrow for its level. */
  readonly tile: (tile: Tile) => Promise<HeightField>
  readonly lakesIn: (tile: Tile) => Promise<readonly Lake[]>
  readonly greenery: Greenery
  readonly post: (message: FromWorker) => void
  /** What grew before. */
  readonly kept: Uint8Array | undefined
}

type Wish = Extract<ToWorker, { type: 'live' }>

/** Lets seasons go by on the land around the eye, one at a time, and tells which tiles are to be made again. */
export class LifeKeeper {
  readonly #crew: LifeCrew
  readonly #shown = new Map<TileKey, GrownPatch>()
  #wish: Wish | undefined
  #field: LifeField | undefined
  #packer: LifePacker | undefined
  #deeds: readonly LoggedDeed[] = []
  /** Those that have been done. */
  #done: readonly LoggedDeed[] = []
  #isUntold = false
  #toldAt = Number.NEGATIVE_INFINITY
  /** The model did not come; it is not asked for again. */
  #isLifeless = false

  constructor(crew: LifeCrew) {
    this.#crew = crew
  }

  setDeeds(deeds: readonly LoggedDeed[]): void {
    this.#deeds = deeds
  }

  want(wish: Wish): void {
    this.#wish = wish
  }

  /** What has grown, to be kept. */
  async keep(): Promise<GrownLife | undefined> {
    const { east, south } = this.#wish ?? { east: 0, south: 0 }
    return this.#field && this.#packer?.pack(this.#field, chunkAt(east, south))
  }

  /** Does one thing that is due. @returns whether there was anything to do */
  async letOn(): Promise<boolean> {
    const wish = this.#wish
    if (!wish || this.#isLifeless) return false
    this.#field ??= await this.#open(wish.season)
    const field = this.#field
    if (!field) return false
    if (field.season < wish.season) {
      await field.wakeAround(chunkAt(wish.east, wish.south))
      await field.nextSeason()
      this.#isUntold = true
    }
    const isThere = field.season >= wish.season
    if (await this.#doDeeds(field)) this.#isUntold = true
    if (this.#isUntold && (isThere || performance.now() - this.#toldAt > SHOWN_MILLISECONDS)) this.#tell(field)
    return !isThere
  }

  async #open(season: number): Promise<LifeField | undefined> {
    const { seed, modelsUrl, fetchFile } = this.#crew
    try {
      const { change, hash } = await openGrowth(modelsUrl, fetchFile)
      this.#packer = new LifePacker(hash)
      const kept = await this.#unpack(hash, season)
      const field = new LifeField(
        { seed, growth: change, land: { at: (rect) => this.#at(rect) }, weather: (of, rect) => this.#weather(of, rect) },
        // What was before this visit nobody has seen: land begins as it is, or as it was left, and then goes on by the season.
        kept ? Math.max(kept.season, season - LONGEST_REST_SEASONS) : season - 1,
        kept?.chunks,
      )
      if (kept && this.#wish) await field.wakeAround(chunkAt(this.#wish.east, this.#wish.south))
      this.#isUntold = kept !== undefined
      return field
    } catch {
      this.#isLifeless = true
      return undefined
    }
  }

  /** What grew before; what cannot be read of it is told, and the land begins as if nobody had seen it. */
  async #unpack(model: string, season: number): Promise<Awaited<ReturnType<typeof unpackLife>> | undefined> {
    const { kept, post } = this.#crew
    const startOf = async ({ x, y }: Tile) =>
      (await this.#at({ x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS })).start.bytes
    try {
      return kept && (await unpackLife(kept, { model, season, startOf }))
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause
      post({ type: 'life-refused', reason: `What grew in this world cannot be read: ${cause.message}.` })
      return undefined
    }
  }

  #weather(season: number, { y, rows }: { readonly y: number; readonly rows: number }) {
    const latitude = latitudeAt((y + rows / 2) * cellMetres(LIFE_LEVEL))
    // Seasons are counted by the north's: the south has its summer in the north's winter.
    return seasonWeather(this.#crew.seed, latitude < 0 ? season + 2 : season, westerlyAt(latitude))
  }

  /** Ground and first cover of a rectangle, from the tiles that it lies on. */
  async #at({ x, y, columns, rows }: { readonly x: number; readonly y: number; readonly columns: number; readonly rows: number }) {
    const { seed, edits, tile, lakesIn, greenery } = this.#crew
    const part = { x, y, columns, rows }
    const field: HeightField = grownField(part, COVER_BORDER)
    const wet = new Uint8Array(columns * rows)
    for (const chunk of chunksOver(part)) {
      const own = asShown(await tile(chunk), edits)
      pasteField(field, own)
      noteWater(wet, part, chunk, own, await lakesIn(chunk))
    }
    const middle = { level: LIFE_LEVEL, x: Math.floor((x + columns / 2) / TILE_CELLS), y: Math.floor((y + rows / 2) / TILE_CELLS) }
    const above = rainTile(middle)
    const rain = rainOverMountains(seed, above, asShown(await tile(above), edits))
    const isWet = (column: number, row: number) => wet[row * columns + column] === 1
    const ground = lifeGround({ seed, field, part, rain, isWet })
    return { ground, start: startState(await greenery.firstCover(middle, field, part), ground) }
  }

  /** Does what has been added to the log, and takes back what has gone from it. @returns whether there was any of it */
  async #doDeeds(field: LifeField): Promise<boolean> {
    const [done, wanted] = [this.#done, this.#deeds]
    if (done === wanted) return false
    this.#done = wanted
    const isIn = (list: readonly LoggedDeed[], { entry }: LoggedDeed) => list.some((other) => other.entry === entry)
    for (const deed of done.filter((deed) => !isIn(wanted, deed)).reverse()) await field.undo(deed.entry)
    for (const { entry, deed } of wanted.filter((deed) => !isIn(done, deed))) if (deed.kind !== 'climate') field.do(entry, deed)
    return true
  }

  #tell(field: LifeField): void {
    this.#isUntold = false
    this.#toldAt = performance.now()
    const cells: StrokeRect[] = []
    for (const { chunk, patch } of field.grown()) {
      const key = tileKey(chunk)
      if (!isGrown(patch, this.#shown.get(key))) continue
      this.#shown.delete(key)
      this.#shown.set(key, patch)
      cells.push({ level: LIFE_LEVEL, x: chunk.x * TILE_CELLS, y: chunk.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS })
    }
    for (const key of this.#shown.keys()) {
      if (this.#shown.size <= MOST_CHUNKS) break
      this.#shown.delete(key)
    }
    if (cells.length === 0) return
    this.#crew.greenery.setGrown([...this.#shown.values()])
    this.#crew.post({ type: 'grown', season: field.season, cells })
  }
}

function chunkAt(east: number, south: number): Tile {
  const side = TILE_CELLS * cellMetres(LIFE_LEVEL)
  return { level: LIFE_LEVEL, x: Math.floor(east / side), y: Math.floor(south / side) }
}

/** The chunks whose tiles, with their margins, hold a rectangle that reaches no farther than a margin beyond whole chunks. */
function chunksOver({
  x,
  y,
  columns,
  rows,
}: {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}): Tile[] {
  const chunks: Tile[] = []
  const [left, top] = [Math.round(x / TILE_CELLS), Math.round(y / TILE_CELLS)]
  const [right, bottom] = [Math.round((x + columns) / TILE_CELLS), Math.round((y + rows) / TILE_CELLS)]
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) chunks.push({ level: LIFE_LEVEL, x: column, y: row })
  return chunks
}

function grownField(
  { x, y, columns, rows }: { readonly x: number; readonly y: number; readonly columns: number; readonly rows: number },
  border: number,
): HeightField {
  const [wide, high] = [columns + 2 * border, rows + 2 * border]
  return { level: LIFE_LEVEL, x: x - border, y: y - border, columns: wide, rows: high, heights: new Float32Array(wide * high) }
}

/** Marks the cells of a rectangle over which a lake of a tile stands. */
function noteWater(
  wet: Uint8Array,
  { x, y, columns, rows }: { readonly x: number; readonly y: number; readonly columns: number; readonly rows: number },
  chunk: Tile,
  field: HeightField,
  standing: readonly Lake[],
): void {
  if (standing.length === 0) return
  const own = { x: chunk.x * TILE_CELLS, y: chunk.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  const { water, heights } = floodedSurface(field, own, standing)
  if (!water) return
  for (let row = 0; row < TILE_CELLS; row++) {
    for (let column = 0; column < TILE_CELLS; column++) {
      const at = row * TILE_CELLS + column
      if ((water[at] as number) <= (heights[at] as number)) continue
      const [to, down] = [own.x + column - x, own.y + row - y]
      if (to >= 0 && down >= 0 && to < columns && down < rows) wet[down * columns + to] = 1
    }
  }
}
