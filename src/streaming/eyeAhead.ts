import type { ViewQuery } from './selectTiles'

type Eye = ViewQuery['eye']

/** How long land is taken to need until some has been timed, and the least and the most that is believed, in milliseconds. */
const USUAL_MILLISECONDS = 500
const LEAST_MILLISECONDS = 150
const MOST_MILLISECONDS = 5000

/** Land is not asked for farther ahead than this, in learned metres. */
const FARTHEST_METRES = 32_000

/** Between two looks longer apart than this the eye has jumped, not moved. */
const LONGEST_STEP_MILLISECONDS = 5000

/** How much one timing counts against those before. */
const SHARE_OF_NEWEST = 0.15

/** Foresees where the eye will be when the land that is asked for now can be drawn, from how it moves and from how long land has taken so far. */
export class EyeAhead {
  #last: { readonly eye: Eye; readonly now: number } | undefined
  #milliseconds = USUAL_MILLISECONDS
  #asked = new Map<string, number>()

  /** How long land takes from the wish to the frame that can draw it, in milliseconds. */
  get milliseconds(): number {
    return Math.max(LEAST_MILLISECONDS, this.#milliseconds)
  }

  /** Where the eye will be. Call it once a frame. @param now milliseconds on any steady clock */
  from(eye: Eye, now: number): Eye {
    const before = this.#last
    this.#last = { eye, now }
    const elapsed = before ? now - before.now : 0
    if (!before || elapsed <= 0 || elapsed > LONGEST_STEP_MILLISECONDS) return eye
    const east = eye.east - before.eye.east
    const south = eye.south - before.eye.south
    const up = eye.elevation - before.eye.elevation
    const length = Math.sqrt(east * east + south * south + up * up)
    const share = Math.min(this.milliseconds / elapsed, FARTHEST_METRES / Math.max(length, 1))
    return { east: eye.east + east * share, south: eye.south + south * share, elevation: eye.elevation + up * share }
  }

  /** Notes what is asked for; what is not on the list any more is forgotten. */
  ask(keys: readonly string[], now: number): void {
    this.#asked = new Map(keys.map((key) => [key, this.#asked.get(key) ?? now]))
  }

  /** Notes that land which was asked for can be drawn. */
  arrive(key: string, now: number): void {
    const asked = this.#asked.get(key)
    if (asked === undefined) return
    // A tab that was hidden meanwhile says nothing about how long land takes.
    const taken = Math.min(MOST_MILLISECONDS, now - asked)
    this.#milliseconds += (taken - this.#milliseconds) * SHARE_OF_NEWEST
  }
}
