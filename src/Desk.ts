import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  forgetWorld,
  type KeptPose,
  type KeptWorld,
  newWorldId,
  openWorldStore,
  type ReadWorld,
  rememberedWorld,
  rememberWorld,
  type StoreOpening,
  WorldKeeper,
} from './library'
import type { Entry, Seed } from './world'

/** Hashes of the model files that the land is made with, by name. */
export type Models = Readonly<Record<string, string>>

export interface DeskState {
  /** Undefined until it is known whether this browser keeps worlds. */
  readonly opening: StoreOpening | undefined
  /** Who keeps the world in the picture; undefined while nothing was done to it. */
  readonly keeper: WorldKeeper | undefined
}

/** The world in the picture, and who keeps it: nobody until something is done to it. */
export class Desk {
  readonly state: StoreApi<DeskState> = createStore(() => ({ opening: undefined, keeper: undefined }))
  readonly #store = openWorldStore()
  #seed: Seed = 0
  #kept: KeptWorld | undefined
  #entries: Entry[] = []
  #unsent: Entry[] = []
  #models: Models | undefined
  #unsubscribe = () => {}

  constructor() {
    void this.#store.then((opening) => this.state.setState({ opening }))
  }

  /** The world that was open last, if it is of this seed, or no seed is asked for. */
  get remembered(): { readonly id: string; readonly seed: Seed } | undefined {
    return rememberedWorld()
  }

  /** Reads a world from the shelf; undefined when it is not there or cannot be read. */
  async read(id: string): Promise<ReadWorld | undefined> {
    const opening = await this.#store
    if (opening.status === 'unavailable') return undefined
    const read = await opening.store.read(id)
    return read.status === 'done' && read.value.world.deleted === undefined ? read.value : undefined
  }

  /** This world is in the picture from now on. */
  async lay(seed: Seed, kept: ReadWorld | undefined): Promise<void> {
    this.#drop()
    this.#seed = seed
    this.#kept = kept?.world
    this.#entries = [...(kept?.entries ?? [])]
    this.#models = undefined
    if (!kept) {
      forgetWorld()
      return
    }
    rememberWorld(kept.world)
    const opening = await this.#store
    if (this.#kept === kept.world) this.#keep(new WorldKeeper({ opening, world: kept.world, entries: kept.entries, isKept: true }))
  }

  /**
   * The land is made with these models. A kept world that was made with others is left as it is: what is done from here on is kept as a copy of it.
   * @returns false in that case
   */
  setModels(models: Models): boolean {
    if (this.#models) return true
    const isSame = !this.#kept || Object.keys(this.#kept.models).every((name) => this.#kept?.models[name] === models[name])
    this.#models = models
    if (!isSame) {
      this.#drop()
      this.#kept = undefined
      forgetWorld()
    }
    this.#send()
    return isSame
  }

  /** Entries were added to the log. */
  append(entries: readonly Entry[]): void {
    this.#unsent.push(...entries)
    this.#send()
  }

  /** Keeps the world as another one, of its own. */
  async copy(): Promise<void> {
    const entries = [...this.#entries]
    this.#drop()
    this.#kept = undefined
    const opening = await this.#store
    this.#keep(this.#newKeeper(opening, entries))
    void this.state.getState().keeper?.flush()
  }

  /** Takes the world from another tab. @returns its log as the other tab left it */
  async takeOver(): Promise<readonly Entry[] | undefined> {
    const answer = await this.state.getState().keeper?.takeOver()
    if (answer?.status !== 'done') return undefined
    this.#entries = [...answer.value]
    return answer.value
  }

  /** Whether there is a kept world whose place and picture are worth keeping. */
  get isKept(): boolean {
    const { keeper } = this.state.getState()
    return keeper !== undefined && keeper.state.getState().phase === 'saved' && this.#entries.length > 0
  }

  async setPose(pose: KeptPose): Promise<void> {
    const { keeper, opening } = this.state.getState()
    if (keeper && this.isKept && opening?.status === 'open') await opening.store.setPose(keeper.worldId, pose)
  }

  async setPicture(picture: Blob): Promise<void> {
    const { keeper, opening } = this.state.getState()
    if (keeper && this.isKept && opening?.status === 'open') await opening.store.setPicture(keeper.worldId, picture)
  }

  dispose(): void {
    this.#drop()
  }

  #send(): void {
    if (this.#unsent.length === 0 || !this.#models) return
    const entries = this.#unsent.splice(0)
    this.#entries.push(...entries)
    const { keeper } = this.state.getState()
    if (keeper) keeper.append(entries)
    else void this.#begin()
  }

  /** The first thing that was done to a world puts it on the shelf. */
  async #begin(): Promise<void> {
    const seed = this.#seed
    const opening = await this.#store
    if (this.state.getState().keeper || seed !== this.#seed) return
    this.#keep(this.#newKeeper(opening, this.#entries))
    void this.state.getState().keeper?.flush()
  }

  #newKeeper(opening: StoreOpening, entries: readonly Entry[]): WorldKeeper {
    const world = { id: newWorldId(), name: `World ${this.#seed}`, seed: this.#seed, models: this.#models ?? {} }
    return new WorldKeeper({ opening, world, entries, isKept: false })
  }

  #keep(keeper: WorldKeeper): void {
    const seed = this.#seed
    this.#unsubscribe = keeper.state.subscribe(({ phase, saved }) => {
      if (phase === 'saved' && saved > 0) rememberWorld({ id: keeper.worldId, seed })
    })
    this.state.setState({ keeper })
  }

  #drop(): void {
    const { keeper } = this.state.getState()
    this.#unsubscribe()
    this.#unsent = []
    if (!keeper) return
    void keeper.dispose()
    this.state.setState({ keeper: undefined })
  }
}
