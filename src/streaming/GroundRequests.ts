import type { Fill } from '../world'
import type { GroundReport } from './protocol'

interface Waiting {
  readonly edit: Fill
  readonly answer: (ground: GroundReport | undefined) => void
}

/** Asks the worker for the ground around one place at a time. While one is on its way, only the last question asked waits: a hand moves faster than land is made. */
export class GroundRequests {
  readonly #post: (edit: Fill, request: number) => void
  #asked: Waiting | undefined
  #next: Waiting | undefined
  #request = 0

  constructor(post: (edit: Fill, request: number) => void) {
    this.#post = post
  }

  /** @returns undefined when another question was asked before this one was sent */
  ask(edit: Fill): Promise<GroundReport | undefined> {
    return new Promise((answer) => {
      this.#next?.answer(undefined)
      this.#next = { edit, answer }
      if (!this.#asked) this.#send()
    })
  }

  receive(request: number, ground: GroundReport): void {
    if (request !== this.#request) return
    const asked = this.#asked
    this.#asked = undefined
    this.#send()
    asked?.answer(ground)
  }

  dispose(): void {
    for (const waiting of [this.#asked, this.#next]) waiting?.answer(undefined)
    this.#asked = this.#next = undefined
  }

  #send(): void {
    if (!this.#next) return
    this.#asked = this.#next
    this.#next = undefined
    this.#post(this.#asked.edit, ++this.#request)
  }
}
