import { createStore } from 'zustand/vanilla'
import { Desk } from './Desk'
import type { Expedition } from './Expedition'
import { elementHost, hourNow, offersOf, skyChange } from './elementHost'
import {
  type ExportKind,
  type OpenedWorld,
  type Settings,
  TerrellaError,
  type WorldCamera,
  type WorldPlace,
  type WorldSnapshot,
  type WorldStats,
} from './embed'
import type { SentWorld } from './library'
import { cameraOf, poseFrom } from './publicCamera'
import { asLogged, entryOf } from './publicEdits'
import { SurveyError } from './streaming'
import { deviceHere, Tiering } from './Tiering'
import { tellTroubles } from './tellTroubles'
import {
  createActions,
  createInterfaceStore,
  FIRST_CHOICE,
  type InterfaceActions,
  type InterfaceStore,
  type Preferences,
  speakPreferredLanguage,
} from './ui'
import { whenSettled } from './whenSettled'

/** A world in an element: does what the page asks of it, and tells the page what happens. */
export class WorldSession implements OpenedWorld {
  /** The picture is drawn as long as it is present; with another attempt it begins anew. */
  readonly presence = createStore(() => ({ isPresent: true, attempt: 0 }))
  readonly store: InterfaceStore
  readonly actions: InterfaceActions
  readonly desk: Desk
  readonly tiering: Tiering
  readonly preferences: Preferences
  readonly expedition: { current: Expedition | undefined } = { current: undefined }
  readonly #place: WorldPlace
  readonly #ending = new AbortController()
  #settings: Settings
  #isResting = false
  #isPaused = false
  #isLoaded = false
  #isReady = false
  #camera: WorldCamera | undefined
  /** Where it was seen from, when it was given back. */
  #left: WorldCamera | undefined

  constructor(place: WorldPlace, settings: Settings, given: SentWorld | undefined) {
    this.#place = place
    this.#settings = settings
    const witness = {
      mayDo: (entries: Parameters<typeof asLogged>[0]) => place.tell('before-edit', { entries: asLogged(entries) }),
      onDone: (entries: Parameters<typeof asLogged>[0]) => void place.tell('edit', { entries: asLogged(entries) }),
      onFrame: (frame: { readonly hasLand: boolean; readonly isWhole: boolean }) => this.#onFrame(frame),
    }
    const host = elementHost(place, settings, {
      name: () => this.#settings.alt || undefined,
      isCalm: () => this.#settings.motion === 'reduce',
      witness,
    })
    this.store = createInterfaceStore(host, offersOf(settings))
    this.tiering = new Tiering(undefined, deviceHere, host.keepsakes)
    if (settings.quality !== 'auto') this.tiering.choose(settings.quality)
    this.store.setState({ quality: this.tiering.quality, mode: settings.mode })
    if (settings.interactionPrompt === 'none') this.store.setState({ isHintOpen: false })
    speakPreferredLanguage(this.store, settings.lang)
    this.desk = new Desk(host)
    this.desk.given = given
    this.actions = createActions(this.store, this.expedition, () => this.presence.setState(({ attempt }) => ({ attempt: attempt + 1 })))
    this.preferences = { quality: undefined, backend: settings.backend === 'auto' ? undefined : settings.backend }
    this.#listen()
  }

  get camera(): WorldCamera | undefined {
    const state = this.expedition.current?.journey.state
    return state ? cameraOf(state) : this.#left
  }

  get snapshot(): WorldSnapshot {
    const { sky, season } = this.store.getState()
    const { seed, models, entries } = this.desk.send().world
    const { hour, dayOfYear, weather, pace } = sky
    return { seed, models, entries: asLogged(entries), hour, dayOfYear, weather, pace, season }
  }

  get stats(): WorldStats | undefined {
    const expedition = this.expedition.current
    const status = expedition?.lands.shown?.status.getState()
    if (!expedition) return undefined
    const { frames, isResting } = expedition.journey
    const { drawCalls, triangles } = expedition.options.scene.stats()
    const { tier } = this.tiering.state.getState()
    return { frames, isResting, isSettled: status?.settled ?? false, drawCalls, triangles, quality: tier.name, backend: status?.backend }
  }

  get canUndo(): boolean {
    return this.store.getState().history.canUndo
  }

  get canRedo(): boolean {
    return this.store.getState().history.canRedo
  }

  follow(settings: Settings): void {
    const before = this.#settings
    this.#settings = settings
    const { quality, mode, lang } = settings
    const change = skyChange(settings, before)
    if (change) this.actions.setSky(change)
    if (quality !== before.quality) this.actions.setQuality(quality)
    if (mode !== before.mode) this.actions.askForMode(mode)
    if (lang !== before.lang) speakPreferredLanguage(this.store, lang)
    if (settings.muted && this.store.getState().isSoundOn) this.actions.toggleSound()
    this.store.setState({ offers: offersOf(settings) })
  }

  /** There is a picture, or none any more. */
  readonly onExpedition = (expedition: Expedition | undefined): void => {
    if (!expedition) return
    const mode = this.#left?.mode ?? this.#settings.mode
    if (mode !== 'orbit') expedition.input.askForMode(mode)
    if (!this.#isPaused) this.actions.setSky({ pace: this.#settings.pace, ...(this.#settings.hour === 'now' && { hour: hourNow() }) })
    if (this.#isResting) expedition.journey.hold()
    for (const [sign, name] of [
      ['webglcontextlost', 'context-lost'],
      ['webglcontextrestored', 'context-restored'],
    ] as const)
      expedition.options.canvas.addEventListener(sign, () => expedition === this.expedition.current && this.#place.tell(name, {}))
  }

  async apply(edit: Parameters<OpenedWorld['apply']>[0]): Promise<void> {
    const { handiwork, lands } = this.#there
    const { history } = handiwork
    const { kind } = edit ?? {}
    if (kind === 'undo' || kind === 'redo' || kind === 'reset') history[kind]()
    else {
      const ground = {
        elevationAt: (east: number, south: number) => this.elevationAt(east, south),
        season: this.store.getState().season,
        entries: history.length,
      }
      const entry = entryOf(edit, ground)
      if (!history.append(entry)) throw new TerrellaError('not-allowed', 'The page has not allowed this edit.')
    }
    if (lands.shown && !this.#isResting) await whenSettled(lands.shown)
  }

  undo(): boolean {
    return this.#step('undo')
  }

  redo(): boolean {
    return this.#step('redo')
  }

  play(): void {
    this.#isPaused = false
    this.actions.setSky({ pace: this.#settings.pace })
  }

  pause(): void {
    this.#isPaused = true
    this.actions.setSky({ pace: 'still' })
  }

  setCamera(camera: Partial<WorldCamera>): void {
    const { journey } = this.#there
    const { pose, mode } = poseFrom(camera, cameraOf(journey.state))
    journey.moveTo(pose, { mode })
  }

  elevationAt(east: number, south: number): number | undefined {
    if (!Number.isFinite(east) || !Number.isFinite(south)) return undefined
    return this.expedition.current?.lands.shown?.ground(east, south)?.elevation
  }

  async toBlob(pixelRatio: number): Promise<Blob> {
    const ratio = Number.isFinite(pixelRatio) ? Math.min(8, Math.max(0.1, pixelRatio)) : 1
    const picture = await this.#there.doors.picture(ratio)
    if (!picture) throw new TerrellaError('internal', 'No picture could be taken.')
    return picture
  }

  async toShareURL(): Promise<string | undefined> {
    return this.#there.doors.link()
  }

  async exportFile(kind: ExportKind): Promise<File> {
    const { doors } = this.#there
    const file = await this.#file(kind, doors).catch((error: unknown) => {
      throw error instanceof SurveyError ? new TerrellaError('internal', error.message) : error
    })
    if (!file) throw new TerrellaError('internal', 'There is nothing to be written yet.')
    return file
  }

  rest(): void {
    this.#isResting = true
    this.expedition.current?.journey.hold()
  }

  wake(): void {
    this.#isResting = false
    this.expedition.current?.journey.letGo()
  }

  async suspend(): Promise<HTMLElement | undefined> {
    const expedition = this.expedition.current
    await this.desk.freshen()
    if (!expedition || expedition !== this.expedition.current) return undefined
    this.#left = this.camera
    const still = expedition.still()
    this.#isLoaded = false
    this.presence.setState({ isPresent: false })
    return still
  }

  resume(): void {
    this.#isResting = false
    this.presence.setState({ isPresent: true })
  }

  dispose(): void {
    this.#ending.abort()
    this.presence.setState({ isPresent: false })
    this.desk.dispose()
  }

  get #there(): Expedition {
    const expedition = this.expedition.current
    if (!expedition) throw new TerrellaError('not-open', 'The world is at rest: call load() to open it again.')
    return expedition
  }

  #step(kind: 'undo' | 'redo'): boolean {
    const { history } = this.#there.handiwork
    const before = history.length
    history[kind]()
    return history.length > before
  }

  #file(kind: ExportKind, doors: Expedition['doors']): Promise<File | undefined> {
    switch (kind) {
      case 'world':
        return doors.worldFile()
      case 'picture':
        return doors.pictureFile()
      case 'height-png':
      case 'glb':
        return doors.landFile({ ...FIRST_CHOICE, as: kind === 'glb' ? 'glb' : 'png' }, this.#ending.signal)
      default:
        throw new TerrellaError('invalid-argument', `There is no kind of file "${String(kind).slice(0, 40)}".`)
    }
  }

  #onFrame({ hasLand, isWhole }: { readonly hasLand: boolean; readonly isWhole: boolean }): void {
    const { seed } = this.store.getState()
    const camera = this.camera
    if (hasLand && !this.#isLoaded) {
      this.#isLoaded = true
      this.#place.tell('load', { seed })
    }
    if (isWhole && !this.#isReady && this.expedition.current?.lands.shown?.status.getState().phase !== 'opening') {
      this.#isReady = true
      this.#place.tell('ready', { seed })
    }
    const isMoved =
      camera && (!this.#camera || (Object.keys(camera) as (keyof WorldCamera)[]).some((name) => camera[name] !== this.#camera?.[name]))
    if (isMoved && hasLand) {
      this.#camera = camera
      this.#place.tell('camera-change', camera)
    }
  }

  #listen(): void {
    const { tell } = this.#place
    const ends = [
      this.store.subscribe((state, before) => {
        if (state.quality !== before.quality) this.tiering.choose(state.quality)
        const { canUndo, canRedo, entries } = state.history
        const isSame = canUndo === before.history.canUndo && canRedo === before.history.canRedo && entries === before.history.entries
        if (!isSame) tell('history-change', { canUndo, canRedo, entries })
        if (state.progress !== before.progress && state.progress) tell('progress', { share: state.progress.share ?? 0 })
        if (state.troubles !== before.troubles) tellTroubles(tell, state.troubles, before.troubles)
      }),
      this.tiering.state.subscribe(({ tier }, before) => tier !== before.tier && tell('quality-change', { quality: tier.name })),
    ]
    this.#ending.signal.addEventListener('abort', () => {
      for (const end of ends) end()
    })
  }
}
