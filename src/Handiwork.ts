import { beginStroke, type HandStroke, isToBeTold } from './handStroke'
import { StrokePreview } from './land'
import { markLast } from './marks'
import type { Pouring } from './Pouring'
import type { BrushRing, SceneView } from './scene'
import type { LandStream } from './streaming'
import type { Touch } from './studio'
import { type HandEvent, type InterfaceStore, openStroke, type PicturePoint } from './ui'
import { brushMetres, type Edit, EditLog, type Entry, type LoggedEdit, nearestBrush, takeBack } from './world'

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

/** What a hand does to one world: strokes become edits of its log, and the land is told. */
export class Handiwork {
  readonly #crew: HandiworkCrew
  #log = new EditLog()
  /** How many entries of the log are shown, while its history is gone through. */
  #shownEntries: number | undefined
  #stroke: HandStroke | undefined
  #pressedAt: PicturePoint | undefined
  #pressure = 1
  /** Where the hand was last over the ground; the same while neither it nor the picture moves, however the ground rises under it. */
  #place: ReturnType<HandiworkCrew['touch']>
  #placeOf = ''
  /** The water tool, once it has been taken up. */
  #pouring: Pouring | undefined
  #isPouringAsked = false

  constructor(crew: HandiworkCrew) {
    this.#crew = crew
  }

  /** The edits that the land should have. */
  get edits(): LoggedEdit[] {
    return this.#shownLog.standing()
  }

  /** What is lifted and poured while the land made of it is on its way. */
  get preview(): Pick<SceneView, 'lift' | 'pool'> {
    return { lift: this.#stroke?.preview, pool: this.#pouring?.pool }
  }

  get isPressed(): boolean {
    return (this.#pressedAt ?? this.#pouring?.pressedAt) !== undefined
  }

  /** Goes on with another world's log. */
  open(entries: readonly Entry[]): void {
    this.#stroke = undefined
    this.#pressedAt = undefined
    this.#pouring?.drop()
    this.#shownEntries = undefined
    this.#log = new EditLog(entries)
    this.#tellStore()
  }

  /** The ring on the ground under the hand. @param hover where the hand is over the picture */
  ring(hover: PicturePoint | undefined): BrushRing | undefined {
    const { hand } = this.#crew.store.getState()
    const at = this.#pressedAt ?? this.#pouring?.pressedAt ?? hover
    const place = hand.tool && at && this.#touch(at)
    if (!place) return undefined
    const radiusMetres = this.isPressed && this.#stroke ? this.#stroke.radiusMetres : brushMetres(this.#sizeAt(place.heightMetres))
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
    const isWater = this.#crew.store.getState().hand.tool === 'water'
    if (isWater && !this.#isPouringAsked) {
      // Code that did not come is asked for again after a while.
      void this.#openPouring().catch(() => setTimeout(() => (this.#isPouringAsked = false), PATIENCE_MILLISECONDS))
    }
    for (const event of events) isWater ? this.#pouring?.follow(event) : this.#follow(event, share)
    if (isWater) this.#pouring?.frame(steady, hover)
    else this.#pouring?.layDown()
    if (this.#pressedAt) this.#hold(share)
    if (now === undefined) return
    this.#tellLand(now)
    this.#settle()
    this.#noteSeen()
  }

  /** Makes the hollow that was offered where water runs off, or lets it be. */
  answerOffer(isTaken: boolean): void {
    if (isTaken) this.#pouring?.accept()
    else this.#pouring?.drop()
  }

  undo(): void {
    this.#append(this.#log.undo())
  }

  redo(): void {
    this.#append(this.#log.redo())
  }

  /** Takes everything back; that can be undone too. */
  reset(): void {
    if (this.#log.standing().length === 0) return
    this.#log.append({ kind: 'reset' })
    this.#append({ kind: 'reset' })
  }

  /** Shows the world as it was after so many entries; undefined for now. */
  showHistory(entries: number | undefined): void {
    if (entries === this.#shownEntries) return
    this.#finish()
    this.#shownEntries = entries
    this.#showEdits()
    this.#tellStore()
  }

  /**
   * Makes the world what its history shows, by undoing what came later; that can be redone. Where undoing alone does not lead there, the world is shown
   * as it is now.
   */
  returnToShown(): void {
    if (this.#shownEntries === undefined) return
    const taken = takeBack(this.#log, this.#shownLog)
    if (taken) {
      this.#log = taken.log
      this.#append(...taken.steps)
    }
    this.showHistory(undefined)
  }

  get #shownLog(): EditLog {
    return this.#shownEntries === undefined ? this.#log : new EditLog(this.#log.entries.slice(0, this.#shownEntries))
  }

  async #openPouring(): Promise<void> {
    this.#isPouringAsked = true
    const { Pouring } = await import('./Pouring')
    const append = (edits: readonly Edit[]) => {
      if (this.#shownEntries !== undefined) this.returnToShown()
      for (const edit of edits) this.#log.append(edit)
      this.#append(...edits)
    }
    this.#pouring = new Pouring({ ...this.#crew, edits: () => this.edits, append })
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
    if (!hand.tool || hand.tool === 'water') return
    this.#finish()
    if (this.#shownEntries !== undefined) this.returnToShown()
    this.#place = undefined
    const place = this.#touch(at)
    if (!place) return
    this.#pressedAt = at
    const size = this.#sizeAt(place.heightMetres)
    this.#stroke = beginStroke(openStroke(hand, hand.tool, size, this.#log.entries.length), brushMetres(size))
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
    else stroke.preview = new StrokePreview(stroke.edit, (east, south) => this.#elevationAt(east, south))
  }

  #finish(): void {
    this.#pressedAt = undefined
    const stroke = this.#stroke
    if (!stroke || stroke.isOver) return
    stroke.isOver = true
    stroke.edit = stroke.builder.finish((east, south) => this.#elevationAt(east, south))
    if (!stroke.edit) return
    stroke.preview?.update(stroke.edit)
    this.#log.append(stroke.edit)
    this.#append(stroke.edit)
  }

  /** Tells of what has been appended. */
  #append(...entries: readonly (Entry | undefined)[]): void {
    const added = entries.filter((entry) => entry !== undefined)
    if (added.length === 0) return
    this.#shownEntries = undefined
    this.#showEdits()
    this.#tellStore()
    this.#crew.onEntries(added)
  }

  #showEdits(): void {
    const land = this.#crew.land()
    const stroke = this.#stroke
    land?.setEdits(this.edits)
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
    land.setEdits([...this.edits, { entry: this.#log.entries.length, edit: stroke.edit }])
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

  #sizeAt(heightMetres: number): number {
    return nearestBrush(this.#crew.store.getState().hand.share * heightMetres)
  }

  #tellStore(): void {
    const { canUndo, canRedo, entries } = this.#log
    this.#crew.store.setState({ history: { canUndo, canRedo, entries: entries.length, shown: this.#shownEntries } })
  }
}
