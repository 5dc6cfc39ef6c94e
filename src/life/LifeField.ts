import { TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import { applyDeed, cellsLit, type LocalDeed } from './applyDeed'
import { cutChunk } from './cutChunk'
import type { LifeRect } from './dither'
import { Fire } from './Fire'
import { AWAKE_SIDE, chunksAround, coreOf, paste, rectOf } from './lifeChunks'
import type { LifeGround } from './lifeGround'
import { LIFE_MARGIN } from './lifeState'
import type { KeptChunk, LifeFieldOptions, LifeMoment, LitCell } from './lifeTerms'
import { Seasons } from './Seasons'

/** Land that rested longer than a century is as it would be after one. */
const LONGEST_REST_SEASONS = 400

/** Of those missed, so many are caught up with in one go. */
const SEASONS_AT_ONCE = 4

/** As many deeds can be taken back with the years since; older ones have become the land's own past. */
const MOST_MARKS = 12

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

/**
 * What grows on the land near the eye, season by season. Land that is left rests, and catches up when somebody comes back: as many seasons as passed, but no more than a century.
 */
export class LifeField {
  readonly #options: LifeFieldOptions
  readonly #seasons: Seasons
  readonly #kept = new Map<TileKey, KeptChunk>()
  #awake: Awake | undefined
  #season: number
  /** A chunk that is catching up. */
  #late:
    | { readonly key: TileKey; readonly rect: LifeRect; readonly ground: LifeGround; readonly start: Uint8Array; state: Uint8Array }
    | undefined
  /** Cells of the awake land that were lit for this season. */
  #lit: readonly LitCell[] = []
  /** Deeds done while this land has been awake, in order, and the land before each. */
  #deeds: readonly { readonly entry: number; readonly deed: LocalDeed; readonly season: number }[] = []
  #marks: readonly Mark[] = []

  constructor(options: LifeFieldOptions, season = 0, kept: readonly KeptChunk[] = []) {
    this.#options = options
    this.#seasons = new Seasons(options)
    this.#season = season
    for (const chunk of kept) this.#kept.set(tileKey(chunk.chunk), chunk)
  }

  /** Seasons since the world began. */
  get season(): number {
    return this.#season
  }

  /** Every chunk that has been awake, as it is now or as it was left. */
  kept(): KeptChunk[] {
    this.#late = undefined
    this.#keepAwake()
    return [...this.#kept.values()]
  }

  /** The same at a moment of the land that is awake; nothing is from a later season. */
  keptAt(moment = this.moment()): { readonly season: number; readonly chunks: KeptChunk[] } {
    const season = moment?.season ?? this.#season
    const chunks = new Map(this.#kept)
    const awake = this.#awake
    if (awake && moment)
      for (const chunk of awake.chunks) chunks.set(tileKey(chunk), cutChunk(chunk, { ...awake, state: moment.state }, season))
    return { season, chunks: [...chunks.values()].map((kept) => ({ ...kept, season: Math.min(season, kept.season) })) }
  }

  /** Chunks that rest, grown otherwise than they began. */
  resting(): KeptChunk[] {
    const isAwake = ({ x, y }: Tile) => this.#awake?.chunks.some((chunk) => chunk.x === x && chunk.y === y) ?? false
    return [...this.#kept.values()].filter(({ chunk, isGrown }) => isGrown !== false && !isAwake(chunk))
  }

  /** Whether the chunks around one are awake. */
  isAwakeAround(middle: Tile): boolean {
    const [first] = chunksAround(middle)
    return this.#awake !== undefined && tileKey(this.#awake.chunks[0] as Tile) === tileKey(first as Tile)
  }

  /** Whether some of the chunks around one have rested, and would have to catch up before they wake. */
  isBehindAround(middle: Tile): boolean {
    return chunksAround(middle).some((chunk) => (this.#kept.get(tileKey(chunk))?.season ?? this.#season) < this.#season)
  }

  /** Does some of what waking the chunks around one would take long for: those that rested live through a few of the seasons that they missed. @returns whether there was any of it */
  async prepare(middle: Tile): Promise<boolean> {
    if (this.isAwakeAround(middle)) return false
    this.#keepAwake()
    for (const chunk of chunksAround(middle)) if (await this.#catchUp(chunk, SEASONS_AT_ONCE)) return true
    return false
  }

  /** Wakes the chunks around one; those that are no longer near go to rest. */
  async wakeAround(middle: Tile): Promise<void> {
    if (this.isAwakeAround(middle)) return
    this.#keepAwake()
    const chunks = chunksAround(middle)
    const { x, y } = chunks[0] as Tile
    for (const chunk of chunks) await this.#catchUp(chunk, LONGEST_REST_SEASONS)
    this.#late = undefined
    const rect = rectOf(x, y, AWAKE_SIDE)
    this.#awake = { chunks, rect, ...(await this.#stateOf(rect)) }
    this.#lit = []
    this.#deeds = []
    this.#marks = []
  }

  /** Looks at the awake land again: hands have moved its ground, or mountains that keep rain from it. */
  async renewGround(): Promise<void> {
    const awake = this.#awake
    if (!awake) return
    const { ground, start } = await this.#options.land.at(awake.rect)
    this.#awake = { ...awake, ground, start: start.bytes }
  }

  /** Does a deed to the awake land, in this season. @param entry its place in the log */
  do(entry: number, deed: LocalDeed): void {
    if (!this.#awake) return
    this.#marks = [...this.#marks, { entry, season: this.#season, state: this.#awake.state, lit: this.#lit }].slice(-MOST_MARKS)
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

  /** A moment of the awake land in which the fire that was lit for its season has run: what it leaves is there at once, and nothing else has lived on. */
  async burntOut(moment: LifeMoment): Promise<LifeMoment> {
    const awake = this.#awake
    if (!awake || moment.lit.length === 0) return moment
    const now = this.moment()
    if (!now || !this.goBack(moment)) return moment
    const burnt = this.#burn()
    this.goBack(now)
    const after = await this.#seasons.after({ ...awake, bytes: moment.state }, { season: moment.season, burnt })
    const state = moment.state.slice()
    for (let at = 0; at < state.length; at++) if (burnt[at % burnt.length]) state[at] = after[at] as number
    return { ...moment, state, lit: [] }
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
      const land = { ...awake, bytes: awake.state }
      awake.state = await this.#seasons.after(land, { season: this.#season, burnt: this.#burn() })
    }
    this.#lit = []
    this.#season++
  }

  /** The land that is awake, with its margin: what stands there at first, and now. LIFE_CHANNELS planes each, not to be changed. */
  awake(): { readonly rect: LifeRect; readonly core: LifeRect; readonly start: Uint8Array; readonly now: Uint8Array } | undefined {
    if (!this.#awake) return undefined
    const { rect, start, state } = this.#awake
    const side = AWAKE_SIDE * TILE_CELLS
    const core = { x: rect.x + LIFE_MARGIN, y: rect.y + LIFE_MARGIN, columns: side, rows: side }
    return { rect, core, start, now: state }
  }

  /** What is needed to come back to this season, as long as the same land is awake. */
  moment(): LifeMoment | undefined {
    const awake = this.#awake
    return awake && { rect: awake.rect, season: this.#season, state: awake.state, lit: this.#lit }
  }

  /** Goes back to a season. @returns false where other land is awake now */
  goBack({ rect, season, state, lit }: LifeMoment): boolean {
    const awake = this.#awake
    if (!awake || awake.rect.x !== rect.x || awake.rect.y !== rect.y) return false
    awake.state = state
    this.#season = season
    this.#lit = lit
    return true
  }

  /** The bytes of a chunk that is awake, or as it was left; undefined where nobody has been. */
  stateOf(chunk: Tile): Uint8Array | undefined {
    this.#keepAwake()
    return this.#kept.get(tileKey(chunk))?.bytes
  }

  /** 1 where the fire that was lit runs. */
  #burn(): Float32Array {
    const { columns = 0, rows = 0 } = this.#awake?.rect ?? {}
    const burnt = new Float32Array(columns * rows)
    const fire = this.fire()
    while (fire && !fire.isOut) fire.advance()
    fire?.lit.forEach((tick, cell) => {
      if (tick >= 0) burnt[cell] = 1
    })
    return burnt
  }

  #apply(deed: LocalDeed): void {
    if (!this.#awake) return
    const { rect, ground } = this.#awake
    if (deed.kind === 'fire') {
      this.#lit = [...this.#lit, ...cellsLit(deed, rect)]
      return
    }
    // What was is kept by marks and moments.
    this.#awake.state = this.#awake.state.slice()
    applyDeed(deed, rect, this.#awake.state, ground.barren)
  }

  /** Lets a chunk that rested live through some of the seasons that it missed. @returns false when it has missed none */
  async #catchUp(chunk: Tile, seasons: number): Promise<boolean> {
    const kept = this.#kept.get(tileKey(chunk))
    if (!kept || kept.season >= this.#season) return false
    if (this.#late?.key !== tileKey(chunk)) {
      const rect = rectOf(chunk.x, chunk.y, 1)
      this.#late = { key: tileKey(chunk), rect, ...(await this.#stateOf(rect)) }
    }
    const late = this.#late
    const calm = new Float32Array(late.rect.columns * late.rect.rows)
    const begin = Math.max(kept.season, this.#season - LONGEST_REST_SEASONS)
    const end = Math.min(this.#season, begin + seasons)
    for (let season = begin; season < end; season++)
      late.state = await this.#seasons.after({ ...late, bytes: late.state }, { season, burnt: calm })
    this.#kept.set(tileKey(chunk), cutChunk(chunk, late, end))
    return true
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
    for (const chunk of this.#awake.chunks) this.#kept.set(tileKey(chunk), cutChunk(chunk, this.#awake, this.#season))
  }
}
