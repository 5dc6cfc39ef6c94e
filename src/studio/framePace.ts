/** Frames that are judged together: half a second of a fluent flight. */
const WINDOW_FRAMES = 24
/** Where frames are slow, fewer say enough. */
const LEAST_FRAMES = 5
const WINDOW_MILLISECONDS = 600
/** Slower frames than this, in milliseconds, are felt. */
const SLOW_MILLISECONDS = 26
/** Faster ones than this keep up with a screen of 60 Hz. Between the two nothing changes. */
const FAST_MILLISECONDS = 19
/** Slow windows in a row before a picture is made coarser. */
const SLOW_WINDOWS = 2
/** Fast windows in a row before it is tried finer again; twice as many after every try that failed. */
const FAST_WINDOWS = 8
const MOST_FAST_WINDOWS = 512
/** A finer picture that is slow again so many windows after it was tried was tried in vain. */
const TRIAL_WINDOWS = 6
/** Longer pauses are no frames: the page was not seen, or files were on their way. */
const LONGEST_MILLISECONDS = 1000

/** How the time of frames says that a picture should be. */
export interface PaceChange {
  /** From 0, as fine as it can be, to the number of steps. */
  readonly step: number
  /** Whether frames are slow though the picture is as coarse as it gets. */
  readonly isTooSlow: boolean
}

/**
 * Finds how fine a picture may be so that frames stay fluent: coarser soon, finer slowly, and not again and again where that fails.
 * It is told of every frame that follows another one at once.
 */
export class FramePace {
  readonly #steps: number
  #window: number[] = []
  #milliseconds = 0
  #step = 0
  #slow = 0
  #fast = 0
  #patience = FAST_WINDOWS
  #sinceTrial = Number.POSITIVE_INFINITY

  /** @param steps how often the picture can be made coarser */
  constructor(steps: number) {
    this.#steps = steps
  }

  get step(): number {
    return this.#step
  }

  /** Whether everything has been fluent for a while with the finest picture. */
  get isEasy(): boolean {
    return this.#step === 0 && this.#fast >= FAST_WINDOWS
  }

  /** @param milliseconds since the frame before @returns what follows from it, if anything does */
  note(milliseconds: number): PaceChange | undefined {
    if (milliseconds > LONGEST_MILLISECONDS) {
      this.#begin()
      return undefined
    }
    const frames = this.#window
    frames.push(milliseconds)
    this.#milliseconds += milliseconds
    const isLong = this.#milliseconds >= WINDOW_MILLISECONDS && frames.length >= LEAST_FRAMES
    if (frames.length < WINDOW_FRAMES && !isLong) return undefined
    const median = frames.sort((a, b) => a - b)[frames.length >> 1] ?? 0
    this.#begin()
    this.#sinceTrial++
    this.#slow = median > SLOW_MILLISECONDS ? this.#slow + 1 : 0
    this.#fast = median < FAST_MILLISECONDS ? this.#fast + 1 : 0
    if (this.#slow >= SLOW_WINDOWS) return this.#goCoarser()
    if (this.#fast >= this.#patience && this.#step > 0) return this.#goFiner()
    return undefined
  }

  #begin(): void {
    this.#window = []
    this.#milliseconds = 0
  }

  #goCoarser(): PaceChange {
    this.#slow = 0
    if (this.#sinceTrial <= TRIAL_WINDOWS) this.#patience = Math.min(2 * this.#patience, MOST_FAST_WINDOWS)
    this.#sinceTrial = Number.POSITIVE_INFINITY
    if (this.#step === this.#steps) return { step: this.#step, isTooSlow: true }
    return { step: ++this.#step, isTooSlow: false }
  }

  #goFiner(): PaceChange {
    this.#fast = 0
    this.#sinceTrial = 0
    return { step: --this.#step, isTooSlow: false }
  }
}
