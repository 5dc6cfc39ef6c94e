/** A part of the land worker. */
import type { LoggedDeed } from '../world'
import type { LifeCrew, LifeKeeper } from './LifeKeeper'
import type { GrownLife, ToWorker } from './protocol'

/** What lives, whose code comes with the first season that goes by. */
export class LazyLife {
  readonly #crew: LifeCrew
  readonly #wake: () => void
  #life: LifeKeeper | undefined
  #isComing = false
  #wish: Extract<ToWorker, { type: 'live' }> | undefined
  #deeds: readonly LoggedDeed[] = []

  /** @param wake there is something to do */
  constructor(crew: LifeCrew, wake: () => void) {
    this.#crew = crew
    this.#wake = wake
  }

  want(wish: Extract<ToWorker, { type: 'live' }>): void {
    this.#wish = wish
    this.#life?.want(wish)
    if (this.#life) this.#wake()
    else if (!this.#isComing) void this.#open()
  }

  setDeeds(deeds: readonly LoggedDeed[]): void {
    this.#deeds = deeds
    this.#life?.setDeeds(deeds)
    if (this.#life) this.#wake()
  }

  noteGround(): void {
    this.#life?.noteGround()
  }

  /** Does one thing that is due. @returns whether there was anything to do */
  async letOn(): Promise<boolean> {
    return (await this.#life?.letOn()) ?? false
  }

  /** What has grown, to be kept; undefined where nothing has gone by yet. */
  async keep(): Promise<GrownLife | undefined> {
    return this.#life?.keep()
  }

  /** Code that did not come is asked for again with the next season. */
  async #open(): Promise<void> {
    this.#isComing = true
    const load = await import('./LifeKeeper').catch(() => undefined)
    this.#isComing = false
    if (!load) return
    this.#life = new load.LifeKeeper(this.#crew)
    this.#life.setDeeds(this.#deeds)
    if (this.#wish) this.want(this.#wish)
  }
}
