import type { LoggedDeed } from '../world'
import type { FromWorker, GrownLife, ToWorker } from './protocol'

type LifeMessage = Extract<FromWorker, { type: 'life-kept' | 'life-refused' }>

export interface LandLifeOptions {
  readonly post: (message: ToWorker) => void
  /** Where the land is looked at from, in learned metres; undefined as long as it is not. */
  readonly eye: () => { readonly east: number; readonly south: number } | undefined
}

/** What lives on the land: seasons go by on it, and hands do deeds to it. */
export class LandLife {
  readonly #post: LandLifeOptions['post']
  readonly #eye: LandLifeOptions['eye']
  readonly #asked = new Map<number, (kept: GrownLife | undefined) => void>()
  #requests = 0
  /** Is told whenever what grows has changed to be seen. */
  onGrown: () => void = () => undefined
  /** Is told when what grew before could not be read, with a sentence for the visitor. */
  onRefused: (reason: string) => void = () => undefined

  constructor({ post, eye }: LandLifeOptions) {
    this.#post = post
    this.#eye = eye
  }

  /** Makes these the deeds that were done to the land. One that came is done to it as it is now; one that went is taken back, with the years since where that can be. */
  setDeeds(deeds: readonly LoggedDeed[]): void {
    this.#post({ type: 'deeds', deeds })
  }

  /** Lets what grows live on to a season, counted since the world began. */
  live(season: number): void {
    const eye = this.#eye()
    if (eye) this.#post({ type: 'live', season, east: eye.east, south: eye.south })
  }

  /** What has grown, to be kept; undefined where nothing has, or the land is closed. */
  keep(): Promise<GrownLife | undefined> {
    const request = this.#requests++
    return new Promise((resolve) => {
      this.#asked.set(request, resolve)
      this.#post({ type: 'keep-life', request })
    })
  }

  /** Takes what the worker answers. @returns whether the message was about life */
  receive(message: FromWorker): message is LifeMessage {
    if (message.type === 'grown') this.onGrown()
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
