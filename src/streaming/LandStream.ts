import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Edit, type Fill, type LoggedEdit, type Tile, type TileKey, tileKey } from '../world'
import { arePlantsListedIn, isLakeSeenIn, isSeenIn, isTouchedBy, pouredInSight } from './editSight'
import { EyeAhead } from './eyeAhead'
import { GroundRequests } from './GroundRequests'
import { groveOf } from './groveOf'
import { LandLife } from './LandLife'
import { LifeRequests } from './LifeRequests'
import { type LandStreamOptions, openingOf } from './landOpening'
import { type LandStats, type LandStatus, OPENING_STATUS } from './landStatus'
import type { DrawnTile, LandTile } from './landTile'
import { openWorker } from './landWorkerClient'
import type { FromWorker, GroundReport, LandFault, ToWorker, Wish } from './protocol'
import { SurveyRequests } from './SurveyRequests'
import { type GroundSample, sampleGround } from './sampleTile'
import { type SelectedTile, type Selection, selectTiles, type ViewQuery } from './selectTiles'
import { TileCache, type TileKind } from './tileCache'

/** How a newly arrived tile comes in, in milliseconds. */
const FADE_MILLISECONDS = 450

/** Wishes sent to the worker at once: it is told anew long before it has made so many. */
const LONGEST_LIST = 64

/** The land near the eye: asks the worker for what is missing, keeps what is near, says what to draw. */
export class LandStream {
  readonly status: StoreApi<LandStatus>
  readonly #worker: ReturnType<typeof openWorker>
  readonly #cache: TileCache
  readonly #listeners = new Set<() => void>()
  #frame = 0
  readonly #eyeAhead = new EyeAhead()
  /** Tiles that have come since the last frame. */
  readonly #fresh: TileKey[] = []
  #arrived = 0
  #baked = 0
  #lastWanted = ''
  #selection: Selection = { drawn: [], wanted: [], touched: 0, later: [], kept: [] }
  #query: ViewQuery | undefined
  #holes = 0
  #hadLand = false
  #revision = 0
  /** The last change whose lakes are known. */
  #lakesRevision = 0
  readonly #grounds = new GroundRequests((edit, request) => this.#post({ type: 'ground', edit, request }))
  /** Land with its edits as a file for other tools, made while the view wants nothing. */
  readonly surveys = new SurveyRequests((message) => this.#post(message))
  readonly life = new LandLife((message) => this.#post(message))
  /** What has grown, to be kept. */
  readonly lifeKept = new LifeRequests((message) => this.#post(message))
  #edits: readonly LoggedEdit[]
  /** Changes that tiles on their way may not have seen. */
  #recent: readonly { readonly revision: number; readonly changed: readonly LoggedEdit[] }[] = []
  #isAhead = false
  #isDrawn = false
  /** The last change. */
  #touched: readonly LoggedEdit[] = []

  constructor(options: LandStreamOptions) {
    this.status = createStore<LandStatus>(() => OPENING_STATUS)
    this.#cache = new TileCache(options.capacityTiles ?? 400, options.capacityBytes ?? 100e6)
    this.#worker = openWorker(
      (message) => this.#receive(message),
      (message) => this.#fail('failed', message),
    )
    this.#edits = options.edits ?? []
    this.#post(openingOf(options))
  }

  /**
   * Chooses the tiles to draw for a view and asks the worker for those that are missing.
   * @param now milliseconds on any steady clock
   */
  update(query: ViewQuery, now: number): readonly DrawnTile[] {
    this.#frame++
    for (const key of this.#fresh.splice(0)) this.#eyeAhead.arrive(key, now)
    const eyeAhead = this.#eyeAhead.from(query.eye, now)
    this.#isAhead = eyeAhead.east !== query.eye.east || eyeAhead.south !== query.eye.south || eyeAhead.elevation !== query.eye.elevation
    this.#query = { ...query, eyeAhead }
    const selection = this.#select(this.#query, now)
    for (const tile of selection.kept) this.#cache.keep(tile, this.#frame)
    const drawn = selection.drawn.map((selected) => this.#drawn(selected, now))
    this.#countHoles(query)
    this.#cache.trim(this.#frame)
    const isKnown = this.#lakesRevision === this.#revision
    const settled = selection.wanted.length === 0 && drawn.length > 0 && !this.#isAhead && isKnown
    if (settled !== this.status.getState().settled) this.status.setState({ settled })
    return drawn
  }

  /** True while a tile is still coming in, or land was asked for as seen from elsewhere: the view must be drawn again. */
  isChanging(drawn: readonly DrawnTile[]): boolean {
    return this.#isAhead || drawn.some((tile) => tile.land && tile.fade < 1)
  }

  /** The ground at a point in learned metres, as fine as it is here; undefined where no land has arrived. */
  ground(east: number, south: number): GroundSample | undefined {
    return sampleGround((tile) => this.#cache.get(tile), east, south)
  }

  /** The ground in which an edit would pour water, as the land is now; undefined when it was asked again before, or the land is closed. */
  groundFor(edit: Fill): Promise<GroundReport | undefined> {
    return this.#grounds.ask(edit)
  }

  /** Calls `listener` whenever land arrives. @returns a function that ends it */
  onArrival(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Makes these the edits that the land has: what came or went is shown as it was until it comes anew. An edit is the same if it is the same object. */
  setEdits(edits: readonly LoggedEdit[]): void {
    const [before, after] = [this.#edits, edits].map((list) => new Set(list.map(({ edit }) => edit))) as [Set<Edit>, Set<Edit>]
    const removed = this.#edits.filter(({ edit }) => !after.has(edit))
    const added = edits.filter(({ edit }) => !before.has(edit))
    this.#edits = edits
    if (removed.length === 0 && added.length === 0) return
    this.#revision++
    const changed = [...removed, ...added]
    this.#recent = [...this.#recent, { revision: this.#revision, changed }]
    this.#cache.spoil((tile) => isSeenIn(tile, changed))
    this.#touched = changed
    this.#lastWanted = ''
    const poured = pouredInSight(changed, (isMeant) => this.#cache.some(isMeant))
    this.#post({ type: 'edit', removed, added, poured, revision: this.#revision })
    if (this.#query) this.#select(this.#query, performance.now())
    this.status.setState({ settled: false })
    for (const listener of this.#listeners) listener()
  }

  /** Land has been drawn: the models can come. */
  noteDrawn(): void {
    if (this.#isDrawn) return
    this.#isDrawn = true
    this.#post({ type: 'drawn' })
  }

  /** Counts the changes of the edits; tiles tell how many they have seen. */
  get revision(): number {
    return this.#revision
  }

  /** Opens the models again after a failure. */
  retry(): void {
    this.status.setState({ phase: 'opening', fault: undefined, message: '', progress: 0 })
    this.#post({ type: 'retry' })
  }

  stats(): LandStats {
    return {
      tilesArrived: this.#arrived - this.#baked,
      tilesShown: this.#cache.shown,
      tilesDrawn: this.#selection.drawn.length,
      wanted: this.#selection.wanted.length,
      touched: this.#selection.touched,
      later: this.#selection.later.length,
      cacheBytes: this.#cache.bytes,
      framesWithHole: this.#holes,
      seasonShown: this.life.shown,
    }
  }

  dispose(): void {
    this.#worker.close()
    this.#grounds.dispose()
    this.lifeKept.dispose()
    this.surveys.fail('Another world was opened before the land was saved.')
    this.#listeners.clear()
  }

  /** Chooses what to draw, and asks for what is missing. */
  #select(query: ViewQuery, now: number): Selection {
    this.#selection = selectTiles(query, {
      get: (tile) => this.#cache.get(tile),
      isProvisional: (tile) => this.#isProvisional(tile),
      edited: { isTrue: (tile, part) => this.#cache.isTrue(tile, part), isTouched: (tile) => isTouchedBy(tile, this.#touched) },
    })
    this.#want(this.#selection, now)
    return this.#selection
  }

  /** Baked land is shown until it has been dreamed again; plain land only until the models are there. */
  #isProvisional(tile: Tile): boolean {
    const kind = this.#cache.kindOf(tile)
    return kind !== 'dreamed' && this.status.getState().phase === 'ready'
  }

  #drawn({ tile, land, parent }: SelectedTile, now: number): DrawnTile {
    const grove = groveOf(this.#cache, tile, land, parent)
    if (!land) return { tile, land, parent, fade: 0, grove }
    this.#cache.keep(tile, this.#frame)
    const first = this.#cache.firstDrawn(tile, now)
    return { tile, land, parent, fade: parent ? Math.min(1, (now - first) / FADE_MILLISECONDS) : 1, grove }
  }

  /** A hole is a frame in which the eye's own coarsest tile is missing although land has been there before. */
  #countHoles(query: ViewQuery): void {
    const covered = this.ground(query.eye.east, query.eye.south) !== undefined
    if (covered) this.#hadLand = true
    else if (this.#hadLand) this.#holes++
  }

  #want({ wanted, later }: Selection, now: number): void {
    const tiles = [...wanted, ...later].slice(0, LONGEST_LIST)
    this.#eyeAhead.ask(wanted.filter(({ part }) => !part).map(tileKey), now)
    const text = tiles.map(nameOf).join(' ')
    if (text === this.#lastWanted) return
    this.#lastWanted = text
    this.#post({ type: 'want', tiles, received: this.#arrived })
  }

  #receive(message: FromWorker): void {
    if (this.lifeKept.receive(message)) return
    switch (message.type) {
      case 'tiles':
        this.#arrived += message.tiles.length
        if (message.kind === 'baked') this.#baked += message.tiles.length
        for (const land of message.tiles) this.#put(land, message.kind)
        this.#fresh.push(...message.tiles.map(({ tile }) => tileKey(tile)))
        // What follows from them is asked for at once: the next frame may be a while.
        if (this.#query) this.#select(this.#query, performance.now())
        break
      case 'water':
        this.#lakesRevision = message.revision
        this.#cache.spoil((tile) => isLakeSeenIn(tile, message.cells))
        this.#lastWanted = ''
        break
      case 'lives':
      case 'rests':
      case 'pools':
        this.life.receive(message, performance.now() / 1000)
        break
      case 'grown':
        this.#cache.spoil((tile) => arePlantsListedIn(tile, message.cells))
        this.#lastWanted = ''
        break
      case 'ground':
        this.#grounds.receive(message.request, message.ground)
        break
      case 'surveying':
      case 'surveyed':
      case 'unsurveyed':
        this.surveys.receive(message)
        return
      case 'progress':
        this.status.setState({ progress: Math.min(1, message.loadedBytes / message.totalBytes) })
        break
      case 'ready':
        performance.mark('terrella:models-ready')
        this.status.setState({ phase: 'ready', progress: 1, backend: message.backend, models: message.models })
        this.#lastWanted = ''
        break
      case 'failed':
        this.#fail(message.fault, message.message)
        break
      case 'place':
        this.status.setState({ place: message.place })
        break
      case 'timed':
        break
      default:
        message satisfies never
    }
    for (const listener of this.#listeners) listener()
  }

  /** Keeps a tile. One begun before an edit that it should show is better than an older one, and is to be made again. */
  #put(land: LandTile, kind: TileKind): void {
    // The worker tells in order: what it knew when it made this tile, every later one knows too.
    this.#recent = this.#recent.filter(({ revision }) => revision > land.revision)
    const isOld = this.#recent.some(({ changed }) => isSeenIn(land.tile, changed))
    const before = this.#cache.get(land.tile)
    if (isOld && before && before.revision >= land.revision && kind === this.#cache.kindOf(land.tile)) return
    this.#cache.put(land, kind, this.#frame)
    if (isOld) this.#cache.spoil((tile) => tileKey(tile) === tileKey(land.tile))
  }

  #fail(fault: LandFault, message: string): void {
    this.status.setState({ phase: 'failed', fault, message })
    this.surveys.fail('The land stopped coming before it was saved.')
    for (const listener of this.#listeners) listener()
  }

  #post(message: ToWorker): void {
    this.#worker.post(message)
  }
}

/** Tells apart whatever can be wished for. */
function nameOf(wish: Wish): string {
  const { x, y, columns, rows } = wish.part ?? {}
  return [tileKey(wish), x, y, columns, rows].join()
}
