import { createStore, type StoreApi } from 'zustand/vanilla'
import { keepModels } from './keepModels'
import { type ShellWorker, startShellWorker } from './shellWorker'

/** How far the page is from needing no server. */
export interface OfflineState {
  /**
   * - `waiting`: for the land to be there first
   * - `fetching`: what is missing is on its way
   * - `ready`: every file is here, each checked by its hash
   * - `unavailable`: it will not be, see `reason`
   */
  readonly phase: 'waiting' | 'fetching' | 'ready' | 'unavailable'
  /** A sentence; empty unless `phase` is `unavailable`. */
  readonly reason: string
  /** Share of the model files that are here, 0 to 1. */
  readonly progress: number
  /** A newer version is here and waits to be asked for. */
  readonly hasUpdate: boolean
}

export interface OfflineKeeperOptions {
  /** Address of the service worker. */
  readonly workerUrl: string
  /** Folder of the model files, absolute. */
  readonly modelsUrl: string
}

/** The first picture and the land come first. */
const LAND_MARK = 'terrella:settled'
const LONGEST_WAIT_MILLISECONDS = 30_000

/** Sees to it that the page works without its server, and tells of newer versions; it never changes to one by itself. */
export class OfflineKeeper {
  readonly state: StoreApi<OfflineState>
  readonly #options: OfflineKeeperOptions
  #worker: ShellWorker | undefined
  #isReplaced = false
  #isUpdating = false

  constructor(options: OfflineKeeperOptions) {
    this.#options = options
    this.state = createStore(() => ({ phase: 'waiting', reason: '', progress: 0, hasUpdate: false }))
    void this.#begin()
  }

  /** Changes to the newer version: the page begins anew. Save first. */
  update(): void {
    this.#isUpdating = true
    if (this.#isReplaced) location.reload()
    else this.#worker?.takeOver()
  }

  async #begin(): Promise<void> {
    if (window.parent !== window) return this.#giveUp('In a frame of another page, the land is fetched anew on each visit.')
    await marked(LAND_MARK)
    this.state.setState({ phase: 'fetching' })
    this.#worker = await startShellWorker(this.#options.workerUrl, {
      onWaiting: () => this.state.setState({ hasUpdate: true }),
      onReplaced: () => this.#noteReplaced(),
    })
    if (!this.#worker) return this.#giveUp('This browser keeps no pages for later, or not here.')
    try {
      await this.#worker.installed
    } catch {
      return this.#giveUp('A file of the page could not be fetched whole.')
    }
    const missing = await keepModels(this.#options.modelsUrl, (progress) => this.state.setState({ progress }))
    if (missing) return this.#giveUp(missing)
    performance.mark('terrella:offline-ready')
    this.state.setState({ phase: 'ready' })
  }

  #noteReplaced(): void {
    this.#isReplaced = true
    if (this.#isUpdating) location.reload()
    else this.state.setState({ hasUpdate: true })
  }

  #giveUp(reason: string): void {
    this.state.setState({ phase: 'unavailable', reason })
  }
}

/** Done when the page has set a mark, or after a while. */
function marked(name: string): Promise<void> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(() => performance.getEntriesByName(name).length > 0 && finish())
    const finish = () => {
      observer.disconnect()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(finish, LONGEST_WAIT_MILLISECONDS)
    observer.observe({ type: 'mark', buffered: true })
  })
}
