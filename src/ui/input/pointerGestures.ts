import { type Drag, type PictureBox, type PicturePoint, pointIn, type Zoom } from './inputFrame'

/** A pointer as it touches, moves or leaves the picture, in CSS pixels and milliseconds. */
export interface PointerReport {
  readonly pointerId: number
  readonly pointerType: string
  readonly button: number
  readonly clientX: number
  readonly clientY: number
  readonly timeStamp: number
}

/** Ways of a finger that scroll the page instead of turning the picture. */
export interface PagesWays {
  readonly sideways: boolean
  readonly upAndDown: boolean
}

/** @param touchAction as in CSS */
export function pagesWaysOf(touchAction: string): PagesWays {
  const has = (...names: readonly string[]) => touchAction.split(' ').some((name) => names.includes(name))
  const both = has('auto', 'manipulation')
  return { sideways: both || has('pan-x', 'pan-left', 'pan-right'), upAndDown: both || has('pan-y', 'pan-up', 'pan-down') }
}

/** What pointers asked for since the last frame. */
export interface PointerInput {
  readonly drag: Drag | undefined
  readonly zoom: Zoom | undefined
  readonly twist: number
  readonly goTo: PicturePoint | undefined
}

interface Finger {
  readonly button: number
  readonly isTouch: boolean
  readonly downTime: number
  readonly downX: number
  readonly downY: number
  x: number
  y: number
  /** Moved too far to be a tap. */
  hasMoved: boolean
}

interface Tap {
  readonly x: number
  readonly y: number
  readonly time: number
}

/** A pointer that has moved by no more pixels has not moved. */
const SLACK = { mouse: 4, touch: 9 }
/** Browsers take a finger for the page within so many pixels: before, and after where its way may be the page's, nobody knows whose it is. */
const PAGES_SLACK = { across: 16, along: 32 }

const LONGEST_TAP_MILLISECONDS = 350
const LONGEST_PAUSE_MILLISECONDS = 380
const TAPS_APART_PIXELS = 32
const ZOOM_PER_PIXEL = 0.0022
const PINCH_ZOOM_PER_PIXEL = 0.011
const PIXELS_PER_LINE = 32

/**
 * Makes gestures of pointers: one that drags turns, a second finger or the right button pans, two fingers pinch and twist, a double click or two quick taps go
 * there. Knows no DOM.
 */
export class PointerGestures {
  readonly #fingers = new Map<number, Finger>()
  #box: PictureBox = { left: 0, top: 0, width: 1, height: 1 }
  #pagesWays: PagesWays = { sideways: false, upAndDown: false }
  #from: PicturePoint = { x: 0, y: 0 }
  #kind: Drag['kind'] = 'turn'
  #right = 0
  #down = 0
  #twist = 0
  #zoom: Zoom | undefined
  #goTo: PicturePoint | undefined
  #lastTap: Tap | undefined
  /** True from the second finger until the last one has left: what remains of a pinch is neither a drag nor a tap. */
  #isPinch = false

  get isHeld(): boolean {
    return this.#fingers.size > 0
  }

  /** Tells where the picture lies on the page. */
  setBox(box: PictureBox): void {
    this.#box = box
  }

  /** Tells which ways of a single finger the page takes for itself. */
  setPagesWays(ways: PagesWays): void {
    this.#pagesWays = ways
  }

  down(report: PointerReport): void {
    const { clientX: x, clientY: y } = report
    const isTouch = report.pointerType === 'touch'
    this.#fingers.set(report.pointerId, {
      button: report.button,
      isTouch,
      downTime: report.timeStamp,
      downX: x,
      downY: y,
      x,
      y,
      hasMoved: false,
    })
    if (this.#fingers.size > 1) this.#isPinch = true
    this.#from = this.#middle()
    this.#setKind(this.#fingers.size > 1 || this.#isPinch || report.button !== 0 ? 'pan' : 'turn')
  }

  move(report: PointerReport): void {
    const finger = this.#fingers.get(report.pointerId)
    if (!finger) return
    if (!finger.hasMoved && this.#isWithinSlack(finger, report)) return
    const before = this.#shape()
    const isFirstMove = !finger.hasMoved
    finger.hasMoved = true
    finger.x = report.clientX
    finger.y = report.clientY
    if (isFirstMove) return
    const after = this.#shape()
    this.#right += (after.x - before.x) / this.#box.height
    this.#down += (after.y - before.y) / this.#box.height
    if (before.span > 20 && after.span > 20) {
      this.#addZoom(Math.log(after.span / before.span), this.#middle())
      this.#twist += turnBetween(before.angle, after.angle)
    }
  }

  up(report: PointerReport): void {
    const finger = this.#fingers.get(report.pointerId)
    if (!finger) return
    this.#fingers.delete(report.pointerId)
    const isStill = Math.hypot(report.clientX - finger.downX, report.clientY - finger.downY) < SLACK.touch
    const isTap =
      finger.isTouch && !finger.hasMoved && isStill && !this.#isPinch && report.timeStamp - finger.downTime < LONGEST_TAP_MILLISECONDS
    if (isTap) this.#tap(report)
    if (this.#fingers.size === 0) this.#isPinch = false
    else this.#from = this.#middle()
  }

  /** A double click of the mouse, as the system understands one; fingers are told by their taps. */
  doubleClick({ clientX, clientY }: Pick<PointerReport, 'clientX' | 'clientY'>): void {
    this.#goTo = pointIn(this.#box, clientX, clientY)
  }

  /** The system took the pointer away. */
  cancel(pointerId: number): void {
    this.#fingers.delete(pointerId)
    if (this.#fingers.size === 0) this.#isPinch = false
  }

  /** @param deltaMode 0 for pixels, 1 for lines, 2 for pages */
  wheel(wheel: { clientX: number; clientY: number; deltaY: number; deltaMode: number; ctrlKey: boolean }): void {
    const pixels = wheel.deltaY * (wheel.deltaMode === 1 ? PIXELS_PER_LINE : wheel.deltaMode === 2 ? 400 : 1)
    const amount = -pixels * (wheel.ctrlKey ? PINCH_ZOOM_PER_PIXEL : ZOOM_PER_PIXEL)
    this.#addZoom(Math.min(0.8, Math.max(-0.8, amount)), pointIn(this.#box, wheel.clientX, wheel.clientY))
  }

  /** Hands over what came together, and begins anew. */
  take(): PointerInput {
    const input: PointerInput = { drag: this.#takeDrag(), zoom: this.#zoom, twist: this.#twist, goTo: this.#goTo }
    this.#right = 0
    this.#down = 0
    this.#twist = 0
    this.#zoom = undefined
    this.#goTo = undefined
    return input
  }

  /** Forgets every pointer. */
  release(): void {
    this.#fingers.clear()
    this.#isPinch = false
    this.take()
  }

  #isWithinSlack({ isTouch, downX, downY }: Finger, { clientX, clientY }: PointerReport): boolean {
    const [right, down] = [Math.abs(clientX - downX), Math.abs(clientY - downY)]
    const moved = Math.hypot(right, down)
    const { sideways, upAndDown } = this.#pagesWays
    if (!isTouch || this.#isPinch || !(sideways || upAndDown)) return moved < (isTouch ? SLACK.touch : SLACK.mouse)
    return moved < ((right > down ? sideways : upAndDown) ? PAGES_SLACK.along : PAGES_SLACK.across)
  }

  /** What was dragged and let go between two frames still counts once. */
  #takeDrag(): Drag | undefined {
    if (this.#fingers.size === 0 && this.#right === 0 && this.#down === 0) return undefined
    return { kind: this.#kind, from: this.#from, right: this.#right, down: this.#down }
  }

  #setKind(kind: Drag['kind']): void {
    if (kind === this.#kind) return
    this.#kind = kind
    this.#right = 0
    this.#down = 0
  }

  #tap(report: PointerReport): void {
    const last = this.#lastTap
    const isSecond =
      last !== undefined &&
      report.timeStamp - last.time < LONGEST_PAUSE_MILLISECONDS &&
      Math.hypot(report.clientX - last.x, report.clientY - last.y) < TAPS_APART_PIXELS
    this.#lastTap = isSecond ? undefined : { x: report.clientX, y: report.clientY, time: report.timeStamp }
    if (isSecond) this.#goTo = pointIn(this.#box, report.clientX, report.clientY)
  }

  #addZoom(amount: number, at: PicturePoint): void {
    this.#zoom = { at, amount: (this.#zoom?.amount ?? 0) + amount }
  }

  #middle(): PicturePoint {
    const { x, y } = this.#shape()
    return pointIn(this.#box, x, y)
  }

  /** The middle of all fingers, and the span and angle from the first to the second. */
  #shape(): { readonly x: number; readonly y: number; readonly span: number; readonly angle: number } {
    const [first, second] = this.#fingers.values()
    if (!first) return { x: 0, y: 0, span: 0, angle: 0 }
    if (!second) return { x: first.x, y: first.y, span: 0, angle: 0 }
    const acrossX = second.x - first.x
    const acrossY = second.y - first.y
    return {
      x: (first.x + second.x) / 2,
      y: (first.y + second.y) / 2,
      span: Math.hypot(acrossX, acrossY),
      angle: Math.atan2(acrossY, acrossX),
    }
  }
}

function turnBetween(before: number, after: number): number {
  const turn = after - before
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))
}
