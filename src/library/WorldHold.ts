import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Claim, channelClaim, lockClaim, type Release } from './claims'

/** Whether this tab may write to a world; `asking` until that is known. */
export type HoldState = 'asking' | 'held' | 'elsewhere'

export interface WorldHoldOptions {
  readonly world: string
  /** Done before another tab is given the world it asks for. */
  readonly beforeLettingGo: () => Promise<unknown>
  /** By default the browser's, where the page may use them. */
  readonly locks?: LockManager | undefined
}

/** One tab's hold of a world: no two tabs have it at once. It ends with the tab, however that ends. */
export class WorldHold {
  readonly state: StoreApi<{ readonly is: HoldState }>
  /** Done when `state` is no longer `asking`. */
  readonly asked: Promise<void>
  readonly #claim: Claim
  readonly #requests: BroadcastChannel | undefined
  readonly #beforeLettingGo: () => Promise<unknown>
  #release: Release | undefined
  #isDisposed = false

  constructor({ world, beforeLettingGo, locks = globalThis.navigator?.locks }: WorldHoldOptions) {
    this.state = createStore(() => ({ is: 'asking' }))
    this.#beforeLettingGo = beforeLettingGo
    this.#claim = claimFor(`terrella:world:${world}`, locks)
    if (typeof BroadcastChannel === 'function') {
      this.#requests = new BroadcastChannel(`terrella:world:${world}:requests`)
      this.#requests.addEventListener('message', () => void this.#letGo())
    }
    this.asked = this.#take('free').then((isTaken) => this.#settle(isTaken))
  }

  /** Asks the tab that holds the world to let go, and takes it if that tab does not answer. @returns whether the world is held here now */
  async takeOver(): Promise<boolean> {
    await this.asked
    if (this.state.getState().is === 'held') return true
    this.#requests?.postMessage('let go')
    this.#settle((await this.#take('soon')) || (await this.#take('seize')))
    return this.state.getState().is === 'held'
  }

  dispose(): void {
    this.#isDisposed = true
    this.#requests?.close()
    this.#giveBack()
  }

  async #take(how: Parameters<Claim>[0]): Promise<boolean> {
    const release = await this.#claim(how, () => this.#lose())
    if (release && this.#isDisposed) release()
    else if (release) this.#release = release
    return release !== undefined
  }

  async #letGo(): Promise<void> {
    if (this.state.getState().is !== 'held') return
    await this.#beforeLettingGo()
    this.#lose()
  }

  #lose(): void {
    this.#giveBack()
    this.#settle(false)
  }

  #giveBack(): void {
    this.#release?.()
    this.#release = undefined
  }

  #settle(isHeld: boolean): void {
    this.state.setState({ is: isHeld ? 'held' : 'elsewhere' })
  }
}

function claimFor(name: string, locks: LockManager | undefined): Claim {
  if (locks) return lockClaim(locks, name)
  if (typeof BroadcastChannel === 'function') return channelClaim(() => new BroadcastChannel(name))
  return async () => () => undefined
}
