/** The land worker's part that lets the land live; the page asks for it by `LandLife.live`. */
import { westerlyAt } from '../land'
import { Ceilings, LifeField, type LifeMoment, SeenLife, seasonWeather, stampFire } from '../life'
import { type FetchFile, openGrowth } from '../models'
import {
  brushOf,
  cellMetres,
  type Deed,
  type FirePicture,
  LIFE_LEVEL,
  type LoggedDeed,
  latitudeAt,
  PLACES_PER_CELL,
  TILE_CELLS,
  type Tile,
} from '../world'
import { type LifeLandSources, lifeLandAt } from './lifeLand'
import type { FromWorker, ToWorker } from './protocol'

export interface LifeCrew extends LifeLandSources {
  readonly modelsUrl: string
  readonly fetchFile: FetchFile
  readonly post: (message: FromWorker, transfer?: Transferable[]) => void
}

type Wish = Extract<ToWorker, { type: 'live' }>

/** Lets seasons go by on the land around the eye, one at a time and somewhat ahead of the page's clock, and tells what is seen of it. */
export class LifeKeeper {
  readonly #crew: LifeCrew
  readonly #ceilings = new Ceilings()
  #wish: Wish | undefined
  #field: LifeField | undefined
  #seen: SeenLife | undefined
  #deeds: readonly LoggedDeed[] = []
  /** Those that have been done. */
  #done: readonly LoggedDeed[] = []
  /** Seasons from the page's own on, to come back to when a hand does something. */
  #moments: readonly LifeMoment[] = []
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

  /** Does one thing that is due. @returns whether there was anything to do */
  async letOn(): Promise<boolean> {
    const wish = this.#wish
    if (!wish || this.#isLifeless) return false
    this.#field ??= await this.#open(wish.season)
    const field = this.#field
    if (!field) return false
    const middle = this.#placeOfDeed() ?? chunkAt(wish.east, wish.south)
    if (!field.isAwakeAround(middle)) {
      if (await field.prepare(middle)) return true
      await field.wakeAround(middle)
      this.#lookAnew(field)
      this.#tell(field)
      return true
    }
    if (this.#deeds !== this.#done) {
      await this.#doDeeds(field, wish.season)
      return true
    }
    if (field.season >= wish.season + wish.ahead) return false
    await field.nextSeason()
    this.#seen?.follow(field.awake()?.now ?? new Uint8Array())
    const isDue = field.season % wish.stride === 0 && field.season >= wish.season
    if (isDue || field.season === wish.season + wish.ahead) this.#tell(field)
    return true
  }

  async #open(season: number): Promise<LifeField | undefined> {
    const { seed, modelsUrl, fetchFile } = this.#crew
    try {
      const { change } = await openGrowth(modelsUrl, fetchFile)
      const land = { at: (rect: Parameters<typeof lifeLandAt>[1]) => lifeLandAt(this.#crew, rect) }
      // What was before this visit nobody has seen: land begins as it is.
      return new LifeField({ seed, growth: change, land, weather: (of, rect) => this.#weather(of, rect) }, season)
    } catch {
      this.#isLifeless = true
      return undefined
    }
  }

  #weather(season: number, { y, rows }: { readonly y: number; readonly rows: number }) {
    const latitude = latitudeAt((y + rows / 2) * cellMetres(LIFE_LEVEL))
    // Seasons are counted by the north's: the south has its summer in the north's winter.
    return seasonWeather(this.#crew.seed, latitude < 0 ? season + 2 : season, westerlyAt(latitude), climateIn(season, this.#done))
  }

  /** Where a hand has done something that has not been done yet. */
  #placeOfDeed(): Tile | undefined {
    if (this.#deeds === this.#done) return undefined
    const isDone = ({ entry }: LoggedDeed) => this.#done.some((other) => other.entry === entry)
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
    const isIn = (list: readonly LoggedDeed[], { entry }: LoggedDeed) => list.some((other) => other.entry === entry)
    const gone = done.filter((deed) => !isIn(wanted, deed)).reverse()
    const come = wanted.filter((deed) => !isIn(done, deed))
    if (gone.length + come.length === 0) return
    const then = this.#moments.filter((moment) => moment.season <= season).at(-1)
    if (then && field.goBack(then)) this.#seen?.jump(then.state)
    for (const { entry } of gone) await field.undo(entry)
    for (const { entry, deed } of come) if (deed.kind !== 'climate') field.do(entry, deed)
    const now = field.awake()?.now
    if (now) this.#seen?.jump(now)
    this.#tell(field)
  }

  /** Other land is awake. */
  #lookAnew(field: LifeField): void {
    const awake = field.awake()
    this.#seen = awake && new SeenLife(awake.rect, awake.core, awake.start, awake.now)
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
    const cells = this.#ceilings.rise(picture).map(({ level, x, y, columns, rows }) => ({ level, x, y, columns, rows }))
    if (cells.length > 0) {
      this.#crew.greenery.setCeilings(this.#ceilings.all())
      this.#crew.post({ type: 'grown', cells })
    }
    const fire = this.#fire(field)
    if (fire) stampFire(picture, fire)
    this.#crew.post({ type: 'lives', season, picture, ...(fire && { fire }) }, [picture.bytes.buffer as ArrayBuffer])
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
