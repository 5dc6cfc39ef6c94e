import { DeedTelling } from './DeedTelling'
import { beginStroke, type HandStroke, isToBeTold } from './handStroke'
import { markLast } from './marks'
import type { openPreview } from './openPreview'
import type { Pouring } from './Pouring'
import type { BrushRing, SceneView } from './scene'
import type { LandStream } from './streaming'
import type { Touch } from './studio'
import type { Tending } from './Tending'
import { brushIn, type HandEvent, type InterfaceStore, isBrush, openStroke, type PicturePoint, type Tool, workOf } from './ui'
import { WorldHistory } from './WorldHistory'
import { brushMetres, type Edit, type EditKind, type Entry, type LoggedEdit } from './world'

/** After which code that did not come is asked for again. */
const PATIENCE_MILLISECONDS = 5000

/** Beyond this the hand cannot be steady: longer frames count as this long. */
const LONGEST_FRAME_SECONDS = 0.5

export interface HandiworkCrew {
  readonly store: InterfaceStore
  readonly land: () => LandStream | undefined
  /** Where the ground lies under a point of the picture, and how many learned metres the picture's height is there. */
  readonly touch: (at: PicturePoint) => Touch | undefined
  /** What was added to the log. */
  readonly onEntries: (entries: readonly Entry[]) => void
  /** Something is to be drawn. */
  readonly wake: () => void
}

/** What a hand does to one world: strokes become edits of its log, tending becomes deeds, and the land is told. */
export class Handiwork {
  readonly #crew: HandiworkCrew
  readonly history: WorldHistory
  #stroke: HandStroke | undefined
  #pressedAt: PicturePoint | undefined
  #pressure = 1
  /** Where the hand was last over the ground; the same while neither it nor the picture moves, however the ground rises under it. */
  #place: ReturnType<HandiworkCrew['touch']>
  #placeOf = ''
  /** What tools need, once one of them has been taken up. */
  #openPreview: typeof openPreview | undefined
  #pouring: Pouring | undefined
  #tending: Tending | undefined
  readonly #asked = new Set<string>()
  /** What the hand did with a tool whose code was still on its way. */
  #early: readonly HandEvent[] = []
  readonly #deeds = new DeedTelling()

  constructor(crew: HandiworkCrew) {
    this.#crew = crew
    this.history = new WorldHistory({ ...crew, onChange: () => this.#showEdits(), beforeLook: () => this.#finish() })
  }

  /** The edits that the land should have. */
  get edits(): LoggedEdit[] {
    return this.history.edits
  }

  /** What is lifted and poured while the land made of it is on its way, and rain that falls. */
  get preview(): Pick<SceneView, 'lift' | 'pool' | 'shower'> {
    return { lift: this.#stroke?.preview, pool: this.#pouring?.pool, shower: this.#tending?.shower }
  }

  get isPressed(): boolean {
    return this.#pressed !== undefined
  }

  /** The tool that is at work, or has just been. */
  get tool(): Tool | undefined {
    return (this.#pressedAt ?? this.#pouring?.pressedAt) ? this.#crew.store.getState().hand.tool : this.#tending?.heard
  }

  /** Goes on with another world's log. */
  open(entries: readonly Entry[]): void {
    this.#stroke = undefined
    this.#pressedAt = undefined
    this.#pouring?.drop()
    this.#tending?.drop()
    this.history.open(entries)
    this.#deeds.begin()
    this.#deeds.tell(this.#crew.land(), this.history.deeds)
  }

  /** The ring on the ground under the hand. @param hover where the hand is over the picture */
  ring(hover: PicturePoint | undefined): BrushRing | undefined {
    const { hand } = this.#crew.store.getState()
    const at = this.#pressed ?? hover
    const place = isBrush(hand.tool) && at && this.#touch(at)
    if (!place) return undefined
    const pressed = this.#tending?.radiusMetres ?? (this.isPressed ? this.#stroke?.radiusMetres : undefined)
    const radiusMetres = pressed ?? brushMetres(brushIn(hand, place.heightMetres))
    return { east: place.east, south: place.south, radiusMetres, isPressed: this.isPressed }
  }

  /**
   * Does what the hand did since the last time.
   * @param pose changes whenever the picture moves
   * @param now milliseconds on any steady clock; undefined between frames
   * @param hover where the hand is over the picture
   */
  act(events: readonly HandEvent[], seconds: number, pose: string, now: number | undefined, hover?: PicturePoint): void {
    if (this.#placeOf !== pose) this.#place = undefined
    this.#placeOf = pose
    const moves = events.filter(({ kind }) => kind === 'move').length
    const steady = Math.min(seconds, LONGEST_FRAME_SECONDS)
    const share = steady / (moves + 1)
    const { tool } = this.#crew.store.getState().hand
    for (const event of events) this.#give(event, share, tool)
    if (tool === 'water') this.#pouring?.frame(steady, hover)
    else this.#pouring?.layDown()
    this.#tending?.frame()
    if (this.#pressedAt) this.#hold(share)
    if (now === undefined) return
    this.#tellLand(now)
    this.#settle()
    this.#noteSeen()
  }

  /** A tool was taken up: its code can come. */
  prepare(tool: Tool | undefined): void {
    const work = workOf(tool)
    if (!work || this.#asked.has(work)) return
    this.#asked.add(work)
    const open = { strokes: () => this.#openStrokes(), water: () => this.#openPouring(), tending: () => this.#openTending() }[work]
    void open().catch(() => {
      this.#early = []
      setTimeout(() => this.#asked.delete(work), PATIENCE_MILLISECONDS)
    })
  }

  /** Makes the hollow that was offered where water runs off, or lets it be. */
  answerOffer(isTaken: boolean): void {
    if (isTaken) this.#pouring?.accept()
    else this.#pouring?.drop()
  }

  /** From now on the years are so much warmer and wetter. */
  setClimate(warmer: number, wetter: number): void {
    void this.#openTending().then((tending) => tending.setClimate(warmer, wetter))
  }

  get #pressed(): PicturePoint | undefined {
    return this.#pressedAt ?? this.#pouring?.pressedAt ?? this.#tending?.pressedAt
  }

  async #openStrokes(): Promise<void> {
    this.#openPreview = (await import('./openPreview')).openPreview
  }

  async #openPouring(): Promise<void> {
    const { Pouring } = await import('./Pouring')
    const append = (edits: readonly Edit[]) => this.history.append(...edits)
    this.#pouring ??= new Pouring({ ...this.#crew, edits: () => this.edits, append })
    this.#catchUp(this.#pouring)
  }

  async #openTending(): Promise<Tending> {
    const { Tending } = await import('./Tending')
    this.#tending ??= new Tending({ ...this.#crew, append: (deed) => this.history.append(deed) })
    this.#catchUp(this.#tending)
    return this.#tending
  }

  #catchUp(tool: Pouring | Tending): void {
    for (const event of this.#early) tool.follow(event)
    this.#early = []
    this.#crew.wake()
  }

  /** What was begun is ended by whoever began it, whatever tool is in the hand by then. */
  #give(event: HandEvent, seconds: number, tool: Tool | undefined): void {
    const work = this.#tending?.pressedAt ? 'tending' : this.#pressedAt ? 'strokes' : workOf(tool)
    const worker = work === 'tending' ? this.#tending : this.#pouring
    if (event.kind === 'down' && !worker) this.prepare(tool)
    if (work === 'strokes' || !work) this.#follow(event, seconds)
    else if (worker) worker.follow(event)
    else this.#early = [...this.#early, event]
  }

  #follow({ kind, at, pressure }: HandEvent, seconds: number): void {
    this.#pressure = pressure
    switch (kind) {
      case 'down':
        this.#begin(at)
        break
      case 'move':
        if (!this.#pressedAt) break
        if (at.x !== this.#pressedAt.x || at.y !== this.#pressedAt.y) this.#place = undefined
        this.#pressedAt = at
        this.#hold(seconds)
        break
      case 'up':
        this.#finish()
        break
      case 'cancel':
        this.#pressedAt = undefined
        if (this.#stroke && !this.#stroke.isOver) {
          this.#stroke = undefined
          this.#showEdits()
        }
        break
      default:
        kind satisfies never
    }
  }

  #begin(at: PicturePoint): void {
    const { hand } = this.#crew.store.getState()
    if (!isStroke(hand.tool)) return
    this.#finish()
    this.history.returnToShown()
    this.#place = undefined
    const place = this.#touch(at)
    if (!place) return
    this.#pressedAt = at
    const size = brushIn(hand, place.heightMetres)
    this.#stroke = beginStroke(openStroke(hand, hand.tool, size, this.history.length), brushMetres(size))
    this.#hold(0)
  }

  #hold(seconds: number): void {
    const stroke = this.#stroke
    const place = this.#pressedAt && this.#touch(this.#pressedAt)
    if (!stroke || stroke.isOver || !place) return
    if (!stroke.builder.hold({ ...place, pressure: this.#pressure }, seconds)) return
    stroke.edit = stroke.builder.edit()
    if (!stroke.edit) return
    if (stroke.preview) stroke.preview.update(stroke.edit)
    else stroke.preview = this.#openPreview?.(stroke.edit, (east, south) => this.#elevationAt(east, south))
  }

  #finish(): void {
    this.#pressedAt = undefined
    const stroke = this.#stroke
    if (!stroke || stroke.isOver) return
    stroke.isOver = true
    stroke.edit = stroke.builder.finish((east, south) => this.#elevationAt(east, south))
    if (!stroke.edit) return
    stroke.preview?.update(stroke.edit)
    this.history.append(stroke.edit)
  }

  #showEdits(): void {
    const land = this.#crew.land()
    const stroke = this.#stroke
    land?.setEdits(this.edits)
    this.#deeds.tell(land, this.history.deeds)
    this.#tending?.keepRain(this.history.deeds)
    if (!land || !stroke?.isOver || !stroke.edit) return
    const isStanding = this.edits.some(({ edit }) => edit === stroke.edit)
    if (!isStanding) this.#stroke = undefined
    else if (stroke.told !== stroke.edit) {
      stroke.told = stroke.edit
      stroke.preview?.note(stroke.edit, land.revision)
    }
  }

  /** A stroke that goes on reaches the land now and then. */
  #tellLand(now: number): void {
    const stroke = this.#stroke
    const land = this.#crew.land()
    if (!stroke?.edit || !land || !isToBeTold(stroke, now)) return
    land.setEdits([...this.edits, { entry: this.history.length, edit: stroke.edit }])
    stroke.told = stroke.edit
    stroke.toldAt = now
    stroke.preview?.note(stroke.edit, land.revision)
  }

  /** Lift and water go as soon as all land in the picture has them. */
  #settle(): void {
    if (!this.#crew.land()?.status.getState().settled) return
    this.#pouring?.settle()
    if (!this.#stroke?.isOver) return
    this.#stroke = undefined
    markLast('terrella:stroke-dreamed')
  }

  /** The frame that this is part of shows the stroke for the first time. */
  #noteSeen(): void {
    if (!this.#stroke?.preview || this.#stroke.isSeen) return
    this.#stroke.isSeen = true
    setTimeout(() => markLast('terrella:stroke-seen'))
  }

  #touch(at: PicturePoint): ReturnType<HandiworkCrew['touch']> {
    if (at !== this.#pressedAt) return this.#crew.touch(at)
    this.#place ??= this.#crew.touch(at)
    return this.#place
  }

  #elevationAt(east: number, south: number): number | undefined {
    return this.#crew.land()?.ground(east, south)?.elevation
  }
}

/** Whether a tool draws strokes that become edits; water has its own way. */
function isStroke(tool: Tool | undefined): tool is Exclude<EditKind, 'water'> {
  return workOf(tool) === 'strokes'
}
