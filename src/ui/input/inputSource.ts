import { isPadTouched, type PadReading, readPad } from './gamepad'
import type { InputFrame, InputMode, PicturePoint } from './inputFrame'
import { pointIn } from './inputFrame'
import { type Command, commandOf, isForControl, isMovingKey, moveOf } from './keyboard'
import { PointerGestures } from './pointerGestures'

export type Device = 'mouse' | 'touch' | 'gamepad'

export interface InputListener {
  /** Something may have to move: draw again. */
  onWake(): void
  /** The pointer passes over the picture without holding it. */
  onHover(): void
  /** A key that is not about moving. */
  onCommand(command: Exclude<Command, InputMode | 'home'>): void
  /** Another kind of device is in use. */
  onDevice(device: Device): void
}

const PAD_POLL_MILLISECONDS = 40

/** Listens to mouse, fingers, keys and gamepads over the picture, and makes one input a frame of them. */
export class InputSource {
  readonly #surface: HTMLElement
  readonly #listener: InputListener
  readonly #pointers = new PointerGestures()
  readonly #heldKeys = new Set<string>()
  readonly #ending = new AbortController()
  readonly #lessMotion = matchMedia('(prefers-reduced-motion: reduce)')
  #stick = { right: 0, forward: 0 }
  #mode: InputMode | undefined
  #lastPointer = ''
  #isGoingHome = false
  #padBefore: PadReading | undefined
  #padTimer: ReturnType<typeof setInterval> | undefined
  #hover: PicturePoint | undefined

  constructor(surface: HTMLElement, listener: InputListener) {
    this.#surface = surface
    this.#listener = listener
    this.#listenToPointers()
    this.#listenToKeys()
    this.#listenToPads()
  }

  /** Where the pointer is in the picture, if it is there. */
  get hover(): PicturePoint | undefined {
    return this.#hover
  }

  /** Whether a hand still holds something, so that the next frame may differ. */
  get isHeld(): boolean {
    return this.#pointers.isHeld || this.#heldKeys.size > 0 || this.#stick.right !== 0 || this.#stick.forward !== 0 || this.#isPadHeld()
  }

  get isCalm(): boolean {
    return this.#lessMotion.matches
  }

  /** Asks for a mode, as its key does. */
  askForMode(mode: InputMode): void {
    this.#mode = mode
    this.#listener.onWake()
  }

  /** Asks for the way home, as its key does. */
  askForHome(): void {
    this.#isGoingHome = true
    this.#listener.onWake()
  }

  /** The stick on a touch screen, −1 to 1. */
  setStick(right: number, forward: number): void {
    this.#stick = { right, forward }
    this.#listener.onWake()
  }

  /** What was asked for since the last frame. */
  take(): InputFrame {
    const pointers = this.#pointers.take()
    const keys = moveOf(this.#heldKeys)
    const pad = this.#takePad()
    const frame: InputFrame = {
      move: {
        right: unit(keys.right + this.#stick.right + (pad?.move.right ?? 0)),
        forward: unit(keys.forward + this.#stick.forward + (pad?.move.forward ?? 0)),
        up: unit(keys.up + (pad?.move.up ?? 0)),
      },
      isFaster: keys.isFaster || pad?.isFaster === true,
      turn: pad?.turn ?? { right: 0, up: 0 },
      drag: pointers.drag,
      zoom: pointers.zoom,
      twist: pointers.twist,
      goTo: pointers.goTo ?? (pad?.isGoingThere ? { x: 0, y: 0 } : undefined),
      mode: this.#mode ?? pad?.mode,
      isGoingHome: this.#isGoingHome || pad?.isGoingHome === true,
      isCalm: this.isCalm,
    }
    this.#mode = undefined
    this.#isGoingHome = false
    return frame
  }

  dispose(): void {
    this.#ending.abort()
    clearInterval(this.#padTimer)
  }

  #listenToPointers(): void {
    const surface = this.#surface
    const { signal } = this.#ending
    const measure = () => this.#pointers.setBox(surface.getBoundingClientRect())
    surface.addEventListener(
      'pointerdown',
      (event) => {
        measure()
        capture(surface, event.pointerId)
        surface.focus({ preventScroll: true })
        this.#listener.onDevice(event.pointerType === 'touch' ? 'touch' : 'mouse')
        this.#lastPointer = event.pointerType
        this.#pointers.down(event)
        this.#listener.onWake()
      },
      { signal },
    )
    surface.addEventListener(
      'pointermove',
      (event) => {
        this.#hover = pointIn(surface.getBoundingClientRect(), event.clientX, event.clientY)
        this.#pointers.move(event)
        if (this.#pointers.isHeld) this.#listener.onWake()
        else this.#listener.onHover()
      },
      { signal },
    )
    surface.addEventListener('pointerup', (event) => this.#afterPointer(() => this.#pointers.up(event)), { signal })
    surface.addEventListener('pointercancel', (event) => this.#afterPointer(() => this.#pointers.cancel(event.pointerId)), { signal })
    surface.addEventListener(
      'dblclick',
      (event) => this.#afterPointer(() => this.#lastPointer === 'mouse' && this.#pointers.doubleClick(event)),
      { signal },
    )
    surface.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      measure()
      this.#pointers.wheel(event)
      this.#listener.onWake()
    }
    surface.addEventListener('wheel', onWheel, { passive: false, signal })
  }

  #afterPointer(change: () => unknown): void {
    change()
    this.#listener.onWake()
  }

  #listenToKeys(): void {
    const { signal } = this.#ending
    window.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal })
    window.addEventListener(
      'keyup',
      (event) => {
        this.#heldKeys.delete(event.code)
        // macOS does not report keys that are let go while Command is down.
        if (event.key === 'Meta') this.#heldKeys.clear()
        this.#listener.onWake()
      },
      { signal },
    )
    const letGo = () => {
      this.#heldKeys.clear()
      this.#pointers.release()
      this.#listener.onWake()
    }
    window.addEventListener('blur', letGo, { signal })
    document.addEventListener('visibilitychange', letGo, { signal })
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || isForControl(event, focusedElement())) return
    // Over an open dialog only the key that puts it away is the land's.
    if (document.querySelector('dialog[open]') && commandOf(event) !== 'keys') return
    if (isMovingKey(event)) {
      this.#heldKeys.add(event.code)
      if (!event.code.startsWith('Shift')) event.preventDefault()
      this.#listener.onWake()
      return
    }
    const command = commandOf(event)
    if (!command) return
    event.preventDefault()
    if (command === 'home') this.askForHome()
    else if (command === 'orbit' || command === 'fly' || command === 'walk') this.askForMode(command)
    else this.#listener.onCommand(command)
  }

  /** A gamepad only answers when it is asked, so it is asked now and then, without drawing. */
  #listenToPads(): void {
    const { signal } = this.#ending
    const poll = () => {
      if (!document.hidden && this.#isPadHeld()) this.#listener.onWake()
    }
    window.addEventListener(
      'gamepadconnected',
      () => {
        this.#listener.onDevice('gamepad')
        this.#padTimer ??= setInterval(poll, PAD_POLL_MILLISECONDS)
      },
      { signal },
    )
    window.addEventListener(
      'gamepaddisconnected',
      () => {
        if (firstPad()) return
        clearInterval(this.#padTimer)
        this.#padTimer = undefined
      },
      { signal },
    )
  }

  #isPadHeld(): boolean {
    if (this.#padTimer === undefined) return false
    const pad = firstPad()
    return pad !== undefined && isPadTouched(readPad(pad, this.#padBefore))
  }

  #takePad() {
    if (this.#padTimer === undefined) return undefined
    const pad = firstPad()
    if (!pad) return undefined
    const input = readPad(pad, this.#padBefore)
    this.#padBefore = { axes: [...pad.axes], buttons: pad.buttons.map(({ pressed, value }) => ({ pressed, value })) }
    return input
  }
}

function firstPad(): Gamepad | undefined {
  return navigator.getGamepads().find((pad) => pad?.mapping === 'standard') ?? undefined
}

function focusedElement(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null
}

/** A pointer that has already gone cannot be captured; then there is nothing to do. */
function capture(surface: HTMLElement, pointerId: number): void {
  if (!surface.hasPointerCapture(pointerId)) {
    try {
      surface.setPointerCapture(pointerId)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
    }
  }
}

function unit(value: number): number {
  return Math.min(1, Math.max(-1, value))
}
