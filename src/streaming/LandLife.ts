import {
  brushOf,
  cellMetres,
  type Deed,
  type FirePicture,
  LIFE_LEVEL,
  type LifePicture,
  type LoggedDeed,
  PLACES_PER_CELL,
  TILE_CELLS,
  type TileKey,
  tileKey,
} from '../world'
import { isBurning } from './fireClock'
import { blendPictures, cutPicture, unchangedPicture } from './lifePictures'
import type { FromWorker, ToWorker } from './protocol'

/** What a hand did is seen to happen within so long, and so is what comes late. */
const FADE_SECONDS = 1.4
/** How closely what is shown follows the clock. */
const FOLLOWS_SECONDS = 0.35
/** Seasons are ready so long before they are seen. */
const AHEAD_SECONDS = 5
/** Where years fly, pictures come so often. */
const PICTURES_PER_SECOND = 4
const SEASONS_OF_YEAR = 4
/** Chunks that were left are remembered as they were, 200 kB each. */
const MOST_LEFT = 64
/** Land is awake around another place once the eye rests on one so much farther away, in chunks. */
const STEADY = 0.8

/** The world's clock, as far as life goes by it. */
export interface LifeClock {
  /** Seasons since the world began, with their fraction. */
  readonly season: number
  /** Seasons that go by in a second. */
  readonly pace: number
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
}

/** A fire, and the second at which it was lit, by the view's clock. */
export interface ShownFire {
  readonly picture: FirePicture
  readonly litAt: number
  /** Ticks from the first cell lit to the last. */
  readonly longest: number
}

interface Place {
  readonly east: number
  readonly south: number
}

interface Frame {
  readonly season: number
  readonly picture: LifePicture
}

/** What lives on the land: asks the worker for seasons, and tells what is seen of them. */
export class LandLife {
  readonly #post: (message: ToWorker) => void
  #focus: Place | undefined
  #hold: { readonly at: Place | undefined; from: Place | undefined } | undefined
  #lastDeed = -1
  #asked = ''
  #isOn = false
  #begun: number | undefined
  #frames: readonly Frame[] = []
  #shown = 0
  #seconds: number | undefined
  #fade: { readonly from: LifePicture; readonly to: LifePicture; readonly begun: number } | undefined
  readonly #left = new Map<TileKey, LifePicture>()
  #fire: ShownFire | undefined

  constructor(post: (message: ToWorker) => void) {
    this.#post = post
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
  follow(lookup: () => Place, { season, pace }: LifeClock): void {
    this.#begun ??= Math.floor(season)
    this.#isOn ||= Math.floor(season) > this.#begun
    if (!this.#isOn) return
    this.#focus = this.#heldPlace(lookup()) ?? steady(this.#focus, lookup())
    const { east, south } = this.#focus
    const isFlying = pace * AHEAD_SECONDS > 2 * SEASONS_OF_YEAR
    const stride = isFlying ? SEASONS_OF_YEAR * Math.max(1, Math.round(pace / PICTURES_PER_SECOND / SEASONS_OF_YEAR)) : 1
    const ahead = stride * Math.max(1, Math.ceil((pace * AHEAD_SECONDS) / stride))
    const whole = Math.floor(season / stride + 1e-9) * stride
    const asked = [whole, ahead, stride, east, south].join()
    if (asked === this.#asked) return
    this.#asked = asked
    this.#post({ type: 'live', season: whole, ahead, stride, east, south })
  }

  receive({ season, picture, fire }: Extract<FromWorker, { type: 'lives' }>, seconds: number): void {
    const before = this.#picture()
    const known = this.#frames.at(-1)?.picture
    const isElsewhere = known !== undefined && (known.x !== picture.x || known.y !== picture.y)
    if (isElsewhere && before) this.#leave(before)
    const earlier = isElsewhere ? [] : this.#frames.filter((frame) => frame.season < season)
    if (earlier.length === 0) this.#shown = season
    this.#frames = [...earlier, { season, picture }]
    const longest = fire?.lit.reduce((most, tick) => Math.max(most, tick), -1) ?? -1
    if (fire && longest >= 0) this.#fire = { picture: fire, litAt: seconds, longest }
    const isAhead = earlier.length > 0 && season > this.#shown && this.#shown <= (earlier.at(-1)?.season ?? 0) + 1e-3
    if (isAhead) return
    const now = this.#picture()
    if (now) this.#fade = { from: before ?? unchangedPicture(now), to: now, begun: seconds }
  }

  /** What is seen at a second of any steady clock; undefined while nothing lives otherwise than at first. */
  view(seconds: number, { season }: LifeClock): LifeView | undefined {
    const passed = Math.min(1, Math.max(0, seconds - (this.#seconds ?? seconds)))
    this.#seconds = seconds
    const last = this.#frames.at(-1)
    if (!last) return undefined
    const goal = Math.min(season, last.season)
    const step = (goal - this.#shown) * (1 - Math.exp(-passed / FOLLOWS_SECONDS))
    this.#shown = Math.abs(goal - this.#shown) < 1e-3 ? Math.max(this.#shown, goal) : this.#shown + Math.max(0, step)
    const since = this.#frames.findLast((frame) => frame.season <= this.#shown)
    if (since) this.#frames = this.#frames.filter((frame) => frame.season >= since.season)
    const rest = { left: this.#left, fire: this.#fire }
    if (this.#fade) {
      const share = (seconds - this.#fade.begun) / FADE_SECONDS
      if (share < 1) return { before: this.#fade.from, after: this.#fade.to, share: share * share * (3 - 2 * share), ...rest }
      this.#fade = undefined
    }
    const [one, other] = this.#frames as [Frame, Frame | undefined]
    if (!other) return { before: one.picture, after: one.picture, share: 0, ...rest }
    return { before: one.picture, after: other.picture, share: (this.#shown - one.season) / (other.season - one.season), ...rest }
  }

  /** Whether what is seen goes on changing while the clock stands. */
  isChanging(seconds: number, { season }: LifeClock): boolean {
    const last = this.#frames.at(-1)
    if (isBurning(this.#fire, seconds)) return true
    return this.#fade !== undefined || (last !== undefined && Math.min(season, last.season) - this.#shown > 1e-3)
  }

  /** Where a hand did something, until the eye rests elsewhere. */
  #heldPlace(place: Place): Place | undefined {
    if (!this.#hold) return undefined
    this.#hold.from ??= place
    if (isNear(this.#hold.from, place)) return this.#hold.at
    this.#hold = undefined
    return undefined
  }

  /** What is shown now, as one picture. */
  #picture(): LifePicture | undefined {
    const [one, other] = this.#frames
    if (!one) return undefined
    const share = other ? (this.#shown - one.season) / (other.season - one.season) : 0
    return other && share > 0 ? blendPictures(one.picture, other.picture, share) : one.picture
  }

  #leave(picture: LifePicture): void {
    for (const chunk of cutPicture(picture)) {
      const key = tileKey({ level: LIFE_LEVEL, x: chunk.x / TILE_CELLS, y: chunk.y / TILE_CELLS })
      this.#left.delete(key)
      this.#left.set(key, chunk)
    }
    for (const key of this.#left.keys()) {
      if (this.#left.size <= MOST_LEFT) break
      this.#left.delete(key)
    }
  }
}

/** The place that land is awake around: the same one, until the eye rests far from it. */
function steady(before: Place | undefined, place: Place): Place {
  return before && isNear(before, place) ? before : place
}

function isNear(one: Place, other: Place): boolean {
  return Math.max(Math.abs(one.east - other.east), Math.abs(one.south - other.south)) < STEADY * TILE_CELLS * cellMetres(LIFE_LEVEL)
}

function placeOf(deed: Deed): Place | undefined {
  const [point] = deed.kind === 'climate' ? [] : deed.points
  if (!point || deed.kind === 'climate') return undefined
  const metres = cellMetres(brushOf(deed.size).level) / PLACES_PER_CELL
  return { east: point[0] * metres, south: point[1] * metres }
}
