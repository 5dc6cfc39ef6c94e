import { isPadTouched, type PadReading, readPad } from './gamepad'

const PAD_POLL_MILLISECONDS = 40

export interface PadListener {
  /** Something is held: draw again. */
  onWake(): void
  /** A gamepad has come. */
  onPad(): void
}

/** Listens to the first gamepad. It only answers when it is asked, so it is asked now and then, without drawing. */
export class PadSource {
  readonly #listener: PadListener
  readonly #ending = new AbortController()
  #before: PadReading | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(listener: PadListener) {
    this.#listener = listener
    const { signal } = this.#ending
    window.addEventListener('gamepadconnected', () => this.#onConnected(), { signal })
    window.addEventListener('gamepaddisconnected', () => this.#onDisconnected(), { signal })
  }

  get isHeld(): boolean {
    if (this.#timer === undefined) return false
    const pad = firstPad()
    return pad !== undefined && isPadTouched(readPad(pad, this.#before))
  }

  /** What the pad says now, and what has been pressed since it was last asked. */
  take(): ReturnType<typeof readPad> | undefined {
    const pad = this.#timer === undefined ? undefined : firstPad()
    if (!pad) return undefined
    const input = readPad(pad, this.#before)
    this.#before = { axes: [...pad.axes], buttons: pad.buttons.map(({ pressed, value }) => ({ pressed, value })) }
    return input
  }

  dispose(): void {
    this.#ending.abort()
    clearInterval(this.#timer)
  }

  #onConnected(): void {
    this.#listener.onPad()
    this.#timer ??= setInterval(() => !document.hidden && this.isHeld && this.#listener.onWake(), PAD_POLL_MILLISECONDS)
  }

  #onDisconnected(): void {
    if (firstPad()) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

function firstPad(): Gamepad | undefined {
  return navigator.getGamepads().find((pad) => pad?.mapping === 'standard') ?? undefined
}
