import { type HandEvent, type PictureBox, pointIn } from './inputFrame'
import type { PointerReport } from './pointerGestures'

export interface HandReport extends PointerReport {
  readonly pressure: number
}

/** A second finger that comes so soon, before the first has gone far, means that the camera was meant. */
const YOUNG_MILLISECONDS = 250
const YOUNG_PIXELS = 14

/** How far in the picture, from −1 to 1, an arrow moves the hand of the key. */
const NUDGE_Y = 0.035

/** The lightest touch of a pen still does something. */
const LEAST_PRESSURE = 0.05

interface Press {
  readonly first: HandReport
  last: HandReport
  farthest: number
}

/**
 * Tells the hand from the camera while a tool is held: one finger, the pen or the left button works on the land; a second finger and the other buttons
 * move the camera. Once a pen has been seen, fingers leave the land alone. Knows no DOM.
 */
export class HandGestures {
  #isOn = false
  #box: PictureBox = { left: 0, top: 0, width: 1, height: 1 }
  #press: Press | undefined
  #hasPen = false
  #isKeyDown = false
  /** How high in the picture the key's hand is. */
  #keyY = 0
  #isLevelled = false
  #events: HandEvent[] = []

  get isOn(): boolean {
    return this.#isOn
  }

  get isHeld(): boolean {
    return this.#press !== undefined || this.#isKeyDown || this.#events.length > 0
  }

  setBox(box: PictureBox): void {
    this.#box = box
  }

  /** Takes a tool up, or lays it down: what it was doing ends. @param isLevelled whether it asks how high the hand is */
  hold(isOn: boolean, isLevelled = false): void {
    this.#isOn = isOn
    this.#isLevelled = isLevelled
    if (!isOn) this.release()
  }

  /** @returns 'hand' when the pointer works on the land, else the pointers that go to the camera: with a second finger also the first */
  down(report: HandReport): 'hand' | readonly HandReport[] {
    if (report.pointerType === 'pen') this.#hasPen = true
    if (!this.#isOn) return [report]
    const press = this.#press
    if (press && report.pointerType === 'touch' && press.first.pointerType === 'touch') {
      this.#end(this.#isYoung(press, report.timeStamp) ? 'cancel' : 'up', press.last)
      return [press.last, report]
    }
    const isForCamera = report.button !== 0 || press !== undefined || (report.pointerType === 'touch' && this.#hasPen)
    if (isForCamera) return [{ ...report, button: cameraButton(report) }]
    this.#press = { first: report, last: report, farthest: 0 }
    this.#note('down', report)
    return 'hand'
  }

  /** @returns whether the pointer is the hand's */
  move(report: HandReport): boolean {
    const press = this.#press
    if (press?.first.pointerId !== report.pointerId) return false
    press.farthest = Math.max(press.farthest, Math.hypot(report.clientX - press.first.clientX, report.clientY - press.first.clientY))
    press.last = { ...report, button: 0 }
    this.#note('move', report)
    return true
  }

  /** @returns whether the pointer was the hand's */
  up(report: HandReport): boolean {
    if (this.#press?.first.pointerId !== report.pointerId) return false
    this.#end('up', report)
    return true
  }

  /** The system took the pointer away: what was done is kept. @returns whether it was the hand's */
  cancel(pointerId: number): boolean {
    if (this.#press?.first.pointerId !== pointerId) return false
    this.#end('up', this.#press.last)
    return true
  }

  /** The key that stands for a hand in the middle of the picture. */
  key(isDown: boolean, time: number): void {
    if (isDown === this.#isKeyDown || (isDown && (!this.#isOn || this.#press))) return
    this.#isKeyDown = isDown
    if (isDown) this.#keyY = 0
    this.#events.push({ kind: isDown ? 'down' : 'up', at: { x: 0, y: this.#keyY }, pressure: 1, time })
  }

  /** Moves the hand of the key up or down, where the tool asks how high it is. @returns whether it does */
  nudge(steps: number, time: number): boolean {
    if (!this.#isKeyDown || !this.#isLevelled) return false
    this.#keyY += steps * NUDGE_Y
    this.#events.push({ kind: 'move', at: { x: 0, y: this.#keyY }, pressure: 1, time })
    return true
  }

  /** Ends whatever is pressed. */
  release(): void {
    if (this.#press) this.#end('up', this.#press.last)
    this.key(false, 0)
  }

  /** Hands over what was done since the last frame. */
  take(): readonly HandEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  #isYoung({ first, farthest }: Press, now: number): boolean {
    return now - first.timeStamp < YOUNG_MILLISECONDS && farthest < YOUNG_PIXELS
  }

  #end(kind: 'up' | 'cancel', report: HandReport): void {
    this.#press = undefined
    this.#note(kind, report)
  }

  #note(kind: HandEvent['kind'], { clientX, clientY, pointerType, pressure, timeStamp }: HandReport): void {
    const force = pointerType === 'pen' ? Math.max(LEAST_PRESSURE, Math.min(1, pressure)) : 1
    this.#events.push({ kind, at: pointIn(this.#box, clientX, clientY), pressure: force, time: timeStamp })
  }
}

/** While the left button works, the right one turns the view and the middle one slides it. */
function cameraButton({ pointerType, button }: HandReport): number {
  return pointerType === 'mouse' && button === 2 ? 0 : button
}
