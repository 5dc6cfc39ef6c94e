import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Entry, WorldClock } from '../world'
import { askToPersist } from './askToPersist'
import type { NewWorld } from './keptWorld'
import { failed, type StoreAnswer, type StoreFailure } from './storeAnswer'
import { WorldHold } from './WorldHold'
import type { ReadWorld, StoreOpening } from './WorldStore'

/** How a world is kept at the moment. */
export interface KeeperState {
  /**
   * - `saved`: every entry lies on the disk
   * - `saving`: the last ones are on their way
   * - `unsaved`: the browser refuses them, see `reason`; they are kept in memory and tried again
   * - `elsewhere`: another tab holds the world; here it can be looked at, copied, or taken over
   */
  readonly phase: 'saved' | 'saving' | 'unsaved' | 'elsewhere'
  /** A sentence for the visitor; empty unless `phase` is `unsaved`. */
  readonly reason: string
  /** Entries that lie on the disk: those before this number. */
  readonly saved: number
}

export interface WorldKeeperOptions {
  readonly opening: StoreOpening
  readonly world: NewWorld
  /** The log so far. */
  readonly entries?: readonly Entry[]
  /** Whether the store has the world and these entries already; otherwise it gets them with the first entry that is appended. */
  readonly isKept: boolean
  /** By default the browser's. */
  readonly locks?: LockManager | undefined
}

const FIRST_PAUSE_MILLISECONDS = 1000
const LONGEST_PAUSE_MILLISECONDS = 30_000

/** Saves a world by itself: each entry at once, those that come meanwhile together. What it calls saved is saved. */
export class WorldKeeper {
  readonly state: StoreApi<KeeperState>
  readonly #opening: StoreOpening
  readonly #world: NewWorld
  readonly #hold: WorldHold
  #entries: Entry[]
  #isKept: boolean
  #saved: number
  #writing: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause = FIRST_PAUSE_MILLISECONDS
  #hasAsked = false
  #isWanted = false
  /** What is still to be kept before another tab is given the world. */
  beforeLettingGo: () => Promise<unknown> = async () => undefined

  constructor({ opening, world, entries = [], isKept, ...rest }: WorldKeeperOptions) {
    this.#opening = opening
    this.#world = world
    this.#entries = [...entries]
    this.#isKept = isKept
    this.#saved = isKept ? entries.length : 0
    this.state = createStore(() => ({ phase: 'saved', reason: '', saved: this.#saved }))
    this.#hold = new WorldHold({ world: world.id, beforeLettingGo: () => this.beforeLettingGo().then(() => this.flush()), ...rest })
    this.#hold.state.subscribe(({ is }) => is === 'elsewhere' && this.#show('elsewhere'))
  }

  get worldId(): string {
    return this.#world.id
  }

  /** Whether the world is on the shelf. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Puts the world on the shelf although no entry was appended: time has gone by in it. */
  begin(): Promise<boolean> {
    this.#isWanted = true
    return this.flush()
  }

  /** Keeps the world's time, and what has grown by then. @returns whether it is kept; where the world is not on the shelf, or another tab holds it, it is not */
  async setTime(clock: WorldClock, life?: Uint8Array): Promise<boolean> {
    await this.#hold.asked
    if (!this.#isKept || this.#opening.status === 'unavailable' || this.#hold.state.getState().is !== 'held') return false
    return (await this.#opening.store.setTime(this.#world.id, clock, life)).status === 'done'
  }

  /** Takes entries that were appended to the log. While another tab holds the world they are not saved. */
  append(entries: readonly Entry[]): void {
    this.#entries.push(...entries)
    if (this.state.getState().phase !== 'elsewhere') void this.flush()
  }

  /** Saves what is not saved yet, now. @returns whether everything is */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#isDue && this.state.getState().phase !== 'elsewhere') this.#show('saving')
    this.#writing ??= this.#write()
    await this.#writing
    return this.#saved === this.#entries.length
  }

  /** Takes the world from the tab that holds it. @returns it whole, with what the other tab has added */
  async takeOver(): Promise<StoreAnswer<ReadWorld>> {
    if (this.#opening.status === 'unavailable') return failed('unavailable', this.#opening.reason)
    if (!(await this.#hold.takeOver())) return failed('unavailable', 'The other tab does not let go.')
    const read = await this.#opening.store.read(this.#world.id)
    if (read.status === 'failed') return read
    this.#entries = [...read.value.entries]
    this.#saved = this.#entries.length
    this.#isKept = true
    this.#show('saved')
    return read
  }

  /** Saves what can be saved, and lets other tabs have the world. */
  async dispose(): Promise<void> {
    await this.flush()
    clearTimeout(this.#timer)
    this.#hold.dispose()
  }

  async #write(): Promise<void> {
    await this.#hold.asked
    try {
      while (this.#isDue && this.#isOurs()) {
        const length = this.#entries.length
        const answer = await this.#save()
        if (answer.status === 'failed') return this.#explain(answer)
        this.#saved = length
        this.#pause = FIRST_PAUSE_MILLISECONDS
        this.#askToPersist()
        this.#show(length === this.#entries.length ? 'saved' : 'saving')
      }
    } finally {
      this.#writing = undefined
    }
  }

  get #isDue(): boolean {
    return this.#saved < this.#entries.length || (this.#isWanted && !this.#isKept)
  }

  #isOurs(): boolean {
    if (this.#hold.state.getState().is === 'held') return true
    this.#show('elsewhere')
    return false
  }

  #askToPersist(): void {
    if (this.#hasAsked) return
    this.#hasAsked = true
    void askToPersist()
  }

  async #save(): Promise<StoreAnswer<unknown>> {
    if (this.#opening.status === 'unavailable') return failed('unavailable', this.#opening.reason)
    const { store } = this.#opening
    if (this.#isKept) {
      const answer = await store.append(this.#world.id, this.#saved, this.#entries.slice(this.#saved))
      if (answer.status === 'done' || answer.fault !== 'gone') return answer
    }
    // New, or thrown away by the browser: all of it is still here.
    const answer = await store.create(this.#world, this.#entries.slice())
    this.#isKept = answer.status === 'done'
    return answer
  }

  #explain({ fault, reason }: StoreFailure): void {
    if (fault === 'changed-elsewhere') {
      this.#show('elsewhere')
      return
    }
    this.#show('unsaved', reason)
    this.#timer = setTimeout(() => void this.flush(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MILLISECONDS)
  }

  #show(phase: KeeperState['phase'], reason = ''): void {
    this.state.setState({ phase, reason, saved: this.#saved })
  }
}
