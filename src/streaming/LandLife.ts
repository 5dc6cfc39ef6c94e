import type { LoggedDeed } from '../world'
import type { ToWorker } from './protocol'

/** What lives on the land: seasons go by on it, and hands do deeds to it. */
export class LandLife {
  readonly #post: (message: ToWorker) => void
  readonly #eye: () => { readonly east: number; readonly south: number } | undefined

  /** @param eye where the land is looked at from, in learned metres; undefined as long as it is not */
  constructor(post: (message: ToWorker) => void, eye: () => { readonly east: number; readonly south: number } | undefined) {
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
}
