import type { InputFrame } from './input/inputFrame'

const MEMORY = 'terrella:hint'
const ENOUGH_FRAMES = 20

/** Notices when somebody has found out how to move: turned, and come closer, gone somewhere or moved. Then the hint has done its work. */
export class Lessons {
  readonly #onLearned: () => void
  #turned = 0
  #moved = 0
  #isLearned = false

  constructor(onLearned: () => void) {
    this.#onLearned = onLearned
  }

  note(frame: InputFrame): void {
    if (this.#isLearned) return
    if ((frame.drag && (frame.drag.right !== 0 || frame.drag.down !== 0)) || frame.turn.right !== 0) this.#turned++
    if (frame.zoom || frame.move.forward !== 0 || frame.move.right !== 0) this.#moved++
    if (frame.goTo) this.#moved += ENOUGH_FRAMES
    if (this.#turned < ENOUGH_FRAMES || this.#moved < ENOUGH_FRAMES) return
    this.#isLearned = true
    this.#onLearned()
  }
}

/** Whether the hint was closed in an earlier visit. Where storage is refused, as in a sandboxed frame, it was not. */
export function wasHintClosed(): boolean {
  return withStorage((storage) => storage.getItem(MEMORY) !== null) ?? false
}

export function rememberHintClosed(): void {
  withStorage((storage) => storage.setItem(MEMORY, 'closed'))
}

function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
