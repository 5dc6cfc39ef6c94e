import type { Host } from '../host'
import { HandGestures } from './handGestures'
import type { HandEvent, InputFrame, InputMode, PicturePoint } from './inputFrame'
import { pointIn } from './inputFrame'
import { type Command, commandOf, isForControl, isMovingKey, moveOf } from './keyboard'
import { listenToWheel } from './listenToWheel'
import { PadSource } from './padSource'
import { PointerGestures, pagesWaysOf } from './pointerGestures'

export type Device = 'mouse' | 'touch' | 'gamepad'

export interface InputListener {
  /** Something may have to move: draw again. */
  onWake(): void
  /** The pointer passes over the picture without holding it. */
  onHover(): void
  /** A key that is not about moving. */
  onCommand(command: Exclude<Command, InputMode | 'home'>): void
  /** The wheel, with a key held, turns the brush wider or stronger: in notches. */
  onBrush(what: 'size' | 'strength', notches: number): void
  /** Another kind of device is in use. */
  onDevice(device: Device): void
  /** A hand with a tool has let go: what it did can be taken before the next frame. */
  onLetGo(): void
  /** The wheel was turned over the picture of an element, for the page around it. */
  onPassingWheel(): void
}

/** Listens to mouse, fingers, keys and gamepads over the picture, and makes one input a frame of them. */
export class InputSource {
  readonly #surface: HTMLElement
  readonly #host: Host
  readonly #listener: InputListener
  readonly #pointers = new PointerGestures()
  readonly #hand = new HandGestures()
  readonly #heldKeys = new Set<string>()
  readonly #ending = new AbortController()
  readonly #lessMotion = matchMedia('(prefers-reduced-motion: reduce)')
  #stick = { right: 0, forward: 0 }
  #mode: InputMode | undefined
  #lastPointer = ''
  #isGoingHome = false
  readonly #pads: PadSource
  #hover: PicturePoint | undefined

  constructor(surface: HTMLElement, host: Host, listener: InputListener) {
    this.#surface = surface
    this.#host = host
    this.#listener = listener
    this.#listenToPointers()
    this.#listenToKeys()
    this.#pads = new PadSource({ onWake: () => listener.onWake(), onPad: () => listener.onDevice('gamepad') })
  }

  /** Where the pointer is in the picture, if it is there. */
  get hover(): PicturePoint | undefined {
    return this.#hover
  }

  /** Whether a hand still holds something, so that the next frame may differ. */
  get isHeld(): boolean {
    return (
      this.#pointers.isHeld ||
      this.#hand.isHeld ||
      this.#heldKeys.size > 0 ||
      this.#stick.right !== 0 ||
      this.#stick.forward !== 0 ||
      this.#pads.isHeld
    )
  }

  get isCalm(): boolean {
    return this.#lessMotion.matches || this.#host.isCalm()
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

  /** Takes a tool into the hand, or lays it down. @param isLevelled whether it says a height: then arrows do, while its key is down */
  holdTool(isHeld: boolean, isLevelled = false): void {
    this.#hand.hold(isHeld, isLevelled)
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
    const pad = this.#pads.take()
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
      hand: this.#hand.take(),
    }
    this.#mode = undefined
    this.#isGoingHome = false
    return frame
  }

  /** What the hand did since it was last taken; the rest waits for the next frame. */
  takeHand(): readonly HandEvent[] {
    return this.#hand.take()
  }

  dispose(): void {
    this.#ending.abort()
    this.#pads.dispose()
  }

  #listenToPointers(): void {
    const surface = this.#surface
    const { signal } = this.#ending
    const measure = () => {
      const box = surface.getBoundingClientRect()
      this.#pointers.setBox(box)
      this.#pointers.setPagesWays(pagesWaysOf(getComputedStyle(surface).touchAction))
      this.#hand.setBox(box)
    }
    surface.addEventListener(
      'pointerdown',
      (event) => {
        measure()
        capture(surface, event.pointerId)
        surface.focus({ preventScroll: true })
        this.#listener.onDevice(event.pointerType === 'touch' ? 'touch' : 'mouse')
        this.#lastPointer = event.pointerType
        this.#hover = pointIn(surface.getBoundingClientRect(), event.clientX, event.clientY)
        const forCamera = this.#hand.down(event)
        if (forCamera !== 'hand') for (const report of forCamera) this.#pointers.down(report)
        this.#listener.onWake()
      },
      { signal },
    )
    surface.addEventListener(
      'pointermove',
      (event) => {
        this.#hover = pointIn(surface.getBoundingClientRect(), event.clientX, event.clientY)
        // Between two frames a pen or a finger has gone a way, not a step.
        const steps = this.#hand.isHeld ? event.getCoalescedEvents() : []
        const isHand = (steps.length > 0 ? steps : [event]).map((step) => this.#hand.move(step)).some(Boolean)
        if (!isHand) this.#pointers.move(event)
        if (this.#pointers.isHeld || isHand) this.#listener.onWake()
        else this.#listener.onHover()
      },
      { signal },
    )
    surface.addEventListener(
      'pointerup',
      (event) => this.#afterPointer(() => this.#letGo(() => this.#hand.up(event)) || this.#pointers.up(event)),
      { signal },
    )
    surface.addEventListener(
      'pointercancel',
      (event) => this.#afterPointer(() => this.#hand.cancel(event.pointerId) || this.#pointers.cancel(event.pointerId)),
      { signal },
    )
    surface.addEventListener(
      'dblclick',
      (event) => this.#afterPointer(() => this.#lastPointer === 'mouse' && !this.#hand.isOn && this.#pointers.doubleClick(event)),
      { signal },
    )
    surface.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    listenToWheel(
      surface,
      this.#host,
      {
        isHandOn: () => this.#hand.isOn,
        onBrush: (what, notches) => this.#listener.onBrush(what, notches),
        onZoom: (wheel) => {
          measure()
          this.#pointers.wheel(wheel)
          this.#listener.onWake()
        },
        onPassing: () => this.#listener.onPassingWheel(),
      },
      signal,
    )
  }

  #afterPointer(change: () => unknown): void {
    change()
    this.#listener.onWake()
  }

  #letGo<T>(change: () => T): T {
    const wasHeld = this.#hand.isHeld
    const changed = change()
    if (wasHeld && !this.#hand.isHeld) this.#listener.onLetGo()
    return changed
  }

  #listenToKeys(): void {
    const { signal } = this.#ending
    const { ears } = this.#host
    ears.addEventListener('keydown', (event) => this.#onKeyDown(event as KeyboardEvent), { signal })
    ears.addEventListener(
      'keyup',
      (told) => {
        const event = told as KeyboardEvent
        this.#heldKeys.delete(event.code)
        if (event.code === 'Enter') this.#letGo(() => this.#hand.key(false, event.timeStamp))
        // macOS does not report keys that are let go while Command is down.
        if (event.key === 'Meta') this.#heldKeys.clear()
        this.#listener.onWake()
      },
      { signal },
    )
    const letGo = () => {
      this.#heldKeys.clear()
      this.#hand.release()
      this.#pointers.release()
      this.#listener.onWake()
    }
    for (const place of [window, ears]) place.addEventListener(place === window ? 'blur' : 'focusout', letGo, { signal })
    document.addEventListener('visibilitychange', letGo, { signal })
  }

  get #focused(): HTMLElement | null {
    const { activeElement } = this.#host.root
    return activeElement instanceof HTMLElement ? activeElement : null
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || isForControl(event, this.#focused)) return
    // Over an open dialog only the key that puts it away is the land's.
    if (this.#host.root.querySelector('dialog[open]') && commandOf(event) !== 'keys') return
    if ((event.code === 'ArrowUp' || event.code === 'ArrowDown') && this.#hand.nudge(event.code === 'ArrowUp' ? 1 : -1, event.timeStamp)) {
      event.preventDefault()
      this.#listener.onWake()
      return
    }
    if (isMovingKey(event)) {
      this.#heldKeys.add(event.code)
      if (!event.code.startsWith('Shift')) event.preventDefault()
      this.#listener.onWake()
      return
    }
    if (event.code === 'Enter' && this.#hand.isOn) {
      this.#hand.key(true, event.timeStamp)
      this.#listener.onWake()
      return
    }
    const command = commandOf(event)
    if (!command) return
    if (event.code === 'Escape' && !this.#host.isPage && !this.#hand.isOn) {
      this.#focused?.blur()
      return
    }
    event.preventDefault()
    if (command === 'home') this.askForHome()
    else if (command === 'orbit' || command === 'fly' || command === 'walk') this.askForMode(command)
    else this.#listener.onCommand(command)
  }
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
