import { type Air, heavensAt, type LandScene, type SceneView } from './scene'
import { AddressBar, type InterfaceStore, OPENING_SKY, readSky, rememberedSky, rememberSky, type SkyState } from './ui'
import { blendWeather, later, latitudeAt, WEATHERS, type Weather } from './world'

/** A day goes by in so many minutes. */
const DAY_MINUTES = 6

/** Weather takes this long to change. */
const CHANGE_SECONDS = 20

/** A long pause between two frames is no time that went by. */
const LONGEST_FRAME_SECONDS = 1

/** The course of the sun is told anew when the eye has moved by so many degrees of latitude. */
const NOTICEABLE_DEGREES = 0.5

/** Samples of the sun's course through a day. */
const COURSE_STEPS = 96

/** The hour, the season and the weather: sets the scene's air, lets time go by, and has both kept in the address and by the browser. */
export class Days {
  readonly #store: InterfaceStore
  readonly #bar = new AddressBar()
  readonly #unsubscribe: () => void
  #shown: Weather
  #change: { readonly from: Weather; readonly to: Weather; seconds: number } | undefined
  #lastSeconds: number | undefined
  #south = 0
  #course: { readonly dayOfYear: number; readonly latitude: number } | undefined

  constructor(store: InterfaceStore) {
    this.#store = store
    const sky: SkyState = { ...OPENING_SKY, ...rememberedSky(), ...readSky(location.search) }
    store.setState({ sky })
    this.#shown = WEATHERS[sky.weather]
    this.#unsubscribe = store.subscribe((state, before) => {
      if (state.sky !== before.sky) this.#onSky(state.sky, before.sky)
      if (state.isDialOpen && !before.isDialOpen) this.#tellCourse()
    })
  }

  /** Whether the picture changes by itself. */
  get isMoving(): boolean {
    return this.#store.getState().sky.isRunning || this.#change !== undefined
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
    this.#bar.flush()
    this.#bar.dispose()
  }

  #airAt({ seconds, eye }: SceneView): Air {
    const passed = this.isMoving ? Math.min(LONGEST_FRAME_SECONDS, Math.max(0, seconds - (this.#lastSeconds ?? seconds))) : 0
    this.#lastSeconds = this.isMoving ? seconds : undefined
    this.#south = eye.south
    const { sky } = this.#store.getState()
    if (this.#change) {
      this.#change.seconds += passed
      const share = Math.min(1, this.#change.seconds / CHANGE_SECONDS)
      this.#shown = blendWeather(this.#change.from, this.#change.to, share * share * (3 - 2 * share))
      if (share === 1) this.#change = undefined
    }
    const moment = sky.isRunning ? later(sky, (passed / 60 / DAY_MINUTES) * 24) : sky
    if (sky.isRunning) this.#store.setState({ sky: { ...sky, ...moment } })
    this.#tellCourse()
    return { moment, weather: this.#shown }
  }

  #onSky(sky: SkyState, before: SkyState): void {
    if (sky.weather !== before.weather) this.#change = { from: this.#shown, to: WEATHERS[sky.weather], seconds: 0 }
    const isTimeAlone = sky.isRunning && before.isRunning && sky.weather === before.weather
    if (isTimeAlone) return
    this.#store.setState(({ airChanges }) => ({ airChanges: airChanges + 1 }))
    rememberSky(sky)
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
