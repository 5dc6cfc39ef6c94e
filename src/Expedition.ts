import { rememberBackend, rememberedBackend } from './library'
import type { LandScene, Tier } from './scene'
import { chooseBackend, LandStream, type ViewQuery } from './streaming'
import {
  castToGround,
  exposeProbe,
  frustumOf,
  type Ground,
  isIdle,
  Journey,
  type NavigationState,
  type Pose,
  rayThrough,
  SIGHT_METRES,
  verticalFieldOfView,
} from './studio'
import {
  AddressBar,
  InputSource,
  type InterfaceActions,
  type InterfaceStore,
  Lessons,
  type Preferences,
  randomSeed,
  readAddress,
  report,
  reportLand,
  settleTroubles,
  type Traveller,
} from './ui'
import { cellMetres, DEFAULT_SEED, type Seed } from './world'

/** Where a world opens until its first place has been found. */
const OPENING: Pose = { eye: { east: 0, south: 0, elevation: 3200 }, yaw: 0.6, pitch: -0.22 }
const HORIZON_WORLD_METRES = 40_000
const MIDDLE = { x: 0, y: 0 }

/** Nobody walks or flies below it. */
const SEA_LEVEL_METRES = 0

export interface ExpeditionOptions {
  readonly surface: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly scene: LandScene
  readonly tier: Tier
  readonly preferences: Preferences
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
}

/** Joins the rooms: hands move the eye, the eye asks for land, the land is drawn, and the controls tell about it. */
export class Expedition implements Traveller {
  readonly input: InputSource
  readonly #options: ExpeditionOptions
  readonly #journey: Journey
  readonly #bar = new AddressBar()
  readonly #lessons: Lessons
  readonly #ending = new AbortController()
  readonly #resizing: ResizeObserver
  readonly #unexposeProbe: () => void
  /** What can be stood on: the land, and the surface of the sea and of lakes. */
  readonly #ground: Ground = {
    elevationAt: (east, south) => {
      const sample = this.#land?.ground(east, south)
      return sample && Math.max(SEA_LEVEL_METRES, sample.water ?? sample.elevation)
    },
  }
  #land: LandStream | undefined
  /** The next world, until it can be shown. */
  #coming: LandStream | undefined
  #hasMoved = false
  #hasSettled = false

  constructor(options: ExpeditionOptions) {
    const { surface, canvas, store, actions } = options
    this.#options = options
    this.#lessons = new Lessons(actions.closeHint)
    this.input = new InputSource(surface, {
      onWake: () => this.#journey.wake(),
      onHover: () => this.updatePoint(),
      onCommand: (command) => ({ keys: actions.toggleKeys, info: actions.toggleInfo, fullscreen: actions.toggleFullscreen })[command](),
      onDevice: (device) => store.setState({ device }),
    })
    this.#journey = new Journey(
      {
        ground: this.#ground,
        aspect: () => this.#aspect(),
        takeInput: () => this.#takeInput(),
        isInputHeld: () => this.input.isHeld,
        draw: (state) => this.#draw(state),
        onRest: (state) => this.#hasMoved && !this.#coming && this.#bar.keep(store.getState().seed, state),
      },
      OPENING,
      'orbit',
    )
    this.#unexposeProbe = exposeProbe({
      journey: this.#journey,
      elevationAt: (east, south) => this.#land?.ground(east, south)?.elevation,
      stats: () => ({ ...this.#options.scene.stats(), ...this.#land?.stats() }),
    })
    this.#resizing = new ResizeObserver(() => this.#resize())
    this.#resizing.observe(surface)
    this.#watchDrawing(canvas)
    window.addEventListener('popstate', () => this.#openAddress(), { signal: this.#ending.signal })
    this.#openAddress()
  }

  /**
   * Opens another world, or the same anew, at a pose or at the world's own first place. The world before stays in the picture until there
   * is something of the next one to see.
   */
  openWorld(seed: Seed, pose?: Pose, onShown?: () => void): void {
    const { store, preferences, tier } = this.#options
    this.#coming?.dispose()
    const land = new LandStream({
      seed,
      modelsUrl: modelsUrl(),
      bakedUrl: seed === DEFAULT_SEED && !pose ? new URL('places/first.land', document.baseURI).href : undefined,
      backend: preferences.backend ?? rememberedBackend(),
      findPlace: !pose,
      capacityTiles: tier.cachedTiles,
    })
    this.#coming = land
    const show = () => {
      const { place, phase } = land.status.getState()
      const start = pose ?? (place && { eye: place, yaw: place.yaw, pitch: place.pitch })
      const isVisible = start !== undefined && land.update(this.#queryFrom(start), performance.now()).length > 0
      if (this.#land && !isVisible && phase !== 'failed') return
      this.#land?.dispose()
      this.#land = land
      this.#coming = undefined
      this.#hasMoved = pose !== undefined
      onShown?.()
      store.setState({ seed, point: undefined })
      this.#journey.moveTo(start ?? OPENING, { isHome: true })
    }
    land.onArrival(() => {
      if (this.#coming === land) show()
      else this.#journey.wake()
    })
    land.status.subscribe((status, before) => {
      if (this.#land !== land && this.#coming !== land) return
      if (status.phase !== before.phase || status.progress !== before.progress) reportLand(store, status)
      const { place } = status
      if (this.#land === land && place && place !== before.place && !this.#hasMoved) {
        this.#journey.moveTo({ eye: place, yaw: place.yaw, pitch: place.pitch }, { isHome: true })
      }
    })
    reportLand(store, land.status.getState())
    if (this.#land === undefined) show()
  }

  /** Opens a world that nobody has seen. */
  openNewWorld(): void {
    const seed = randomSeed()
    this.openWorld(seed, undefined, () => this.#bar.open(seed))
  }

  /** Fetches the land's files again, or begins with a fresh worker where the old one may be beyond help. */
  retryLand(isAnew: boolean): void {
    if (isAnew) this.openWorld(this.#options.store.getState().seed, this.#hasMoved ? this.#journey.state : undefined)
    else this.#land?.retry()
  }

  /** Writes the place into the address, to be copied. */
  keepAddress(): void {
    this.#bar.keep(this.#options.store.getState().seed, this.#journey.state)
    this.#bar.flush()
  }

  /** Looks up what lies under the pointer, or in the middle of the picture, if anybody wants to know. */
  updatePoint(): void {
    const { store } = this.#options
    const { isInfoOpen, device } = store.getState()
    const land = this.#land
    if (!isInfoOpen || !land) return
    const at = (device === 'mouse' && this.input.hover) || MIDDLE
    const { state } = this.#journey
    const hit = castToGround(this.#ground, state.eye, rayThrough(state, at, this.#aspect()), SIGHT_METRES)
    const sample = hit && land.ground(hit.east, hit.south)
    store.setState({ point: hit && sample && { ...hit, elevation: sample.elevation, cellMetres: cellMetres(sample.level) } })
  }

  dispose(): void {
    this.keepAddress()
    this.#ending.abort()
    this.#resizing.disconnect()
    this.#unexposeProbe()
    this.#bar.dispose()
    this.input.dispose()
    this.#journey.dispose()
    this.#land?.dispose()
    this.#coming?.dispose()
    this.#options.scene.dispose()
  }

  #openAddress(): void {
    const { seed, pose } = readAddress(location.search)
    this.openWorld(seed ?? DEFAULT_SEED, pose)
  }

  #takeInput() {
    const frame = this.input.take()
    this.#hasMoved ||= !isIdle(frame)
    this.#lessons.note(frame)
    return frame
  }

  #draw(state: NavigationState): boolean {
    const { scene, store } = this.#options
    const { eye, yaw, pitch } = state
    const aspect = this.#aspect()
    const tiles = this.#land?.update(this.#queryFrom(state), performance.now()) ?? []
    const isDrawn = scene.draw({
      eye,
      yaw,
      pitch,
      fieldOfView: verticalFieldOfView(aspect),
      tiles,
      seconds: performance.now() / 1000,
    })
    if (isDrawn && tiles.length > 0) markOnce('terrella:first-land')
    const isChanging = this.#land?.isChanging(tiles) ?? false
    if (isDrawn && !isChanging && this.#land?.status.getState().settled) this.#settle(this.#land)
    const shown = store.getState()
    if (shown.mode !== state.mode || shown.cuts !== state.cuts) store.setState({ mode: state.mode, cuts: state.cuts })
    this.updatePoint()
    return !isDrawn || isChanging
  }

  /** All land of the view is there: time to find out, once a visit, which engine is the faster one here. */
  #settle(land: LandStream): void {
    markOnce('terrella:settled')
    if (land.status.getState().phase !== 'ready' || this.#hasSettled) return
    this.#hasSettled = true
    if (!this.#options.preferences.backend && !rememberedBackend()) void chooseBackend(modelsUrl()).then(rememberBackend)
  }

  #queryFrom(pose: Pose): ViewQuery {
    const planes = frustumOf(pose, this.#aspect())
    return { eye: pose.eye, planes, splitSides: this.#options.tier.splitSides, horizonWorldMetres: HORIZON_WORLD_METRES }
  }

  #aspect(): number {
    const { clientWidth, clientHeight } = this.#options.surface
    return clientWidth / Math.max(1, clientHeight)
  }

  #resize(): void {
    const { surface, scene } = this.#options
    scene.resize(surface.clientWidth, surface.clientHeight, devicePixelRatio)
    this.#journey.wake()
  }

  /** A graphics device can stop at any time; what was drawn is lost, the place is not. */
  #watchDrawing(canvas: HTMLCanvasElement): void {
    const { store } = this.#options
    const { signal } = this.#ending
    const onLost = (event: Event) => {
      event.preventDefault()
      report(store, { kind: 'drawing-lost' })
    }
    const onRestored = () => {
      settleTroubles(store, ['drawing-lost'])
      this.#journey.wake()
    }
    canvas.addEventListener('webglcontextlost', onLost, { signal })
    canvas.addEventListener('webglcontextrestored', onRestored, { signal })
  }
}

function modelsUrl(): string {
  return new URL('models/', document.baseURI).href
}

function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length === 0) performance.mark(name)
}
