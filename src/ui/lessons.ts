import type { Keepsakes } from '../library'
import type { InputFrame } from './input/inputFrame'

const NAME = 'terrella:hint'
/** Heights of the picture dragged over. */
const ENOUGH_TURNING = 0.6
/** As a logarithm: twice as near, or half. */
const ENOUGH_ZOOMING = 0.7
const ENOUGH_MOVING_FRAMES = 20

/** Notices when somebody has found out how to move: turned, and come closer, gone somewhere or moved. Then the hint has done its work. */
export class Lessons {
  readonly #onLearned: () => void
  #turned = 0
  #moved = 0
  #isLearned = false

  constructor(onLearned: () => void) {
    this.#onLearned = onLearned
  }

  note({ drag, turn, zoom, move, goTo }: InputFrame): void {
    if (this.#isLearned) return
    if (drag) this.#turned += Math.hypot(drag.right, drag.down) / ENOUGH_TURNING
    if (turn.right !== 0) this.#turned += 1 / ENOUGH_MOVING_FRAMES
    if (zoom) this.#moved += Math.abs(zoom.amount) / ENOUGH_ZOOMING
    if (move.forward !== 0 || move.right !== 0) this.#moved += 1 / ENOUGH_MOVING_FRAMES
    if (goTo) this.#moved++
    if (this.#turned < 1 || this.#moved < 1) return
    this.#isLearned = true
    this.#onLearned()
  }
}

/** Whether the hint was closed in an earlier visit. Where nothing is kept, it was not. */
export function wasHintClosed(keepsakes: Keepsakes): boolean {
  return keepsakes.get(NAME) !== undefined
}

export function rememberHintClosed(keepsakes: Keepsakes): void {
  keepsakes.set(NAME, 'closed')
}
