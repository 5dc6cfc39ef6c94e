import type { WorldTime } from './Desk'
import type { AskedMoment, YearsCrew } from './keepYears'
import type { LandStream } from './streaming'
import { report } from './ui'
import { clockAfter, DAYS_OF_YEAR, seasonFrom, type WorldClock } from './world'

/** What has grown is kept this long after it has changed; what a hand sets sooner. */
const GROWN_MILLISECONDS = 10_000
/** While a hundred years fly by as a film: to pack what grows takes a second of the worker, which the film waits for. */
const FILM_MILLISECONDS = 60_000
const SET_MILLISECONDS = 1500
const DRIFT_MILLISECONDS = 30_000

/** How long the land has to tell what has grown. */
const PATIENCE_MILLISECONDS = 5000

/** How long it is told what time has passed. */
const TOLD_MILLISECONDS = 8000

/** A world's own time, and what grows in it: brings it back with the world, lets it go on while the world was closed, and keeps it. */
export class Years {
  readonly #crew: YearsCrew
  #laid: WorldTime | undefined
  /** Whether something may have grown since it was last kept. */
  #isGrown = false
  #isTurning = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #dueAt = Number.POSITIVE_INFINITY

  /** @param begun in the first world what the address asks for wins; in it a season may have passed already */
  constructor(crew: YearsCrew, { asked, hasPassed }: { readonly asked: AskedMoment; readonly hasPassed: boolean }) {
    this.#crew = crew
    const { store, desk, lands, signal } = crew
    lands.beforeLeaving = (land) => this.#keep(land)
    desk.freshen = () => this.#keep()
    const endings = [
      desk.state.subscribe(({ laid, keeper }, before) => {
        if (laid && laid !== this.#laid) {
          this.#begin()
          this.#open(laid, {})
        }
        if (keeper && keeper !== before.keeper) this.#onKeeper()
      }),
      store.subscribe((state, before) => {
        if (this.#isTurning) return
        if (state.season !== before.season) this.#passSeason()
        if (before.film && !state.film) this.#keepIn(GROWN_MILLISECONDS)
        const isDrifting = state.sky.pace === before.sky.pace && state.sky.pace !== 'still'
        const isSet = state.goesOn !== before.goesOn || (state.sky !== before.sky && !isDrifting)
        if (isSet || state.sky !== before.sky) this.#keepIn(isSet ? SET_MILLISECONDS : DRIFT_MILLISECONDS)
      }),
    ]
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.#keep(), { signal })
    window.addEventListener('pagehide', () => this.#keepClock(), { signal })
    signal.addEventListener('abort', () => {
      this.#keepClock()
      clearTimeout(this.#timer)
      for (const end of endings) end()
      lands.beforeLeaving = async () => undefined
      desk.freshen = async () => undefined
    })
    const { laid, keeper } = desk.state.getState()
    if (laid) this.#open(laid, asked)
    if (keeper) this.#onKeeper()
    if (hasPassed && !laid?.clock) this.#passSeason()
  }

  /** Another world's time begins anew, at the hour that there is. */
  #begin(): void {
    const { store, days } = this.#crew
    const { sky } = store.getState()
    this.#turn(() => {
      store.setState({ goesOn: true })
      days.turnTo({ ...sky, season: seasonFrom(0, sky.dayOfYear) })
    })
  }

  /** A world is in the picture: it has the time that it had, and what passed since. */
  #open(laid: WorldTime, asked: AskedMoment): void {
    const { store, days, lands } = this.#crew
    this.#laid = laid
    this.#isGrown = false
    const { clock } = laid
    if (clock) {
      const { clock: now, days: passed } = clockAfter(clock, clock.at === undefined ? 0 : Date.now() - clock.at)
      const moment = { hour: asked.hour ?? now.hour, dayOfYear: asked.dayOfYear ?? now.dayOfYear }
      this.#turn(() => {
        store.setState({ goesOn: clock.goesOn })
        days.turnTo({ ...now, ...moment, season: seasonFrom(now.season, moment.dayOfYear) })
      })
      this.#tell(passed)
    }
    const land = lands.shown
    if (land) this.#follow(land, laid)
  }

  #follow(land: LandStream, { life }: WorldTime): void {
    const { store, desk } = this.#crew
    land.lifeKept.onGrown = () => {
      this.#isGrown = true
      this.#keepIn(this.#patience)
    }
    land.lifeKept.onRefused = (detail) => {
      desk.time = { ...desk.time, life: undefined, summary: undefined }
      desk.setAside()
      report(store, { kind: 'not-grown', detail })
    }
    land.life.begin(life !== undefined)
  }

  #onKeeper(): void {
    const { keeper } = this.#crew.desk.state.getState()
    if (keeper) keeper.beforeLettingGo = () => this.#keep()
    this.#isGrown = true
    this.#keepIn(SET_MILLISECONDS)
  }

  /** Letting years go by is doing something to a world. */
  #passSeason(): void {
    void this.#crew.desk.begin()
    this.#isGrown = true
    this.#keepIn(this.#patience)
  }

  /** How long what has grown may wait until it is kept. */
  get #patience(): number {
    return this.#crew.store.getState().film ? FILM_MILLISECONDS : GROWN_MILLISECONDS
  }

  #keepIn(milliseconds: number): void {
    const at = performance.now() + milliseconds
    if (at >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => void this.#keep(), milliseconds)
  }

  /** Keeps the time, and what has grown where it may be otherwise than it was kept. */
  async #keep(land = this.#crew.lands.shown): Promise<void> {
    clearTimeout(this.#timer)
    this.#dueAt = Number.POSITIVE_INFINITY
    const { desk } = this.#crew
    const { keeper } = desk.state.getState()
    const [laid, before] = [this.#laid, this.#clock()]
    const isGrown = this.#isGrown
    this.#isGrown = false
    const answer = isGrown && land ? await Promise.race([land.lifeKept.ask().then((kept) => ({ kept })), patience()]) : { kept: undefined }
    const grown = answer?.kept
    const isStill = laid === this.#laid
    // Meanwhile time may have gone on, or another world have come.
    const clock = isStill ? this.#clock() : before
    if (isStill) desk.time = { ...desk.time, ...grown, clock }
    // Of what somebody sent nothing may live yet.
    const life = grown?.life ?? (isStill && isGrown ? desk.time.life : undefined)
    const isKept = keeper && (await keeper.setTime(clock, life))
    // What could not be kept is due again with whatever comes next.
    if (isStill && isGrown && (!answer || (keeper && !isKept))) this.#isGrown = true
  }

  /** A page that is closing has no time for more. What has grown since it was last kept grows again. */
  #keepClock(): void {
    void this.#crew.desk.state.getState().keeper?.setTime(this.#clock())
  }

  #clock(): WorldClock {
    const { sky, season, goesOn } = this.#crew.store.getState()
    return { season, dayOfYear: Math.floor(sky.dayOfYear), hour: sky.hour, pace: sky.pace, goesOn }
  }

  #turn(turn: () => void): void {
    this.#isTurning = true
    turn()
    this.#isTurning = false
  }

  #tell(days: number): void {
    if (days < 1) return
    const { store } = this.#crew
    const whole = Math.floor(days + 0.001)
    const months = Math.floor((whole * 12) / DAYS_OF_YEAR)
    const away =
      months >= 12
        ? ({ count: Math.floor(whole / DAYS_OF_YEAR), unit: 'year' } as const)
        : ({ count: months || whole, unit: months > 0 ? 'month' : 'day' } as const)
    store.setState({ away })
    setTimeout(() => store.getState().away === away && store.setState({ away: undefined }), TOLD_MILLISECONDS)
  }
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))
}
