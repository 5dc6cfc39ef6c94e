import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  type ArchivedWorld,
  type CameraPose,
  compareModels,
  type FiledWorld,
  type KeptPose,
  type KeptWorld,
  newWorldId,
  openWorldStore,
  type ReadWorld,
  rememberedWorld,
  rememberWorld,
  type SentWorld,
  type StoreOpening,
  WorldKeeper,
} from './library'
import { type Shelved, shelve } from './shelve'
import type { Host } from './ui'
import type { Entry, Seed, WorldClock } from './world'

/** Hashes of the model files that the land is made with, by name. */
export type Models = Readonly<Record<string, string>>

/** A world's own time, and what grew in it. */
export interface WorldTime {
  /** `at`, where the world was closed since then: milliseconds since 1970. */
  readonly clock?: WorldClock & { readonly at?: number }
  readonly life?: Uint8Array
  readonly summary?: Uint8Array
}

export interface DeskState {
  /** The time of the world in the picture when it was laid on the desk: another object with each that is. */
  readonly laid: WorldTime | undefined
  /** Undefined until it is known whether this browser keeps worlds. */
  readonly opening: StoreOpening | undefined
  /** Who keeps the world in the picture; undefined while nothing was done to it. */
  readonly keeper: WorldKeeper | undefined
}

/** The world in the picture, and who keeps it: nobody until something is done to it. */
export class Desk {
  readonly state: StoreApi<DeskState> = createStore(() => ({ opening: undefined, keeper: undefined, laid: undefined }))
  readonly #host: Pick<Host, 'keepsakes' | 'keepsWorlds'>
  readonly #store: Promise<StoreOpening>
  #seed: Seed = 0
  #kept: KeptWorld | undefined
  /** What the world was made with and is called, if that is known. */
  #origin: { readonly models: Models; readonly name: string | undefined } | undefined
  #entries: Entry[] = []
  #unsent: Entry[] = []
  #models: Models | undefined
  /** As far as it is known; whoever lets years go by keeps it up to date. */
  time: WorldTime = {}
  /** Brings `time` up to date. */
  freshen: () => Promise<unknown> = async () => undefined
  #unsubscribe = () => {}

  constructor(host: Pick<Host, 'keepsakes' | 'keepsWorlds'>) {
    this.#host = host
    this.#store = host.keepsWorlds ? openWorldStore() : Promise.resolve({ status: 'unavailable', reason: 'This page keeps no worlds.' })
    void this.#store.then((opening) => this.state.setState({ opening }))
  }

  /** The world that was open last, if it is of this seed, or no seed is asked for. */
  get remembered(): { readonly id: string; readonly seed: Seed } | undefined {
    return rememberedWorld(this.#host.keepsakes)
  }

  /** Reads a world from the shelf; undefined when it is not there or cannot be read. */
  async read(id: string): Promise<ReadWorld | undefined> {
    const opening = await this.#store
    if (opening.status === 'unavailable') return undefined
    const read = await opening.store.read(id)
    return read.status === 'done' && read.value.world.deleted === undefined ? read.value : undefined
  }

  /** This world is in the picture from now on: one of the shelf, one that somebody sent and that is nobody's until something is done to it, or a new one. */
  async lay(seed: Seed, kept?: ReadWorld, sent?: SentWorld): Promise<void> {
    this.#drop()
    this.#seed = seed
    this.#kept = kept?.world
    this.#origin = sent ? { models: sent.world.models, name: sent.name } : kept?.world
    this.#entries = [...(sent?.world.entries ?? kept?.entries ?? [])]
    this.#models = undefined
    this.time = sent ? { clock: sent.clock, life: sent.life } : { clock: kept?.world.clock, life: kept?.life }
    this.state.setState({ laid: this.time })
    if (!kept) {
      rememberWorld(this.#host.keepsakes, undefined)
      return
    }
    rememberWorld(this.#host.keepsakes, kept.world)
    const opening = await this.#store
    if (this.#kept === kept.world) this.#keep(new WorldKeeper({ opening, world: kept.world, entries: kept.entries, isKept: true }))
  }

  /**
   * The land is made with these models. A kept world that was made with others is left as it is: what is done from here on is kept as a copy of it.
   * @param models undefined where none can be had: what is done on land in outline is kept all the same
   * @returns false in that case
   */
  setModels(models: Models | undefined): boolean {
    if (this.#models) return true
    const named = this.#origin?.models ?? {}
    const isSame = !models || compareModels(named, models).status === 'same'
    this.#models = models ?? named
    if (!isSame) this.setAside()
    this.#send()
    return isSame
  }

  /** What is kept of the world stays as it is; what is done from here on is kept as a copy of it. */
  setAside(): void {
    this.#drop()
    this.#kept = undefined
    rememberWorld(this.#host.keepsakes, undefined)
  }

  /** Puts the world on the shelf although nothing was done to it by hand: time has gone by. */
  async begin(): Promise<void> {
    if (!this.#models) return
    if (!this.state.getState().keeper) await this.#begin()
    await this.state.getState().keeper?.begin()
  }

  /** A world to begin with, where somebody was sent one. */
  given: SentWorld | undefined

  /** What the browser has not taken, or does not keep: a picture that begins anew must find it here. */
  get unsaved(): SentWorld | undefined {
    if (!this.state.getState().laid) return this.remembered ? undefined : this.given
    if (!this.#host.keepsWorlds) return this.send()
    const phase = this.state.getState().keeper?.state.getState().phase
    return phase === 'unsaved' || this.#unsent.length > 0 ? this.send() : undefined
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

  /** Takes the world from another tab. @returns it as the other tab left it */
  async takeOver(): Promise<ReadWorld | undefined> {
    const answer = await this.state.getState().keeper?.takeOver()
    if (answer?.status !== 'done') return undefined
    this.#entries = [...answer.value.entries]
    return answer.value
  }

  /** The world as it can be sent. */
  send(): SentWorld {
    const name = this.#origin?.name ?? `World ${this.#seed}`
    return {
      world: { seed: this.#seed, models: this.#models ?? this.#origin?.models ?? {}, entries: [...this.#entries, ...this.#unsent] },
      name,
      ...this.time,
    }
  }

  /** The same as it is at this moment. */
  async sendNow(camera: CameraPose): Promise<SentWorld> {
    await this.freshen()
    return { ...this.send(), camera }
  }

  /** All worlds of the shelf that can be read, as they can be sent, with their pictures. */
  async sendAll(): Promise<FiledWorld[]> {
    const opening = await this.#store
    const listed = opening.status === 'open' ? await opening.store.list() : undefined
    const worlds: FiledWorld[] = []
    for (const item of listed?.status === 'done' ? listed.value : []) {
      const read = item.status === 'readable' ? await this.read(item.world.id) : undefined
      if (read && item.status === 'readable') worlds.push(await filed(read, item.picture))
    }
    return worlds
  }

  /** The picture that the world has on the shelf, if it has one that a file can hold. */
  async picture(): Promise<Uint8Array | undefined> {
    const opening = await this.#store
    const id = this.state.getState().keeper?.worldId
    const listed = id && opening.status === 'open' ? await opening.store.list() : undefined
    const items = listed?.status === 'done' ? listed.value : []
    return thumbnailOf(items.flatMap((item) => (item.status === 'readable' && item.world.id === id ? [item.picture] : []))[0])
  }

  /** Puts the worlds of an archive on the shelf. */
  async shelve(worlds: Iterable<ArchivedWorld>): Promise<Shelved> {
    const opening = await this.#store
    return opening.status === 'open' ? shelve(opening.store, worlds) : { kept: 0, known: 0, refused: [opening.reason] }
  }

  /** Whether there is a kept world whose place and picture are worth keeping. */
  get isKept(): boolean {
    const { keeper } = this.state.getState()
    return keeper !== undefined && keeper.state.getState().phase === 'saved' && (this.#entries.length > 0 || keeper.isKept)
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
    const world = { id: newWorldId(), name: this.#origin?.name ?? `World ${this.#seed}`, seed: this.#seed, models: this.#models ?? {} }
    return new WorldKeeper({ opening, world, entries, isKept: false })
  }

  #keep(keeper: WorldKeeper): void {
    const seed = this.#seed
    this.#unsubscribe = keeper.state.subscribe(({ phase, saved }) => {
      if (phase === 'saved' && (saved > 0 || keeper.isKept)) rememberWorld(this.#host.keepsakes, { id: keeper.worldId, seed })
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

/** What a world on the shelf does not know of its camera. */
const USUAL_FIELD_OF_VIEW = 0.87

async function filed({ world, entries, life }: ReadWorld, picture: Blob | undefined): Promise<FiledWorld> {
  const { seed, models, name, created, changed, pose, clock } = world
  const camera = pose && { ...pose, fieldOfView: USUAL_FIELD_OF_VIEW }
  return { world: { seed, models, entries }, name, camera, created, changed, clock, life, thumbnail: await thumbnailOf(picture) }
}

async function thumbnailOf(picture: Blob | undefined): Promise<Uint8Array | undefined> {
  return picture && /^image\/(jpeg|png)$/.test(picture.type) ? new Uint8Array(await picture.arrayBuffer()) : undefined
}
