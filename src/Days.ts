import { type Air, heavensAt, type LandScene, type SceneView } from './scene'
import { AddressBar, type InterfaceStore, OPENING_SKY, readSky, rememberedSky, rememberSky, type SkyState } from './ui'
import {
  airTemperature,
  blendWeather,
  fallsIn,
  HOURS_PER_SECOND,
  later,
  latitudeAt,
  type Moment,
  seasonFrom,
  WEATHERS,
  type Weather,
  type WeatherName,
  type WorldClock,
  weatherOf,
} from './world'

/** Time that goes by as it does outside is seen so often. */
const REAL_MILLISECONDS = 5000

/** Weather takes this long to change. */
const CHANGE_SECONDS = 6

/** Weather that somebody set stays for so long of the time that goes by; then it drifts by itself. */
const HELD_HOURS = 24

/** Higher than this above the sea there is no ground to have a weather. */
const HIGHEST_GROUND_METRES = 3000

/** A long pause between two frames is no time that went by. */
const LONGEST_FRAME_SECONDS = 1

/** The course of the sun is told anew when the eye has moved by so many degrees of latitude. */
const NOTICEABLE_DEGREES = 0.5

/** Samples of the sun's course through a day. */
const COURSE_STEPS = 96

/** The hour, the season and the weather: sets the scene's air, lets time go by, and has both kept in the address and by the browser. */
export class Days {
  readonly #store: InterfaceStore
  readonly #bar: AddressBar
  readonly #unsubscribe: () => void
  #shown: Weather
  #change: { readonly from: Weather; readonly to: Weather; seconds: number } | undefined
  #lastSeconds: number | undefined
  #south = 0
  #elevation = 0
  #heldHours: number
  #isDrifting = false
  /** Of a day, where only days are counted. */
  #dayShare = 0
  #realTime: ReturnType<typeof setInterval> | undefined
  #course: { readonly dayOfYear: number; readonly latitude: number } | undefined

  constructor(store: InterfaceStore) {
    const { address, keepsakes } = store.getState().host
    this.#store = store
    this.#bar = new AddressBar(address)
    const sky: SkyState = { ...OPENING_SKY, ...rememberedSky(keepsakes), ...readSky(address.search) }
    store.setState({ sky, season: seasonFrom(0, sky.dayOfYear) })
    this.#shown = WEATHERS[sky.weather]
    this.#heldHours = sky.weather === OPENING_SKY.weather ? 0 : HELD_HOURS
    this.#unsubscribe = store.subscribe((state, before) => {
      if (state.sky !== before.sky) this.#onSky(state.sky, before.sky)
      if (state.isDialOpen && !before.isDialOpen) this.#tellCourse()
    })
  }

  /** Whether the picture changes by itself. */
  get isMoving(): boolean {
    const { pace } = this.#store.getState().sky
    return pace === 'day' || pace === 'year' || this.#change !== undefined
  }

  /** A world's own time is this from now on. Nobody has set it by hand, so neither the address nor the browser is told. */
  turnTo({ season, dayOfYear, hour, pace }: Pick<WorldClock, 'season' | 'dayOfYear' | 'hour' | 'pace'>): void {
    this.#dayShare = 0
    this.#isDrifting = true
    this.#store.setState(({ sky }) => ({ sky: { ...sky, dayOfYear, hour, pace }, season }))
    this.#isDrifting = false
    this.#redraw()
  }

  /** A scene in the air of these days: every frame is drawn as the sky is then. */
  over(scene: LandScene): LandScene {
    const draw = (view: SceneView) => {
      scene.setAir(this.#airAt(view))
      return scene.draw(view)
    }
    return { ...scene, draw }
  }

  dispose(): void {
    this.#unsubscribe()
    clearInterval(this.#realTime)
    this.#bar.flush()
    this.#bar.dispose()
  }

  #airAt({ seconds, eye }: SceneView): Air {
    const passed = this.isMoving ? Math.min(LONGEST_FRAME_SECONDS, Math.max(0, seconds - (this.#lastSeconds ?? seconds))) : 0
    this.#lastSeconds = this.isMoving ? seconds : undefined
    this.#south = eye.south
    this.#elevation = eye.elevation
    const { sky } = this.#store.getState()
    if (this.#change) {
      this.#change.seconds += passed
      const share = Math.min(1, this.#change.seconds / CHANGE_SECONDS)
      this.#shown = blendWeather(this.#change.from, this.#change.to, share * share * (3 - 2 * share))
      if (share === 1) this.#change = undefined
    }
    if (sky.pace === 'day' || sky.pace === 'year') this.#letGoBy(passed * HOURS_PER_SECOND[sky.pace])
    this.#tellCourse()
    const moment = this.#store.getState().sky
    return { moment, weather: fallsIn(this.#shown, airTemperature(latitudeAt(eye.south), this.#groundElevation, moment)) }
  }

  /** Where years fly, the hour and the weather stand: suns and clouds would flicker. */
  #letGoBy(hours: number): void {
    const { sky } = this.#store.getState()
    let [moment, weather]: [Moment, WeatherName] = [later(sky, hours), sky.weather]
    if (sky.pace === 'year') {
      this.#dayShare += hours / 24
      moment = later(sky, 24 * Math.floor(this.#dayShare))
      this.#dayShare %= 1
    } else {
      this.#heldHours = Math.max(0, this.#heldHours - hours)
      if (this.#heldHours === 0) weather = weatherOf(moment, latitudeAt(this.#south), this.#groundElevation)
    }
    this.#isDrifting = true
    this.#store.setState(({ season }) => ({ sky: { ...sky, ...moment, weather }, season: seasonFrom(season, moment.dayOfYear) }))
    this.#isDrifting = false
  }

  get #groundElevation(): number {
    return Math.min(this.#elevation, HIGHEST_GROUND_METRES)
  }

  /** Nobody sees the sun move: a frame now and then is enough. */
  #followRealTime(): void {
    let since = performance.now()
    this.#realTime = setInterval(() => {
      const now = performance.now()
      this.#letGoBy(((now - since) / 1000) * HOURS_PER_SECOND.real)
      since = now
      this.#redraw()
    }, REAL_MILLISECONDS)
  }

  #redraw(): void {
    this.#store.setState(({ airChanges }) => ({ airChanges: airChanges + 1 }))
  }

  #onSky(sky: SkyState, before: SkyState): void {
    if (sky.weather !== before.weather) this.#change = { from: this.#shown, to: WEATHERS[sky.weather], seconds: 0 }
    if (sky.pace !== before.pace) {
      clearInterval(this.#realTime)
      if (sky.pace === 'real') this.#followRealTime()
    }
    if (this.#isDrifting) return
    if (sky.weather !== before.weather) this.#heldHours = HELD_HOURS
    this.#redraw()
    rememberSky(this.#store.getState().host.keepsakes, sky)
    this.#bar.keepSky(sky)
  }

  /** How high the sun stands through the day, for the dial. */
  #tellCourse(): void {
    const { isDialOpen, sky } = this.#store.getState()
    const latitude = latitudeAt(this.#south)
    const { dayOfYear } = sky
    const isTold = this.#course?.dayOfYear === dayOfYear && Math.abs(this.#course.latitude - latitude) < NOTICEABLE_DEGREES
    if (!isDialOpen || isTold) return
    this.#course = { dayOfYear, latitude }
    const heights = Array.from(
      { length: COURSE_STEPS + 1 },
      (_, step) => heavensAt({ dayOfYear, hour: (24 * step) / COURSE_STEPS }, latitude).sun.height,
    )
    this.#store.setState({ sunCourse: { heights, isSouthern: latitude < 0 } })
  }
}
