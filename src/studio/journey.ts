import type { Ground } from './ground'
import { type Surroundings, stepNavigation } from './navigation'
import { createNavigation, isAtRest, type Mode, type NavigationInput, type NavigationState } from './navigationState'
import { boundPose, type Pose } from './pose'

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
   * @returns true while the picture goes on changing by itself, because land fades in for instance
   */
  readonly draw: (state: NavigationState, seconds: number) => boolean
  /** The last frame has been drawn, until something happens. */
  readonly onRest: (state: NavigationState) => void
}

const FIRST_FRAME_SECONDS = 1 / 60

/** Moves the eye and draws, frame by frame, for as long as anything changes. Then it stops, and costs nothing until it is woken. */
export class Journey {
  readonly #crew: JourneyCrew
  #state: NavigationState
  #request: number | undefined
  #lastTime: number | undefined
  #isEnded = false
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
    return this.#request === undefined
  }

  /** Something has changed: goes on with the next frame. */
  wake(): void {
    if (this.#isEnded || this.#request !== undefined) return
    this.#request = requestAnimationFrame((time) => this.#onFrame(time))
  }

  /** Is elsewhere at once, at rest. `isHome` makes it the place to come home to. */
  moveTo(pose: Pose, { mode = 'orbit', isHome = false }: { readonly mode?: Mode; readonly isHome?: boolean } = {}): void {
    const bounded = boundPose(pose, this.#state)
    const cuts = this.#state.cuts + 1
    this.#state = { ...createNavigation(bounded, mode, isHome ? bounded : this.#state.home), cuts }
    this.wake()
  }

  dispose(): void {
    this.#isEnded = true
    if (this.#request !== undefined) cancelAnimationFrame(this.#request)
    this.#request = undefined
  }

  #onFrame(time: number): void {
    this.#request = undefined
    const seconds = this.#lastTime === undefined ? FIRST_FRAME_SECONDS : (time - this.#lastTime) / 1000
    const around: Surroundings = { ground: this.#crew.ground, aspect: this.#crew.aspect() }
    this.#state = stepNavigation(this.#state, this.#crew.takeInput(), seconds, around)
    this.#frames++
    const isChanging = this.#crew.draw(this.#state, seconds)
    if (isChanging || !isAtRest(this.#state) || this.#crew.isInputHeld()) {
      this.#lastTime = time
      this.wake()
    } else {
      this.#lastTime = undefined
      this.#crew.onRest(this.#state)
    }
  }
}
