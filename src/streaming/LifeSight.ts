import { type FirePicture, LIFE_LEVEL, type LifePicture, TILE_CELLS, type TileKey, tileKey } from '../world'
import { FireCourse } from './FireCourse'
import { isBurning } from './fireClock'
import type { LifeClock, LifeView, ShownFire } from './LandLife'
import { blendPictures, cutPicture, joinChunks } from './lifePictures'
import type { FromWorker } from './protocol'
import { RainPools } from './RainPools'

/** What a hand did is seen to happen within so long, and so is what comes late. */
const FADE_SECONDS = 1.4
/** How closely what is shown follows the clock. */
const FOLLOWS_SECONDS = 0.35
/** Chunks that were left are remembered as they were, 200 kB each. */
const MOST_LEFT = 64

interface Frame {
  readonly season: number
  readonly picture: LifePicture
}

/** What is seen of life between the pictures that the worker tells. */
export class LifeSight {
  #frames: readonly Frame[] = []
  #shown = 0
  #seconds: number | undefined
  #fade: { readonly from: LifePicture; readonly to: LifePicture; readonly begun: number } | undefined
  readonly #left = new Map<TileKey, LifePicture>()
  readonly #pools = new RainPools()
  #fire: ShownFire | undefined
  #lit: Int16Array | undefined

  /** The last season that is there to be seen. */
  get ready(): number | undefined {
    return this.#frames.at(-1)?.season
  }

  /** The season that is seen, with its fraction; undefined before anything lives. */
  get shown(): number | undefined {
    return this.#frames.length > 0 ? this.#shown : undefined
  }

  receive(told: Extract<FromWorker, { type: 'lives' | 'rests' | 'pools' }>, seconds: number): void {
    if (told.type === 'rests') this.#leave(told.picture)
    else if (told.type === 'pools') this.#pools.receive(told.block, told.season)
    else this.#live(told, seconds)
  }

  #live({ season, picture, fire }: Extract<FromWorker, { type: 'lives' }>, seconds: number): void {
    const before = this.#picture()
    const known = this.#frames.at(-1)?.picture
    const isElsewhere = known !== undefined && (known.x !== picture.x || known.y !== picture.y)
    if (isElsewhere && before) this.#leave(before)
    const earlier = isElsewhere ? [] : this.#frames.filter((frame) => frame.season < season)
    if (earlier.length === 0) this.#shown = season
    this.#frames = [...earlier, { season, picture }]
    this.#light(fire, season, seconds)
    const isAhead = earlier.length > 0 && season > this.#shown && this.#shown <= (earlier.at(-1)?.season ?? 0) + 1e-3
    if (isAhead) return
    const now = this.#picture()
    // Where nothing has lived in this visit it was seen as it was left before.
    if (now) this.#fade = { from: isElsewhere || !before ? joinChunks(now, this.#left.values()) : before, to: now, begun: seconds }
  }

  /** The same fire goes on when it is told again; one that was taken back is gone. */
  #light(fire: FirePicture | undefined, season: number, seconds: number): void {
    const longest = fire?.lit.reduce((most, tick) => Math.max(most, tick), -1) ?? -1
    if (!fire || longest < 0) {
      if (this.#fire?.season === season) this.#fire = undefined
      return
    }
    const isSame = this.#fire?.season === season && this.#lit?.every((tick, cell) => tick === fire.lit[cell])
    if (!isSame) this.#fire = { course: new FireCourse(fire), litAt: seconds, longest, season }
    this.#lit = fire.lit
  }

  /** What is seen at a second of any steady clock; undefined while nothing lives otherwise than at first. */
  view(seconds: number, clock: LifeClock): LifeView | undefined {
    const land = this.#land(seconds, clock)
    return land && { ...land, pools: this.#pools.shown(land, this.#shown, seconds) }
  }

  #land(seconds: number, { season }: LifeClock): Omit<LifeView, 'pools'> | undefined {
    const passed = Math.min(1, Math.max(0, seconds - (this.#seconds ?? seconds)))
    this.#seconds = seconds
    const last = this.#frames.at(-1)
    if (!last) return this.#leftView()
    const goal = Math.min(season, last.season)
    const step = (goal - this.#shown) * (1 - Math.exp(-passed / FOLLOWS_SECONDS))
    this.#shown = Math.abs(goal - this.#shown) < 1e-3 ? Math.max(this.#shown, goal) : this.#shown + Math.max(0, step)
    const since = this.#frames.findLast((frame) => frame.season <= this.#shown)
    if (since) this.#frames = this.#frames.filter((frame) => frame.season >= since.season)
    // Where years fly, nobody watches it to its end.
    if (this.#fire && this.#shown >= this.#fire.season + 1) this.#fire = undefined
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
    if (isBurning(this.#fire, seconds) || this.#pools.isMoving) return true
    return this.#fade !== undefined || (last !== undefined && Math.min(season, last.season) - this.#shown > 1e-3)
  }

  fireNear(place: { readonly east: number; readonly south: number }, seconds: number): ReturnType<FireCourse['nearTo']> {
    return this.#fire?.course.nearTo(place, seconds - this.#fire.litAt)
  }

  /** What is shown now, as one picture. */
  #picture(): LifePicture | undefined {
    const [one, other] = this.#frames
    if (!one) return undefined
    const share = other ? (this.#shown - one.season) / (other.season - one.season) : 0
    return other && share > 0 ? blendPictures(one.picture, other.picture, share) : one.picture
  }

  /** Before anything lives there may be land that somebody left: one of its chunks stands for what would live. */
  #leftView(): Omit<LifeView, 'pools'> | undefined {
    const [chunk] = this.#left.values()
    return chunk && { before: chunk, after: chunk, share: 0, left: this.#left, fire: undefined }
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
