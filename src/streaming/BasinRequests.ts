import type { Fill } from '../world'
import type { BasinReport } from './protocol'

interface Waiting {
  readonly edit: Fill
  readonly answer: (basin: BasinReport | undefined) => void
}

/** Asks the worker for one basin at a time. While one is on its way, only the last question asked waits: a hand moves faster than land is made. */
export class BasinRequests {
  readonly #post: (edit: Fill, request: number) => void
  #asked: Waiting | undefined
  #next: Waiting | undefined
  #request = 0

  constructor(post: (edit: Fill, request: number) => void) {
    this.#post = post
  }

  /** @returns undefined when another question was asked before this one was sent */
  ask(edit: Fill): Promise<BasinReport | undefined> {
    return new Promise((answer) => {
      this.#next?.answer(undefined)
      this.#next = { edit, answer }
      if (!this.#asked) this.#send()
    })
  }

  receive(request: number, basin: BasinReport): void {
    if (request !== this.#request) return
    const asked = this.#asked
    this.#asked = undefined
    this.#send()
    asked?.answer(basin)
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
