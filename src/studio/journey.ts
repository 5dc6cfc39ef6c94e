import type { Ground } from './ground'
import { type Surroundings, stepNavigation } from './navigation'
import { createNavigation, isAtRest, type Mode, type NavigationInput, type NavigationState } from './navigationState'
import { boundPose, type Pose } from './pose'

/** Nothing changes; land fades in, which can wait a moment where frames are slow; or a film goes on, time that runs for instance. */
export type Change = 'none' | 'land' | 'film'

/** What a journey needs from those who take part in it. */
export interface JourneyCrew {
  readonly ground: Ground
  /** Width over height of the picture. */
  readonly aspect: () => number
  readonly takeInput: () => NavigationInput
  /** Whether a hand still holds something. */
  readonly isInputHeld: () => boolean
  /**
   * Draws the world from where the eye is now.
   * @param seconds since the frame before
   * @param took milliseconds that the frame before took; undefined when the page was at rest
   * @returns how the picture goes on changing by itself
   */
  readonly draw: (state: NavigationState, seconds: number, took: number | undefined) => Change
  /** The last frame has been drawn, until something happens. */
  readonly onRest: (state: NavigationState) => void
}

const FIRST_FRAME_SECONDS = 1 / 60

/** Frames that take longer are no film: where nobody moves they are drawn half of the time at most, and land comes sooner. */
const SLOW_FRAME_MILLISECONDS = 50
const LONGEST_PAUSE_MILLISECONDS = 500

/** Moves the eye and draws, frame by frame, for as long as anything changes. Then it stops, and costs nothing until it is woken. */
export class Journey {
  readonly #crew: JourneyCrew
  #state: NavigationState
  #request: number | undefined
  #pause: ReturnType<typeof setTimeout> | undefined
  /** Whether the next frame can wait a moment. */
  #isGentle = false
  #frameMilliseconds = 0
  #isAfterPause = false
  /** When the graphics device was done with the last frame. */
  #drawnAt = 0
  #lastTime: number | undefined
  #isEnded = false
  /** Nothing is drawn for now; whether something would have been. */
  #isHeld = false
  #isDue = false
  #frames = 0

  constructor(crew: JourneyCrew, start: Pose, mode: Mode) {
    this.#crew = crew
    this.#state = createNavigation(start, mode)
  }

  get state(): NavigationState {
    return this.#state
  }

  /** How many frames have been drawn. */
  get frames(): number {
    return this.#frames
  }

  get isResting(): boolean {
    return this.#request === undefined && this.#pause === undefined
  }

  /** Something has changed: goes on with the next frame. */
  wake(): void {
    this.#isGentle = false
    this.#endPause()
    this.#isDue = true
    if (this.#isHeld || this.#isEnded || this.#request !== undefined) return
    this.#request = requestAnimationFrame((time) => this.#onFrame(time))
  }

  /** The same, for what can wait a moment where frames are slow: land that has arrived, or fades in. */
  wakeGently(): void {
    this.#isDue = true
    if (this.#isHeld || this.#isEnded || !this.isResting) return
    const since = performance.now() - this.#drawnAt
    const pause = Math.min(this.#frameMilliseconds, LONGEST_PAUSE_MILLISECONDS) - since
    if (this.#frameMilliseconds < SLOW_FRAME_MILLISECONDS || pause <= 0) this.wake()
    else {
      this.#isAfterPause = true
      this.#pause = setTimeout(() => this.wake(), pause)
    }
  }

  /** Is elsewhere at once, at rest. `isHome` makes it the place to come home to. */
  moveTo(pose: Pose, { mode = 'orbit', isHome = false }: { readonly mode?: Mode; readonly isHome?: boolean } = {}): void {
    const bounded = boundPose(pose, this.#state)
    const cuts = this.#state.cuts + 1
    this.#state = { ...createNavigation(bounded, mode, isHome ? bounded : this.#state.home), cuts }
    this.wake()
  }

  /** Draws nothing until it is let go: nobody sees it. */
  hold(): void {
    this.#isHeld = true
    this.#stop()
  }

  /** Goes on where it was held, if there is anything to draw. */
  letGo(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.#lastTime = undefined
    if (this.#isDue) this.wake()
  }

  dispose(): void {
    this.#isEnded = true
    this.#stop()
  }

  #stop(): void {
    this.#endPause()
    if (this.#request === undefined) return
    cancelAnimationFrame(this.#request)
    this.#request = undefined
    this.#isDue = true
  }

  #onFrame(time: number): void {
    this.#request = undefined
    const since = this.#lastTime === undefined ? undefined : time - this.#lastTime
    const took = this.#isAfterPause ? this.#frameMilliseconds : since
    this.#isAfterPause = false
    const seconds = since === undefined ? FIRST_FRAME_SECONDS : since / 1000
    const around: Surroundings = { ground: this.#crew.ground, aspect: this.#crew.aspect() }
    this.#state = stepNavigation(this.#state, this.#crew.takeInput(), seconds, around)
    this.#frames++
    this.#isDue = false
    const change = this.#crew.draw(this.#state, seconds, took)
    if (!isAtRest(this.#state) || this.#crew.isInputHeld() || change === 'film') {
      this.#lastTime = time
      this.wake()
    } else if (change === 'land') {
      this.#lastTime = time
      this.#pauseAfterFrame()
    } else {
      this.#lastTime = undefined
      this.#crew.onRest(this.#state)
    }
  }

  /** Waits until the page could draw again, which is when the graphics device is done, and longer where that took long. */
  #pauseAfterFrame(): void {
    const began = performance.now()
    this.#isGentle = true
    this.#request = requestAnimationFrame((time) => {
      this.#drawnAt = performance.now()
      this.#frameMilliseconds = this.#drawnAt - began
      this.#request = undefined
      if (!this.#isGentle || this.#frameMilliseconds < SLOW_FRAME_MILLISECONDS) this.#onFrame(time)
      else this.wakeGently()
    })
  }

  #endPause(): void {
    clearTimeout(this.#pause)
    this.#pause = undefined
  }
}
