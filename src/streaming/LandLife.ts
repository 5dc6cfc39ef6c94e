import {
  brushOf,
  cellMetres,
  type Deed,
  LIFE_LEVEL,
  type LifePicture,
  type LoggedDeed,
  PLACES_PER_CELL,
  TILE_CELLS,
  type TileKey,
} from '../world'
import type { FireCourse } from './FireCourse'
import type { LifeSight } from './LifeSight'
import type { FromWorker, ToWorker } from './protocol'
import type { ShownPools } from './RainPools'

/** Seasons are ready so long before they are seen. */
const AHEAD_SECONDS = 5
/** Where years fly, pictures come so often. */
const PICTURES_PER_SECOND = 4
const SEASONS_OF_YEAR = 4
/** Land is awake around another place once the eye rests on one so much farther away, in chunks. */
const STEADY = 0.8
/** What a hand did farther away than this was done before. */
const MOST_HELD = 8

/** The world's clock, as far as life goes by it. */
export interface LifeClock {
  /** Seasons since the world began, with their fraction. */
  readonly season: number
  /** Seasons that go by in a second. */
  readonly pace: number
  /** Where years fly they are seen at the season in which that began. */
  readonly from?: number
}

/** What lives on the land, between two pictures. */
export interface LifeView {
  readonly before: LifePicture
  readonly after: LifePicture
  /** 0 to 1. */
  readonly share: number
  /** Chunks that were left, as they were. */
  readonly left: ReadonlyMap<TileKey, LifePicture>
  readonly fire: ShownFire | undefined
  /** What rain has left in hollows. */
  readonly pools: readonly ShownPools[]
}

/** A fire, and the second at which it was lit, by the view's clock. */
export interface ShownFire {
  readonly course: FireCourse
  readonly litAt: number
  /** Ticks from the first cell lit to the last. */
  readonly longest: number
  readonly season: number
}

interface Place {
  readonly east: number
  readonly south: number
}

type Lives = Extract<FromWorker, { type: 'lives' | 'rests' | 'pools' }>

/** What lives on the land: asks the worker for seasons, and tells what is seen of them. */
export class LandLife {
  readonly #post: (message: ToWorker) => void
  #focus: Place | undefined
  #hold: { readonly at: Place | undefined; from: Place | undefined } | undefined
  #lastDeed = -1
  #asked = ''
  #isOn = false
  #begun: number | undefined
  #sight: LifeSight | 'coming' | undefined
  /** The year that was last seen to stand. */
  #year: number | undefined
  /** What was told while the code was on its way. */
  #told: [Lives, number][] = []

  constructor(post: (message: ToWorker) => void) {
    this.#post = post
  }

  /** The clock is right from now on. @param hasGrown whether something grew before, which is to be seen at once */
  begin(hasGrown: boolean): void {
    this.#begun = undefined
    this.#isOn ||= hasGrown
  }

  /** Makes these the deeds that were done to the land. One that came is done to it as it is now; one that went is taken back, with the years since where that can be. */
  setDeeds(deeds: readonly LoggedDeed[]): void {
    if (deeds.length > 0) this.#isOn = true
    const last = deeds.at(-1)
    if (last && last.entry > this.#lastDeed) this.#hold = { at: placeOf(last.deed), from: undefined }
    this.#lastDeed = last?.entry ?? -1
    this.#post({ type: 'deeds', deeds })
  }

  /** The eye rests on a place, in learned metres, and the clock goes on. */
  follow(lookup: () => Place, { season, pace, from = 0 }: LifeClock): void {
    const isFlying = pace * AHEAD_SECONDS > 2 * SEASONS_OF_YEAR
    this.#begun ??= Math.floor(season)
    this.#isOn ||= Math.floor(season) > this.#begun || isFlying
    if (!this.#isOn) return
    const place = lookup()
    this.#focus = this.#heldPlace(place) ?? steady(this.#focus, place)
    const { east, south } = this.#focus
    const stride = isFlying ? SEASONS_OF_YEAR * Math.max(1, Math.round(pace / PICTURES_PER_SECOND / SEASONS_OF_YEAR)) : 1
    const ahead = stride * Math.max(1, Math.ceil((pace * AHEAD_SECONDS) / stride))
    const whole = from + Math.floor((season - from) / stride + 1e-9) * stride
    const asked = [whole, ahead, stride, east, south].join()
    if (asked === this.#asked) return
    this.#asked = asked
    this.#post({ type: 'live', season: whole, ahead, stride, east, south })
  }

  /** @param seconds on any steady clock */
  receive(lives: Lives, seconds: number): void {
    if (this.#sight && this.#sight !== 'coming') this.#sight.receive(lives, seconds)
    else this.#told.push([lives, seconds])
    if (this.#sight) return
    this.#sight = 'coming'
    void this.#open()
  }

  /** The last season that is there to be seen. */
  get ready(): number | undefined {
    return this.#sight === 'coming' ? undefined : this.#sight?.ready
  }

  /** The season that is seen, with its fraction; undefined before anything lives. */
  get shown(): number | undefined {
    return this.#sight === 'coming' ? undefined : this.#sight?.shown
  }

  /** What is seen at a second; undefined while nothing lives otherwise than at first. */
  view(seconds: number, clock: LifeClock): LifeView | undefined {
    return this.#sight === 'coming' ? undefined : this.#sight?.view(seconds, clock)
  }

  /** Whether what is seen goes on changing while the clock stands. */
  isChanging(seconds: number, clock: LifeClock): boolean {
    return this.#sight === 'coming' || (this.#sight?.isChanging(seconds, clock) ?? false)
  }

  /** Whether another year is seen to stand there than when this was last so; not while years fly, or something still happens. */
  hasAged(seconds: number, clock: LifeClock): boolean {
    if (this.shown === undefined || clock.from !== undefined || this.isChanging(seconds, clock)) return false
    const year = Math.floor(this.shown / SEASONS_OF_YEAR + 1e-3)
    const has = year !== this.#year
    this.#year = year
    return has
  }

  /** The fire that burns, as it is from a place, see `FireCourse.nearTo`. */
  fireNear(place: Place, seconds: number): ReturnType<FireCourse['nearTo']> {
    return this.#sight === 'coming' ? undefined : this.#sight?.fireNear(place, seconds)
  }

  /** Code that did not come is asked for again with what is told next. */
  async #open(): Promise<void> {
    const load = await import('./LifeSight').catch(() => undefined)
    this.#sight = load && new load.LifeSight()
    if (this.#sight) for (const [lives, seconds] of this.#told.splice(0)) this.#sight.receive(lives, seconds)
  }

  /** Where a hand did something, until the eye rests elsewhere. */
  #heldPlace(place: Place): Place | undefined {
    if (!this.#hold) return undefined
    this.#hold.from ??= place
    const { from, at } = this.#hold
    if (at && isNear(from, place) && isNear(at, place, MOST_HELD)) return at
    this.#hold = undefined
    return undefined
  }
}

/** The place that land is awake around: the same one, until the eye rests far from it. */
function steady(before: Place | undefined, place: Place): Place {
  return before && isNear(before, place) ? before : place
}

function isNear(one: Place, other: Place, chunks = STEADY): boolean {
  return Math.max(Math.abs(one.east - other.east), Math.abs(one.south - other.south)) < chunks * TILE_CELLS * cellMetres(LIFE_LEVEL)
}

function placeOf(deed: Deed): Place | undefined {
  const [point] = deed.kind === 'climate' ? [] : deed.points
  if (!point || deed.kind === 'climate') return undefined
  const metres = cellMetres(brushOf(deed.size).level) / PLACES_PER_CELL
  return { east: point[0] * metres, south: point[1] * metres }
}
