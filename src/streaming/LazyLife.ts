/** A part of the land worker. */
import type { LoggedDeed } from '../world'
import type { LifeCrew, LifeKeeper } from './LifeKeeper'
import type { GrownLife, ToWorker } from './protocol'

/** What lives, whose code comes with the first season that goes by. */
export class LazyLife {
  readonly #wake: () => void
  #crew: LifeCrew | undefined
  #life: LifeKeeper | undefined
  #isComing = false
  #wish: Extract<ToWorker, { type: 'live' }> | undefined
  #deeds: readonly LoggedDeed[] = []

  /** @param wake there is something to do */
  constructor(wake: () => void) {
    this.#wake = wake
  }

  /** There is land to live on: what was asked for before is done now. */
  open(crew: LifeCrew): void {
    this.#crew = crew
    this.#life = undefined
    if (this.#wish) void this.#load()
  }

  want(wish: Extract<ToWorker, { type: 'live' }>): void {
    this.#wish = wish
    this.#life?.want(wish)
    if (this.#life) this.#wake()
    else void this.#load()
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
  async #load(): Promise<void> {
    if (!this.#crew || this.#isComing) return
    this.#isComing = true
    const loaded = await import('./LifeKeeper').catch(() => undefined)
    this.#isComing = false
    if (!loaded) return
    this.#life = new loaded.LifeKeeper(this.#crew)
    this.#life.setDeeds(this.#deeds)
    if (this.#wish) this.want(this.#wish)
  }
}
