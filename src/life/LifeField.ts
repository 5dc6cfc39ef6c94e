import { COVER_GROUPS, type GrownPatch } from '../land'
import { LIFE_LEVEL, type Seed, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { applyDeed, cellsLit, type LocalDeed } from './applyDeed'
import { ditherToBytes, type LifeRect } from './dither'
import { Fire } from './Fire'
import { differs, grownPatch } from './grownPatch'
import { type Growth, grown } from './growth'
import type { LifeGround } from './lifeGround'
import { LIFE_CHANNELS, LIFE_MARGIN, type LifeState } from './lifeState'
import type { SeasonWeather } from './seasonWeather'

/** Chunks along the side of the land that is awake. */
const AWAKE_SIDE = 3

/** Land that rested longer than a century is as it would be after one. */
const LONGEST_REST_SEASONS = 400

/** The land that life stands on. */
export interface LifeLand {
  /** Ground of a rectangle of cells of LIFE_LEVEL, and what stands there before anybody has seen it. */
  readonly at: (rect: LifeRect) => Promise<{ readonly ground: LifeGround; readonly start: LifeState }>
}

export interface LifeFieldOptions {
  readonly seed: Seed
  readonly growth: Growth
  readonly land: LifeLand
  /** The weather of a season there, seasons since the world began. */
  readonly weather: (season: number, rect: LifeRect) => SeasonWeather
}

/** As many deeds can be taken back with the years since; older ones have become the land's own past. */
const MOST_MARKS = 12

/** A chunk as it was left. */
export interface KeptChunk {
  readonly chunk: Tile
  /** LIFE_CHANNELS planes of TILE_CELLS². */
  readonly bytes: Uint8Array
  /** Seasons since the world began. */
  readonly season: number
  /** False where nobody could tell its plants from those of the beginning. */
  readonly isGrown?: boolean
}

/** The land that is awake, with a margin that lives along and is forgotten. */
interface Awake {
  readonly chunks: readonly Tile[]
  readonly rect: LifeRect
  readonly ground: LifeGround
  readonly start: Uint8Array
  state: Uint8Array
}

/** The awake land before a deed, and what came after: the deed, seasons, other deeds. */
interface Mark {
  readonly entry: number
  readonly season: number
  readonly state: Uint8Array
  readonly lit: readonly LitCell[]
}

type LitCell = { readonly column: number; readonly row: number }

/**
 * What grows on the land near the eye, season by season. Land that is left rests, and catches up when somebody comes back: as many seasons as passed, but no more than a century.
 */
export class LifeField {
  readonly #options: LifeFieldOptions
  readonly #kept = new Map<TileKey, KeptChunk>()
  #awake: Awake | undefined
  #season: number
  /** Cells of the awake land that were lit for this season. */
  #lit: readonly LitCell[] = []
  /** Deeds done while this land has been awake, in order, and the land before each. */
  #deeds: readonly { readonly entry: number; readonly deed: LocalDeed; readonly season: number }[] = []
  #marks: readonly Mark[] = []

  constructor(options: LifeFieldOptions, season = 0, kept: readonly KeptChunk[] = []) {
    this.#options = options
    this.#season = season
    for (const chunk of kept) this.#kept.set(tileKey(chunk.chunk), chunk)
  }

  /** Seasons since the world began. */
  get season(): number {
    return this.#season
  }

  /** Every chunk that has been awake, as it is now or as it was left. */
  kept(): KeptChunk[] {
    this.#keepAwake()
    return [...this.#kept.values()]
  }

  /** Wakes the chunks around one; those that are no longer near go to rest. */
  async wakeAround(middle: Tile): Promise<void> {
    const reach = (AWAKE_SIDE - 1) / 2
    const [x, y] = [middle.x - reach, middle.y - reach]
    if (this.#awake && tileKey(this.#awake.chunks[0] as Tile) === tileKey({ level: LIFE_LEVEL, x, y })) return
    this.#keepAwake()
    const chunks = Array.from({ length: AWAKE_SIDE ** 2 }, (_, i) => ({
      level: LIFE_LEVEL,
      x: x + (i % AWAKE_SIDE),
      y: y + Math.floor(i / AWAKE_SIDE),
    }))
    for (const chunk of chunks) await this.#catchUp(chunk)
    const rect = rectOf(x, y, AWAKE_SIDE)
    this.#awake = { chunks, rect, ...(await this.#stateOf(rect)) }
    this.#lit = []
    this.#deeds = []
    this.#marks = []
  }

  /** Does a deed to the awake land, in this season. @param entry its place in the log */
  do(entry: number, deed: LocalDeed): void {
    if (!this.#awake) return
    this.#marks = [...this.#marks, { entry, season: this.#season, state: this.#awake.state.slice(), lit: this.#lit }].slice(-MOST_MARKS)
    this.#deeds = [...this.#deeds, { entry, deed, season: this.#season }]
    this.#apply(deed)
  }

  /** Takes a deed back: the land is as it would be today without it. @returns false when it was done too long ago, or elsewhere */
  async undo(entry: number): Promise<boolean> {
    const awake = this.#awake
    const at = this.#marks.findIndex((mark) => mark.entry === entry)
    const mark = this.#marks[at]
    if (!awake || !mark) return false
    const today = this.#season
    const later = this.#deeds.slice(this.#deeds.findIndex((done) => done.entry === entry) + 1)
    this.#deeds = this.#deeds.filter((done) => done.entry !== entry && !later.includes(done))
    this.#marks = this.#marks.slice(0, at)
    awake.state = mark.state
    this.#lit = mark.lit
    this.#season = mark.season
    for (const { entry, deed, season } of later) {
      while (this.#season < season) await this.nextSeason()
      this.do(entry, deed)
    }
    while (this.#season < today) await this.nextSeason()
    return true
  }

  /** The fire that was lit for this season, to watch it run; undefined where nothing was. It ends the same whoever watches. */
  fire(): Fire | undefined {
    const { seed, weather } = this.#options
    if (!this.#awake || this.#lit.length === 0) return undefined
    const { rect, ground, state } = this.#awake
    const { columns, rows } = rect
    const setting = {
      seed,
      rect,
      ground,
      season: this.#season,
      weather: weather(this.#season, rect),
      state: { columns, rows, bytes: state },
    }
    return new Fire(setting, this.#lit)
  }

  /** Lets a season go by on the land that is awake. */
  async nextSeason(): Promise<void> {
    const awake = this.#awake
    if (awake) {
      const fire = this.fire()
      while (fire && !fire.isOut) fire.advance()
      const burnt = new Float32Array(awake.rect.columns * awake.rect.rows)
      fire?.lit.forEach((tick, cell) => {
        if (tick >= 0) burnt[cell] = 1
      })
      awake.state = await this.#step(awake, awake.state, burnt, this.#season)
    }
    this.#lit = []
    this.#season++
  }

  /** What has grown on the chunks that are awake, otherwise than before anybody had seen them. */
  grown(): { readonly chunk: Tile; readonly patch: GrownPatch }[] {
    const awake = this.#awake
    if (!awake) return []
    return awake.chunks.map((chunk) => ({ chunk, patch: grownPatch(chunk, awake.rect, awake.start, awake.state) }))
  }

  /** The bytes of a chunk that is awake, or as it was left; undefined where nobody has been. */
  stateOf(chunk: Tile): Uint8Array | undefined {
    this.#keepAwake()
    return this.#kept.get(tileKey(chunk))?.bytes
  }

  #apply(deed: LocalDeed): void {
    if (!this.#awake) return
    const { rect, state, ground } = this.#awake
    if (deed.kind === 'fire') this.#lit = [...this.#lit, ...cellsLit(deed, rect)]
    else applyDeed(deed, rect, state, ground.barren)
  }

  async #catchUp(chunk: Tile): Promise<void> {
    const kept = this.#kept.get(tileKey(chunk))
    if (!kept || kept.season >= this.#season) return
    const rect = rectOf(chunk.x, chunk.y, 1)
    const { ground, start, state } = await this.#stateOf(rect)
    const calm = new Float32Array(rect.columns * rect.rows)
    let bytes = state
    for (let season = Math.max(kept.season, this.#season - LONGEST_REST_SEASONS); season < this.#season; season++)
      bytes = await this.#step({ rect, ground }, bytes, calm, season)
    this.#keep(chunk, { rect, start, state: bytes })
  }

  async #step(land: Pick<Awake, 'rect' | 'ground'>, bytes: Uint8Array, burnt: Float32Array, season: number): Promise<Uint8Array> {
    const { seed, growth, weather } = this.#options
    const { rect, ground } = land
    const values = await grown(growth, { ...rect, bytes }, { ground, burnt, weather: weather(season, rect) })
    return ditherToBytes(seed, rect, season + 1, values)
  }

  /** What stands on a rectangle: as it was left, and elsewhere as the land begins. */
  async #stateOf(rect: LifeRect): Promise<Pick<Awake, 'ground' | 'start' | 'state'>> {
    const { ground, start } = await this.#options.land.at(rect)
    const state = start.bytes.slice()
    for (const { chunk, bytes } of this.#kept.values()) paste(state, rect, bytes, coreOf(chunk))
    return { ground, start: start.bytes, state }
  }

  #keepAwake(): void {
    if (!this.#awake) return
    for (const chunk of this.#awake.chunks) this.#keep(chunk, this.#awake)
  }

  #keep(chunk: Tile, { rect, start, state }: Pick<Awake, 'rect' | 'start' | 'state'>): void {
    const [first, bytes] = [start, state].map((from) => {
      const planes = new Uint8Array(LIFE_CHANNELS * TILE_CELLS ** 2)
      paste(planes, coreOf(chunk), from, rect)
      return planes
    }) as [Uint8Array, Uint8Array]
    const covers = COVER_GROUPS * TILE_CELLS ** 2
    const isGrown = differs(bytes.subarray(0, covers), first.subarray(0, covers))
    this.#kept.set(tileKey(chunk), { chunk, bytes, season: this.#season, isGrown })
  }
}

/** Some chunks along a side, with the margin around. */
function rectOf(x: number, y: number, chunks: number): LifeRect {
  const side = chunks * TILE_CELLS + 2 * LIFE_MARGIN
  return { x: x * TILE_CELLS - LIFE_MARGIN, y: y * TILE_CELLS - LIFE_MARGIN, columns: side, rows: side }
}

function coreOf({ x, y }: Tile): LifeRect {
  return { x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
}

/** Copies all planes of one rectangle into another where they overlap. */
function paste(to: Uint8Array, target: LifeRect, from: Uint8Array, source: LifeRect): void {
  const left = Math.max(target.x, source.x)
  const right = Math.min(target.x + target.columns, source.x + source.columns)
  const top = Math.max(target.y, source.y)
  const bottom = Math.min(target.y + target.rows, source.y + source.rows)
  if (left >= right || top >= bottom) return
  for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
    for (let row = top; row < bottom; row++) {
      const start = (channel * source.rows + row - source.y) * source.columns + left - source.x
      to.set(from.subarray(start, start + right - left), (channel * target.rows + row - target.y) * target.columns + left - target.x)
    }
  }
}
