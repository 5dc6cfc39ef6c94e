import { rememberBackend, rememberedBackend } from './library'
import { lifeClock } from './lifeClock'
import { markOnce } from './marks'
import type { Tier } from './scene'
import { chooseBackend, LandStream, type LifeView, type Viewpoint, type ViewQuery } from './streaming'
import type { Ground, Pose } from './studio'
import { type InterfaceStore, type Preferences, reportLand } from './ui'
import { DEFAULT_SEED, fileIn, type LoggedEdit, type Seed } from './world'

/** Nobody walks or flies below it. */
const SEA_LEVEL_METRES = 0

export interface LandRequest {
  readonly seed: Seed
  /** Undefined for the world's own first place. */
  readonly pose: Pose | undefined
  readonly edits: readonly LoggedEdit[]
  /** What grew before. */
  readonly life?: Uint8Array
}

export interface LandsCrew {
  readonly store: InterfaceStore
  readonly preferences: Preferences
  readonly tier: Tier
  readonly query: (at: Pose) => ViewQuery
  /** Land has come for the world that is shown. */
  readonly onArrival: () => void
  /** A first place was found in the world that is shown. */
  readonly onPlace: (at: Pose) => void
  /** The models of the world that is shown are there; undefined when they cannot be had. */
  readonly onModels: (models: Readonly<Record<string, string>> | undefined) => void
  /** Another world is shown from now on; from here, if there is a place yet. */
  readonly onShown: (start: Pose | undefined) => void
}

/** The land of the world that is shown, and of the next one until it can be shown. */
export class Lands {
  readonly #crew: LandsCrew
  #shown: LandStream | undefined
  #coming: LandStream | undefined
  #hasSettled = false
  /** What is still to be asked of land that is left for another world's. */
  beforeLeaving: (land: LandStream) => Promise<unknown> = async () => undefined

  constructor(crew: LandsCrew) {
    this.#crew = crew
  }

  get shown(): LandStream | undefined {
    return this.#shown
  }

  /** What can be stood on: the land, and the surface of the sea and of lakes. */
  readonly ground: Ground = {
    elevationAt: (east, south) => {
      const sample = this.#shown?.ground(east, south)
      return sample && Math.max(SEA_LEVEL_METRES, sample.water ?? sample.elevation)
    },
  }

  /** What lives on the land that is shown. @param place where the eye rests, in learned metres */
  life(seconds: number, place: () => Pick<Viewpoint, 'east' | 'south'>): LifeView | undefined {
    const clock = lifeClock(this.#crew.store.getState())
    this.#shown?.life.follow(place, clock)
    return this.#shown?.life.view(seconds, clock)
  }

  /** The fire that burns, as it is from a place. */
  fireNear(place: Pick<Viewpoint, 'east' | 'south'>, seconds: number) {
    return this.#shown?.life.fireNear(place, seconds)
  }

  /** Whether what lives goes on changing while the clock stands. */
  isAlive(seconds: number): boolean {
    return this.#shown?.life.isChanging(seconds, lifeClock(this.#crew.store.getState())) ?? false
  }

  /** Whether years went by since this was last so, and what came of them is seen. */
  hasAged(seconds: number): boolean {
    return this.#shown?.life.hasAged(seconds, lifeClock(this.#crew.store.getState())) ?? false
  }

  get isComing(): boolean {
    return this.#coming !== undefined
  }

  /**
   * Opens a world, to be seen from a pose or from its own first place. The one before stays until there is something of the next one to see.
   * @param beforeShown called when the new land has taken the place of the old
   */
  open({ seed, pose, edits, life }: LandRequest, beforeShown: () => void): void {
    const { store, preferences, tier, query, onArrival, onPlace, onShown } = this.#crew
    const { host } = store.getState()
    this.#coming?.dispose()
    const isPlain = seed === DEFAULT_SEED && !pose && edits.length === 0
    const land = new LandStream({
      seed,
      modelsUrl: this.#modelsUrl,
      hasModels: host.hasModels,
      keepsFiles: host.keepsWorlds,
      bakedUrl: isPlain ? fileIn(host.assetsUrl, 'places/first.land') : undefined,
      backend: preferences.backend ?? rememberedBackend(host.keepsakes),
      findPlace: !pose,
      capacityTiles: tier.cachedTiles,
      edits,
      life,
    })
    this.#coming = land
    const show = () => {
      const { place, phase } = land.status.getState()
      const start = pose ?? (place && poseOf(place))
      const isVisible = start !== undefined && land.update(query(start), performance.now()).length > 0
      if (this.#shown && !isVisible && phase !== 'failed') return
      const left = this.#shown
      if (left) void this.beforeLeaving(left).finally(() => left.dispose())
      this.#shown = land
      this.#coming = undefined
      beforeShown()
      onShown(start)
      const { models } = land.status.getState()
      if (models || phase === 'failed') this.#crew.onModels(models)
    }
    land.onArrival(() => {
      if (this.#coming === land) show()
      else onArrival()
    })
    land.status.subscribe((status, before) => {
      if (this.#shown !== land && this.#coming !== land) return
      if (status.phase !== before.phase || status.progress !== before.progress) reportLand(store, status)
      const { place, models } = status
      const isDecided = models !== before.models || (status.phase === 'failed' && before.phase !== 'failed')
      if (this.#shown === land && isDecided) this.#crew.onModels(models)
      if (this.#shown === land && place && place !== before.place) onPlace(poseOf(place))
    })
    reportLand(store, land.status.getState())
    if (this.#shown === undefined) show()
  }

  /** Land has been drawn: what comes next need not wait for it any more. */
  noteDrawn(): void {
    markOnce('terrella:first-land')
    this.#shown?.noteDrawn()
  }

  /** All land of the view is there: time to find out, once a visit, which engine is the faster one here. */
  settle(): void {
    markOnce('terrella:settled')
    if (this.#shown?.status.getState().phase !== 'ready' || this.#hasSettled || this.#crew.preferences.backend) return
    this.#hasSettled = true
    const { keepsakes } = this.#crew.store.getState().host
    if (!rememberedBackend(keepsakes)) void chooseBackend(this.#modelsUrl).then((backend) => rememberBackend(keepsakes, backend))
  }

  get #modelsUrl(): string {
    return new URL('models/', this.#crew.store.getState().host.assetsUrl).href
  }

  dispose(): void {
    this.#shown?.dispose()
    this.#coming?.dispose()
  }
}

function poseOf(place: Viewpoint): Pose {
  return { eye: place, yaw: place.yaw, pitch: place.pitch }
}
