import { Handiwork } from './Handiwork'
import { Lands } from './Lands'
import { rememberBackend, rememberedBackend } from './library'
import type { LandScene, Tier } from './scene'
import { chooseBackend, type LandStream, type ViewQuery } from './streaming'
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
  type HandEvent,
  InputSource,
  type InterfaceActions,
  type InterfaceStore,
  Lessons,
  type PicturePoint,
  type Preferences,
  randomSeed,
  readAddress,
  report,
  settleTroubles,
  strengthened,
  type Traveller,
  widened,
} from './ui'
import { cellMetres, DEFAULT_SEED, EditLog, type Entry, type Seed } from './world'

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
  readonly handiwork: Handiwork
  readonly #options: ExpeditionOptions
  readonly #journey: Journey
  readonly #bar = new AddressBar()
  readonly #lessons: Lessons
  readonly #ending = new AbortController()
  readonly #resizing: ResizeObserver
  readonly #unexposeProbe: () => void
  /** The land, and the sea's surface. */
  readonly #ground: Ground = {
    elevationAt: (east, south) => {
      const sample = this.#lands.shown?.ground(east, south)
      return sample && Math.max(SEA_LEVEL_METRES, sample.elevation)
    },
  }
  readonly #lands: Lands
  readonly #handEvents: HandEvent[] = []
  #hasMoved = false
  #hasSettled = false

  constructor(options: ExpeditionOptions) {
    const { surface, canvas, store, actions } = options
    this.#options = options
    this.#lessons = new Lessons(actions.closeHint)
    this.handiwork = new Handiwork({
      store,
      land: () => this.#lands.shown,
      touch: (at) => this.#touch(at),
      onEntries: () => this.#journey.wake(),
    })
    store.subscribe((state, before) => state.hand !== before.hand && this.#journey.wake())
    this.input = new InputSource(surface, {
      onWake: () => this.#journey.wake(),
      onHover: () => (store.getState().hand.tool ? this.#journey.wake() : this.updatePoint()),
      onCommand: (command) => actions.doCommand(command),
      onBrush: (what, notches) => {
        const { share, strength } = store.getState().hand
        actions.changeHand(what === 'size' ? { share: widened(share, notches) } : { strength: strengthened(strength, notches) })
      },
      onDevice: (device) => store.setState({ device }),
    })
    this.#journey = new Journey(
      {
        ground: this.#ground,
        aspect: () => this.#aspect(),
        takeInput: () => this.#takeInput(),
        isInputHeld: () => this.input.isHeld,
        draw: (state, seconds) => this.#draw(state, seconds),
        onRest: (state) => this.#hasMoved && !this.#lands.isComing && this.#bar.keep(store.getState().seed, state),
      },
      OPENING,
      'orbit',
    )
    this.#lands = new Lands({
      store,
      query: (at) => this.#queryFrom(at),
      onArrival: () => this.#journey.wake(),
      onPlace: (at) => !this.#hasMoved && this.#journey.moveTo(at, { isHome: true }),
      onShown: (start) => this.#journey.moveTo(start ?? OPENING, { isHome: true }),
    })
    this.#unexposeProbe = exposeProbe({
      journey: this.#journey,
      elevationAt: (east, south) => this.#lands.shown?.ground(east, south)?.elevation,
      stats: () => ({ ...this.#options.scene.stats(), ...this.#lands.shown?.stats() }),
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
  openWorld(seed: Seed, pose?: Pose, onShown?: () => void, entries: readonly Entry[] = []): void {
    const { store, preferences, tier } = this.#options
    this.#lands.open(
      {
        seed,
        modelsUrl: modelsUrl(),
        bakedUrl: seed === DEFAULT_SEED && !pose && entries.length === 0 ? new URL('places/first.land', document.baseURI).href : undefined,
        backend: preferences.backend ?? rememberedBackend(),
        findPlace: !pose,
        capacityTiles: tier.cachedTiles,
        edits: new EditLog(entries).standing(),
      },
      pose,
      () => {
        this.#hasMoved = pose !== undefined
        onShown?.()
        this.handiwork.open(entries)
        store.setState({ seed, point: undefined })
      },
    )
  }

  /** Opens a world that nobody has seen. */
  openNewWorld(): void {
    const seed = randomSeed()
    this.openWorld(seed, undefined, () => this.#bar.open(seed))
  }

  /** Fetches the land's files again, or begins with a fresh worker where the old one may be beyond help. */
  retryLand(isAnew: boolean): void {
    if (isAnew) this.openWorld(this.#options.store.getState().seed, this.#hasMoved ? this.#journey.state : undefined)
    else this.#lands.shown?.retry()
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
    const land = this.#lands.shown
    if (!isInfoOpen || !land) return
    const at = (device === 'mouse' && this.input.hover) || MIDDLE
    const hit = this.#touch(at)
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
    this.#lands.dispose()
    this.#options.scene.dispose()
  }

  /** The ground under a point of the picture, and how many learned metres the picture is high there. */
  #touch(at: PicturePoint) {
    const { state } = this.#journey
    const { eye } = state
    const hit = castToGround(this.#ground, eye, rayThrough(state, at, this.#aspect()), SIGHT_METRES)
    if (!hit) return undefined
    const away = Math.hypot(hit.east - eye.east, hit.south - eye.south, hit.elevation - eye.elevation)
    return { ...hit, heightMetres: 2 * away * Math.tan(verticalFieldOfView(this.#aspect()) / 2) }
  }

  #openAddress(): void {
    const { seed, pose } = readAddress(location.search)
    this.openWorld(seed ?? DEFAULT_SEED, pose)
  }

  #takeInput() {
    const frame = this.input.take()
    this.#hasMoved ||= !isIdle(frame)
    this.#lessons.note(frame)
    this.#handEvents.push(...frame.hand)
    return frame
  }

  #draw(state: NavigationState, seconds: number): boolean {
    const { scene, store } = this.#options
    const { eye, yaw, pitch } = state
    const aspect = this.#aspect()
    const now = performance.now()
    const pose = [eye.east, eye.south, eye.elevation, yaw, pitch].join()
    this.handiwork.frame(this.#handEvents.splice(0), seconds, pose, now)
    const tiles = this.#lands.shown?.update(this.#queryFrom(state), now) ?? []
    const isDrawn = scene.draw({
      eye,
      yaw,
      pitch,
      fieldOfView: verticalFieldOfView(aspect),
      tiles,
      seconds: now / 1000,
      lift: this.handiwork.lift,
      brush: this.handiwork.ring(store.getState().device === 'touch' ? undefined : (this.input.hover ?? MIDDLE)),
    })
    if (isDrawn && tiles.length > 0) markOnce('terrella:first-land')
    const isChanging = this.#lands.shown?.isChanging(tiles) ?? false
    if (isDrawn && !isChanging && this.#lands.shown?.status.getState().settled) this.#settle(this.#lands.shown)
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
