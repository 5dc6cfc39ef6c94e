import type { FromWorker, GrownLife, ToWorker } from './protocol'

type LifeMessage = Extract<FromWorker, { type: 'life-kept' | 'life-refused' }>

/** Asks the worker for what has grown, to be kept. */
export class LifeRequests {
  readonly #post: (message: ToWorker) => void
  readonly #asked = new Map<number, (kept: GrownLife | undefined) => void>()
  #requests = 0
  /** Is told whenever something may have grown. */
  onGrown: () => void = () => undefined
  /** Is told when what grew before could not be read, with a sentence for the visitor. */
  onRefused: (reason: string) => void = () => undefined

  constructor(post: (message: ToWorker) => void) {
    this.#post = post
  }

  /** What has grown; undefined where nothing has, nothing lives yet, or the land is closed. */
  ask(): Promise<GrownLife | undefined> {
    const request = this.#requests++
    return new Promise((resolve) => {
      this.#asked.set(request, resolve)
      this.#post({ type: 'keep-life', request })
    })
  }

  /** Hears what the worker says. @returns whether it was said to this */
  receive(message: FromWorker): message is LifeMessage {
    if (message.type === 'lives') this.onGrown()
    if (message.type === 'life-refused') this.onRefused(message.reason)
    else if (message.type === 'life-kept') {
      this.#asked.get(message.request)?.(message.kept)
      this.#asked.delete(message.request)
    } else return false
    return true
  }

  dispose(): void {
    for (const answer of this.#asked.values()) answer(undefined)
    this.#asked.clear()
  }
}
