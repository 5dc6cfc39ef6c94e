import type { Desk } from './Desk'
import { Handiwork } from './Handiwork'
import { Lands } from './Lands'
import type { ReadWorld } from './library'
import { markOnce } from './marks'
import type { LandScene, Tier } from './scene'
import type { ViewQuery } from './streaming'
import {
  castToGround,
  exposeProbe,
  frustumOf,
  type Ground,
  isIdle,
  Journey,
  type NavigationState,
  type Pose,
  pictureOf,
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
  strengthened,
  type Traveller,
  widened,
} from './ui'
import { watchDrawing } from './watchDrawing'
import { cellMetres, DEFAULT_SEED, EditLog, type Seed } from './world'

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
  readonly desk: Desk
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
  /** The land, and the surface of the sea and of lakes. */
  readonly #ground: Ground = {
    elevationAt: (east, south) => {
      const sample = this.#lands.shown?.ground(east, south)
      return sample && Math.max(SEA_LEVEL_METRES, sample.water ?? sample.elevation)
    },
  }
  readonly #lands: Lands
  readonly #handEvents: HandEvent[] = []
  #hasMoved = false
  /** Whether the shelf's picture of the world is older than the world. */
  #isPictureDue = false

  constructor(options: ExpeditionOptions) {
    const { surface, canvas, store, actions } = options
    this.#options = options
    this.#lessons = new Lessons(actions.closeHint)
    this.handiwork = new Handiwork({
      store,
      land: () => this.#lands.shown,
      touch: (at) => this.#touch(at),
      onEntries: (entries) => {
        options.desk.append(entries)
        this.#isPictureDue = true
        this.#journey.wake()
      },
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
      preferences: options.preferences,
      tier: options.tier,
      query: (at) => this.#queryFrom(at),
      onArrival: () => this.#journey.wake(),
      onModels: (models) => !options.desk.setModels(models) && report(store, { kind: 'other-models' }),
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
    watchDrawing(canvas, store, this.#ending.signal, () => this.#journey.wake())
    window.addEventListener('popstate', () => this.#openAddress(), { signal: this.#ending.signal })
    this.#openAddress()
  }

  /**
   * Opens another world, or the same anew, at a pose or at the world's own first place. The world before stays in the picture until there
   * is something of the next one to see.
   */
  openWorld(seed: Seed, pose?: Pose, onShown?: () => void, kept?: ReadWorld): void {
    const { store, desk } = this.#options
    const entries = kept?.entries ?? []
    this.#lands.open({ seed, pose, edits: new EditLog(entries).standing() }, () => {
      this.#hasMoved = pose !== undefined
      onShown?.()
      void desk.lay(seed, kept)
      this.handiwork.open(entries)
      store.setState({ seed, point: undefined })
    })
  }

  /** Opens a world that nobody has seen. */
  openNewWorld(): void {
    const seed = randomSeed()
    this.openWorld(seed, undefined, () => this.#bar.open(seed))
  }

  /** Opens a world of the shelf, where it was last seen from. */
  async openKept(id: string): Promise<void> {
    const kept = await this.#options.desk.read(id)
    if (kept) this.openWorld(kept.world.seed, kept.world.pose, () => this.#bar.open(kept.world.seed), kept)
  }

  /** Takes the world from another tab, with what was done there. */
  async takeOver(): Promise<void> {
    const entries = await this.#options.desk.takeOver()
    if (!entries) return
    this.handiwork.open(entries)
    this.#lands.shown?.setEdits(this.handiwork.edits)
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
    const { desk } = this.#options
    const { remembered } = desk
    if (!remembered || (seed !== undefined && seed !== remembered.seed)) {
      this.openWorld(seed ?? DEFAULT_SEED, pose)
      return
    }
    void desk.read(remembered.id).then((kept) => {
      if (this.#ending.signal.aborted) return
      this.openWorld(kept?.world.seed ?? seed ?? DEFAULT_SEED, pose ?? kept?.world.pose, undefined, kept)
    })
  }

  #takeInput() {
    const frame = this.input.take()
    this.#hasMoved ||= !isIdle(frame)
    this.#lessons.note(frame)
    this.#handEvents.push(...frame.hand)
    return frame
  }

  #draw(state: NavigationState, seconds: number): boolean {
    const { scene, store, desk } = this.#options
    const { eye, yaw, pitch } = state
    const aspect = this.#aspect()
    const now = performance.now()
    const pose = [eye.east, eye.south, eye.elevation, yaw, pitch].join()
    const tiles = this.#lands.shown?.update(this.#queryFrom(state), now) ?? []
    this.handiwork.frame(this.#handEvents.splice(0), seconds, pose, now)
    const isForShelf =
      this.#isPictureDue && desk.isKept && !this.handiwork.isPressed && this.#lands.shown?.status.getState().settled === true
    const isDrawn = scene.draw({
      eye,
      yaw,
      pitch,
      fieldOfView: verticalFieldOfView(aspect),
      tiles,
      seconds: now / 1000,
      lift: this.handiwork.lift,
      brush: isForShelf ? undefined : this.handiwork.ring(store.getState().device === 'touch' ? undefined : (this.input.hover ?? MIDDLE)),
    })
    if (isDrawn && isForShelf) this.#keepPicture(state)
    if (isDrawn && tiles.length > 0) markOnce('terrella:first-land')
    const isChanging = this.#lands.shown?.isChanging(tiles) ?? false
    if (isDrawn && !isChanging && this.#lands.shown?.status.getState().settled) this.#lands.settle()
    const shown = store.getState()
    if (shown.mode !== state.mode || shown.cuts !== state.cuts) store.setState({ mode: state.mode, cuts: state.cuts })
    this.updatePoint()
    return !isDrawn || isChanging
  }

  /** Takes the picture that stands on the shelf. It must be taken right after a frame was drawn. */
  #keepPicture({ eye, yaw, pitch }: NavigationState): void {
    const { desk, canvas } = this.#options
    this.#isPictureDue = false
    void pictureOf(canvas).then((picture) => picture && desk.setPicture(picture))
    void desk.setPose({ eye, yaw, pitch })
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
}
