import { accompany } from './accompany'
import { Doors } from './Doors'
import type { ExpeditionOptions } from './ExpeditionOptions'
import { HandFrames } from './HandFrames'
import { Handiwork } from './Handiwork'
import { Lands } from './Lands'
import type { Opening, ReadWorld, SentWorld } from './library'
import { Pacing } from './Pacing'
import type { SceneView } from './scene'
import type { ViewQuery } from './streaming'
import {
  type Change,
  frustumOf,
  isIdle,
  Journey,
  type NavigationState,
  type Pose,
  pictureOf,
  stillOf,
  touchGround,
  verticalFieldOfView,
} from './studio'
import {
  AddressBar,
  changesPicture,
  InputSource,
  Lessons,
  type PicturePoint,
  randomSeed,
  readAddress,
  report,
  showWord,
  type Traveller,
} from './ui'
import { cellMetres, DEFAULT_SEED, EditLog, type Seed } from './world'

/** Where a world opens until its first place has been found. */
const OPENING: Pose = { eye: { east: 0, south: 0, elevation: 3200 }, yaw: 0.6, pitch: -0.22 }
const HORIZON_WORLD_METRES = 40_000
const MIDDLE = { x: 0, y: 0 }

/** Joins the rooms: hands move the eye, the eye asks for land, the land is drawn, and the controls tell about it. */
export class Expedition implements Traveller {
  readonly input: InputSource
  readonly handiwork: Handiwork
  readonly doors: Doors
  readonly options: ExpeditionOptions
  readonly journey: Journey
  readonly #bar: AddressBar
  readonly #lessons: Lessons
  readonly #ending = new AbortController()
  readonly #pacing: Pacing
  readonly lands: Lands
  readonly #hand: HandFrames
  #hasMoved = false
  /** Whether the shelf's picture of the world is older than the world. */
  #isPictureDue = false

  constructor(options: ExpeditionOptions) {
    const { surface, store, actions } = options
    const { host } = store.getState()
    this.options = options
    this.#bar = new AddressBar(host.address)
    this.#lessons = new Lessons(actions.closeHint)
    this.handiwork = new Handiwork({
      store,
      land: () => this.lands.shown,
      touch: (at) => this.#touch(at),
      wake: () => this.journey.wake(),
      onEntries: (entries) => {
        options.desk.append(entries)
        this.#bar.fragment = ''
        this.#isPictureDue = true
        this.journey.wake()
      },
    })
    this.#ending.signal.addEventListener(
      'abort',
      store.subscribe((state, before) => changesPicture(state, before) && this.journey.wake()),
    )
    this.#hand = new HandFrames({ input: () => this.input, handiwork: this.handiwork, store, state: () => this.journey.state })
    this.input = new InputSource(surface, host, {
      onWake: () => this.journey.wake(),
      onHover: () => (store.getState().hand.tool ? this.journey.wake() : this.updatePoint()),
      onCommand: (command) => actions.doCommand(command),
      onBrush: actions.turnBrush,
      onDevice: (device) => store.setState({ device }),
      onLetGo: () => this.#hand.letGo(),
      onPassingWheel: () => showWord(store, 'wheel-with-key'),
    })
    this.lands = new Lands({
      store,
      preferences: options.preferences,
      tier: options.tier,
      query: (at) => this.#queryFrom(at),
      onArrival: () => this.journey.wakeGently(),
      onModels: (models) => !options.desk.setModels(models) && report(store, { kind: 'other-models' }),
      onPlace: (at) => !this.#hasMoved && this.journey.moveTo(at, { isHome: true }),
      onShown: (start) => this.journey.moveTo(start ?? OPENING, { isHome: true }),
    })
    this.journey = new Journey(
      {
        ground: this.lands.ground,
        aspect: () => this.#pacing.aspect,
        takeInput: () => this.#takeInput(),
        isInputHeld: () => this.input.isHeld,
        draw: (state, ...times) => this.#draw(state, ...times),
        onRest: (state) => {
          this.#pacing.rest()
          if (this.#hasMoved && !this.lands.isComing) this.#bar.keep(store.getState().seed, state)
        },
      },
      OPENING,
      'orbit',
    )
    this.doors = new Doors(this.#ending.signal, {
      sent: () => options.desk.sendNow({ ...this.journey.state, fieldOfView: verticalFieldOfView(this.#pacing.aspect) }),
      keepAddress: () => this.keepAddress(),
      photograph: (pixelRatio) => options.scene.photograph({ ...this.#view(performance.now()), ...this.handiwork.preview }, pixelRatio),
      onOpening: (opening, fragment) => this.#openSent(opening, fragment),
      onArchive: async (worlds) => report(store, { kind: 'shelved', ...(await options.desk.shelve(worlds)) }),
      thumbnail: () => options.desk.picture(),
      store,
      land: () => this.lands.shown,
      middle: (above) => this.#touch({ x: 0, y: above }),
      eye: () => this.journey.state.eye,
      width: () => surface.clientWidth,
    })
    this.#pacing = new Pacing({ ...options, wake: () => this.journey.wake() })
    const company = { journey: this.journey, handiwork: this.handiwork, lands: this.lands, pacing: this.#pacing }
    accompany({ ...options, ...company, signal: this.#ending.signal })
    host.address.onReturn(() => this.#openAddress(), this.#ending.signal)
    this.#openAddress(options.desk.unsaved)
  }

  /** Opens a world at a pose or at its own first place. The one before stays in the picture until there is something of it to see. */
  openWorld(seed: Seed, pose?: Pose, onShown?: () => void, kept?: ReadWorld, sent?: SentWorld): void {
    const { store, desk } = this.options
    const entries = sent?.world.entries ?? kept?.entries ?? []
    this.lands.open({ seed, pose, edits: new EditLog(entries).standing(), life: (sent ?? kept)?.life }, () => {
      this.#hasMoved = pose !== undefined
      onShown?.()
      void desk.lay(seed, kept, sent)
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
    const kept = await this.options.desk.read(id)
    if (kept) this.openWorld(kept.world.seed, kept.world.pose, () => this.#bar.open(kept.world.seed), kept)
  }

  /** Takes the world from another tab, with what was done there. */
  async takeOver(): Promise<void> {
    const taken = await this.options.desk.takeOver()
    if (!taken || taken.life) return taken && this.openWorld(taken.world.seed, this.journey.state, undefined, taken)
    this.handiwork.open(taken.entries)
    this.lands.shown?.setEdits(this.handiwork.edits)
  }

  /** Fetches the land's files again, or begins with a fresh worker where the old one may be beyond help. */
  retryLand(isAnew: boolean): void {
    if (isAnew) this.openWorld(this.options.store.getState().seed, this.#hasMoved ? this.journey.state : undefined)
    else this.lands.shown?.retry()
  }

  /** Writes the place into the address, to be copied. */
  keepAddress(): void {
    this.#bar.keep(this.options.store.getState().seed, this.journey.state)
    this.#bar.flush()
  }

  /** Looks up what lies under the pointer, or in the middle of the picture, if anybody wants to know. */
  updatePoint(): void {
    const { store } = this.options
    const { isInfoOpen, device } = store.getState()
    const land = this.lands.shown
    if (!isInfoOpen || !land) return
    const hit = this.#touch((device === 'mouse' && this.input.hover) || MIDDLE)
    const sample = hit && land.ground(hit.east, hit.south)
    store.setState({ point: hit && sample && { ...hit, elevation: sample.elevation, cellMetres: cellMetres(sample.level) } })
  }

  /** The picture as it is, on a canvas of its own. */
  still(): HTMLElement | undefined {
    const { scene, canvas } = this.options
    return scene.draw(this.#view(performance.now())) ? stillOf(canvas) : undefined
  }

  dispose(): void {
    this.keepAddress()
    this.#ending.abort()
    this.#pacing.dispose()
    this.#bar.dispose()
    this.input.dispose()
    this.journey.dispose()
    this.lands.dispose()
    this.options.scene.dispose()
  }

  #touch(at: PicturePoint) {
    return touchGround(this.lands.ground, this.journey.state, at, this.#pacing.aspect)
  }

  /** Opens what somebody sent. Nothing that is kept here is touched: until something is done to it, it is nobody's. */
  #openSent(opening: Opening, fragment?: string): void {
    if (opening.status === 'refused') {
      report(this.options.store, { kind: 'not-opened', detail: opening.reason })
      if (!this.lands.shown && !this.lands.isComing) this.#openAddress(undefined, true)
    } else this.openWorld(opening.world.seed, opening.camera, () => this.#bar.open(opening.world.seed, fragment), undefined, opening)
  }

  /** @param unsaved a world that only this page still has @param isRefused whether what the address brings cannot be opened */
  #openAddress(unsaved?: SentWorld, isRefused = false): void {
    const { desk, store } = this.options
    const { address, isPage } = store.getState().host
    // An element has what was done to its world here, if that is kept, rather than what it was given.
    const isKept = !isPage && desk.remembered !== undefined
    if (!unsaved && !isRefused && !isKept && this.doors.openAddress()) return
    const { seed, pose } = readAddress(address.search)
    const last = unsaved || (isPage && seed !== undefined && seed !== desk.remembered?.seed) ? undefined : desk.remembered
    if (!last) this.openWorld(unsaved?.world.seed ?? seed ?? DEFAULT_SEED, pose ?? unsaved?.camera, undefined, undefined, unsaved)
    else
      void desk.read(last.id).then((kept) => {
        if (this.#ending.signal.aborted) return
        this.openWorld(kept?.world.seed ?? seed ?? DEFAULT_SEED, pose ?? kept?.world.pose, undefined, kept)
      })
  }

  #takeInput() {
    const frame = this.input.take()
    this.#hasMoved ||= !isIdle(frame)
    this.#lessons.note(frame)
    this.#hand.note(frame.hand)
    return frame
  }

  #draw(state: NavigationState, seconds: number, took: number | undefined): Change {
    const { scene, store, desk } = this.options
    const now = performance.now()
    const view = this.#view(now)
    this.#pacing.frame(took)
    this.#hand.frame(now, seconds)
    if (this.lands.hasAged(now / 1000)) this.#isPictureDue = true
    const { isPressed, preview } = this.handiwork
    const isForShelf =
      this.#isPictureDue && desk.isKept && !isPressed && !preview.shower && this.lands.shown?.status.getState().settled === true
    const brush = isForShelf ? undefined : (this.handiwork.ring(this.#hand.hover) ?? this.doors.frame)
    const isDrawn = scene.draw({ ...view, ...preview, brush })
    if (isDrawn && isForShelf) this.#keepPicture(state)
    if (isDrawn && view.tiles.length > 0) this.lands.noteDrawn()
    const isChanging = (this.lands.shown?.isChanging(view.tiles) ?? false) || scene.isLagging()
    const isWhole = isDrawn && !isChanging && this.lands.shown?.status.getState().settled === true
    if (isWhole) this.lands.settle()
    store.getState().host.witness?.onFrame({ hasLand: isDrawn && view.tiles.length > 0, isWhole })
    const shown = store.getState()
    if (shown.mode !== state.mode || shown.cuts !== state.cuts) store.setState({ mode: state.mode, cuts: state.cuts })
    this.updatePoint()
    if (!isDrawn || this.options.days.isMoving || preview.shower || this.lands.isAlive(now / 1000)) return 'film'
    return isChanging ? 'land' : 'none'
  }

  /** The land as it is seen from where the eye is. */
  #view(now: number): SceneView {
    const { eye, yaw, pitch } = this.journey.state
    const tiles = this.lands.shown?.update(this.#queryFrom({ eye, yaw, pitch }), now) ?? []
    const life = this.lands.life(now / 1000, () => this.#touch(MIDDLE) ?? eye)
    return {
      eye,
      yaw,
      pitch,
      fieldOfView: verticalFieldOfView(this.#pacing.aspect),
      tiles,
      seconds: now / 1000,
      life,
      isCalm: this.input.isCalm,
    }
  }

  /** Takes the picture that stands on the shelf. It must be taken right after a frame was drawn. */
  #keepPicture({ eye, yaw, pitch }: NavigationState): void {
    this.#isPictureDue = false
    void pictureOf(this.options.canvas).then((picture) => picture && this.options.desk.setPicture(picture))
    void this.options.desk.setPose({ eye, yaw, pitch })
  }

  #queryFrom(pose: Pose): ViewQuery {
    const planes = frustumOf(pose, this.#pacing.aspect)
    return { eye: pose.eye, planes, splitSides: this.options.tier.splitSides, horizonWorldMetres: HORIZON_WORLD_METRES }
  }
}
