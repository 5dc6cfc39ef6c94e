/** The land worker's part that lets the land live; the page asks for it by `LandLife.live`. */
import { westerlyAt } from '../land'
import { Ceilings, LifeField, type LifeMoment, LifePacker, SeenLife, seasonWeather, stampFire, unpackLife } from '../life'
import { type FetchFile, openGrowth } from '../models'
import {
  brushOf,
  cellMetres,
  type Deed,
  type FirePicture,
  FormatError,
  LIFE_LEVEL,
  type LifePicture,
  type LoggedDeed,
  latitudeAt,
  PLACES_PER_CELL,
  TILE_CELLS,
  type Tile,
  type TileKey,
  tileKey,
} from '../world'
import { type LifeLandSources, lifeLandAt } from './lifeLand'
import type { FromWorker, GrownLife, ToWorker } from './protocol'
import { type HollowSources, RainHollows, rainedCells } from './RainHollows'

export interface LifeCrew extends LifeLandSources, HollowSources {
  readonly modelsUrl: string
  readonly fetchFile: FetchFile | undefined
  /** What grew before. */
  readonly kept: Uint8Array | undefined
  readonly post: (message: FromWorker, transfer?: Transferable[]) => void
}

/** Chunks that rest are seen so far from the middle, as `GrowthMap` has room for them. */
const CHUNKS_IN_SIGHT = 4

type Wish = Extract<ToWorker, { type: 'live' }>

/** Lets seasons go by on the land around the eye, one at a time and somewhat ahead of the page's clock, and tells what is seen of it. */
export class LifeKeeper {
  readonly #crew: LifeCrew
  readonly #ceilings = new Ceilings()
  readonly #hollows: RainHollows
  #wish: Wish | undefined
  #field: LifeField | undefined
  #seen: SeenLife | undefined
  #packer: LifePacker | undefined
  #deeds: readonly LoggedDeed[] = []
  /** Those that have been done. */
  #done: readonly LoggedDeed[] = []
  /** Deeds before this entry are done in what grew before. */
  #since = 0
  /** Seasons from the page's own on, to come back to when a hand does something. */
  #moments: readonly LifeMoment[] = []
  #burnt: { readonly season: number; readonly fire: FirePicture } | undefined
  #isGroundOld = false
  /** Chunks that the page knows. */
  readonly #told = new Set<TileKey>()
  /** The model did not come; it is not asked for again. */
  #isLifeless = false

  constructor(crew: LifeCrew) {
    this.#crew = crew
    this.#hollows = new RainHollows(crew)
  }

  setDeeds(deeds: readonly LoggedDeed[]): void {
    this.#deeds = deeds
  }

  /** Hands have moved ground, or water. */
  noteGround(): void {
    this.#isGroundOld = true
    this.#hollows.forget()
  }

  want(wish: Wish): void {
    this.#wish = wish
  }

  /** What has grown by the page's own season, to be kept. */
  async keep(): Promise<GrownLife | undefined> {
    const { season, east, south } = this.#wish ?? { season: 0, east: 0, south: 0 }
    const entries = this.#done.reduce((most, { entry }) => Math.max(most, entry + 1), this.#since)
    const now = this.#momentOf(season) ?? this.#field?.moment()
    // A fire that runs has been lit: what it will leave is kept.
    const moment = now && (await this.#field?.burntOut(now))
    return this.#field && this.#packer?.pack({ entries, ...this.#field.keptAt(moment) }, chunkAt(east, south))
  }

  /** Does one thing that is due. @returns whether there was anything to do */
  async letOn(): Promise<boolean> {
    const wish = this.#wish
    if (!wish || this.#isLifeless) return false
    this.#field ??= await this.#open(wish.season)
    const field = this.#field
    if (!field) return false
    const middle = this.#placeOfDeed() ?? chunkAt(wish.east, wish.south)
    if (!field.isAwakeAround(middle)) {
      // What is left behind is left as it is now, not as it will be.
      const now = this.#momentOf(wish.season)
      const burnt = now && now.season <= field.season ? await field.burntOut(now) : undefined
      if (burnt && field.goBack(burnt)) this.#seen?.jump(burnt.state)
      // What takes long to catch up is seen meanwhile as it was left.
      if (field.isBehindAround(middle) && (await this.#tellRested(field, middle, 1))) return true
      if (await field.prepare(middle)) return true
      await field.wakeAround(middle)
      this.#isGroundOld = false
      this.#lookAnew(field)
      this.#tell(field)
      return true
    }
    if (this.#isGroundOld) {
      this.#isGroundOld = false
      await field.renewGround()
      this.#lookAnew(field)
      this.#tell(field)
      return true
    }
    if (this.#deeds !== this.#done) {
      await this.#doDeeds(field, wish.season)
      return true
    }
    if (await this.#tellPools(middle, wish)) return true
    if (field.season >= wish.season + wish.ahead) return this.#tellRested(field, middle)
    await field.nextSeason()
    this.#seen?.follow(field.awake()?.now ?? new Uint8Array())
    const isDue = field.season % wish.stride === 0 && field.season >= wish.season
    if (isDue || field.season === wish.season + wish.ahead) this.#tell(field)
    return true
  }

  async #open(season: number): Promise<LifeField | undefined> {
    const { seed, modelsUrl, fetchFile } = this.#crew
    try {
      const { change, hash } = await openGrowth(modelsUrl, fetchFile)
      this.#packer = new LifePacker(hash)
      const land = { at: (rect: Parameters<typeof lifeLandAt>[1]) => lifeLandAt(this.#crew, rect) }
      // Where nobody has been, land begins as it is; elsewhere as it was left.
      const kept = await this.#unpack(hash, season)
      this.#since = kept?.entries ?? 0
      return new LifeField({ seed, growth: change, land, weather: (of, rect) => this.#weather(of, rect) }, season, kept?.chunks)
    } catch {
      this.#isLifeless = true
      return undefined
    }
  }

  /** What grew before; what cannot be read of it is told, and the land begins as if nobody had seen it. */
  async #unpack(model: string, season: number) {
    const { kept, post } = this.#crew
    const startOf = async ({ x, y }: Tile) =>
      (await lifeLandAt(this.#crew, { x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS })).start.bytes
    try {
      return kept && (await unpackLife(kept, { model, season, startOf }))
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause
      post({ type: 'life-refused', reason: `What grew in this world cannot be read: ${cause.message}.` })
      return undefined
    }
  }

  /** The latest of the remembered seasons that is not after one. */
  #momentOf(season: number): LifeMoment | undefined {
    return this.#moments.filter((moment) => moment.season <= season).at(-1)
  }

  #weather(season: number, { y, rows }: { readonly y: number; readonly rows: number }) {
    const latitude = latitudeAt((y + rows / 2) * cellMetres(LIFE_LEVEL))
    // Seasons are counted by the north's: the south has its summer in the north's winter.
    return seasonWeather(this.#crew.seed, latitude < 0 ? season + 2 : season, westerlyAt(latitude), climateIn(season, this.#done))
  }

  /** Where a hand has done something that has not been done yet. */
  #placeOfDeed(): Tile | undefined {
    if (this.#deeds === this.#done) return undefined
    const isDone = (deed: LoggedDeed) => deed.entry < this.#since || isIn(this.#done, deed)
    const next = this.#deeds.find((deed) => !isDone(deed) && deed.deed.kind !== 'climate')?.deed
    if (!next || next.kind === 'climate') return undefined
    const [point] = next.points
    const place = cellMetres(brushOf(next.size).level) / PLACES_PER_CELL
    return point && chunkAt(point[0] * place, point[1] * place)
  }

  /** Does what has been added to the log, and takes back what has gone from it, in the page's own season. */
  async #doDeeds(field: LifeField, season: number): Promise<void> {
    const [done, wanted] = [this.#done, this.#deeds]
    this.#done = wanted
    const gone = done.filter((deed) => !isIn(wanted, deed)).reverse()
    const come = wanted.filter((deed) => deed.entry >= this.#since && !isIn(done, deed))
    if (gone.length + come.length === 0) return
    const then = this.#momentOf(season)
    if (then && field.goBack(then)) this.#seen?.jump(then.state)
    for (const { entry } of gone) await field.undo(entry)
    // A fire of years ago, in a world that comes without what grew in it, is not lit again.
    for (const { entry, deed } of come) {
      if (deed.kind !== 'climate' && (deed.kind !== 'fire' || deed.season >= season)) field.do(entry, deed)
    }
    const now = field.awake()?.now
    if (now) this.#seen?.jump(now)
    this.#tell(field)
  }

  /** Tells of one more chunk that rests in sight as it was left, by somebody who was here before. @returns whether there was one */
  async #tellRested(field: LifeField, middle: Tile, chunks = CHUNKS_IN_SIGHT): Promise<boolean> {
    const isInSight = ({ x, y }: Tile) => Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)) <= chunks
    const next = field.resting().find(({ chunk }) => isInSight(chunk) && !this.#told.has(tileKey(chunk)))
    if (!next) return false
    this.#told.add(tileKey(next.chunk))
    const rect = { x: next.chunk.x * TILE_CELLS, y: next.chunk.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
    const { start } = await lifeLandAt(this.#crew, rect)
    const picture = new SeenLife(rect, rect, start.bytes, next.bytes).picture()
    this.#raise(picture)
    this.#crew.post({ type: 'rests', picture }, [picture.bytes.buffer as ArrayBuffer])
    return true
  }

  /** Tells of hollows that rain was poured into. @returns whether there were any that the page did not know */
  async #tellPools(middle: Tile, { east, south, season }: Wish): Promise<boolean> {
    const found = await this.#hollows.next({ middle, east, south, season, deeds: this.#done })
    if (found) this.#crew.post({ type: 'pools', ...found }, [found.block.cells.buffer as ArrayBuffer])
    return found !== undefined
  }

  /** Other land is awake. */
  #lookAnew(field: LifeField): void {
    const awake = field.awake()
    for (let y = 0; awake && y < awake.core.rows; y += TILE_CELLS)
      for (let x = 0; x < awake.core.columns; x += TILE_CELLS)
        this.#told.add(tileKey({ level: LIFE_LEVEL, x: (awake.core.x + x) / TILE_CELLS, y: (awake.core.y + y) / TILE_CELLS }))
    const isRained = awake && rainedCells(this.#deeds, field.season, awake.rect)
    this.#seen = awake && new SeenLife(awake.rect, awake.core, awake.start, awake.now, this.#seen, isRained)
    this.#moments = []
  }

  #tell(field: LifeField): void {
    const moment = field.moment()
    const picture = this.#seen?.picture()
    if (!moment || !picture) return
    const { season } = moment
    const present = this.#wish?.season ?? season
    const past = this.#moments.filter((other) => other.season < season)
    const oldest = past.findLast((other) => other.season <= present)?.season ?? 0
    this.#moments = [...past.filter((other) => other.season >= oldest), moment]
    this.#raise(picture)
    const fire = this.#fire(field)
    if (fire) this.#burnt = { season, fire }
    // What has burnt is black for a season; then ash is what is left of it.
    if (this.#burnt && (season === this.#burnt.season || season === this.#burnt.season + 1)) stampFire(picture, this.#burnt.fire)
    else this.#burnt = undefined
    this.#crew.post({ type: 'lives', season, picture, ...(fire && { fire }) }, [picture.bytes.buffer as ArrayBuffer])
  }

  /** Has plants listed that may come to be seen. */
  #raise(picture: LifePicture): void {
    const cells = this.#ceilings.rise(picture).map(({ level, x, y, columns, rows }) => ({ level, x, y, columns, rows }))
    if (cells.length === 0) return
    this.#crew.greenery.setCeilings(this.#ceilings.all())
    this.#crew.post({ type: 'grown', cells })
  }

  /** How the fire that was lit in this season runs. */
  #fire(field: LifeField): FirePicture | undefined {
    const fire = field.fire()
    const awake = field.awake()
    if (!fire || !awake) return undefined
    while (!fire.isOut) fire.advance()
    return { level: LIFE_LEVEL, ...awake.rect, lit: fire.lit }
  }
}

/** Whether a list has a deed; in another log the same entry is another deed. */
function isIn(list: readonly LoggedDeed[], { entry, deed }: LoggedDeed): boolean {
  const same = list.find((other) => other.entry === entry)
  return same !== undefined && (same.deed === deed || JSON.stringify(same.deed) === JSON.stringify(deed))
}

/** What hands have made of the climate by a season: the last word counts. */
function climateIn(season: number, deeds: readonly LoggedDeed[]) {
  const words = deeds.map(({ deed }) => deed).filter((deed): deed is Extract<Deed, { kind: 'climate' }> => deed.kind === 'climate')
  const last = words.filter((deed) => deed.season <= season).at(-1)
  return last && { warmer: last.warmer / 4, wetter: (last.wetter / 16) * Math.LN2 }
}

function chunkAt(east: number, south: number): Tile {
  const side = TILE_CELLS * cellMetres(LIFE_LEVEL)
  return { level: LIFE_LEVEL, x: Math.floor(east / side), y: Math.floor(south / side) }
}
