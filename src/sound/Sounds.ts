import type { Materials } from './materials'
import { Orchestra } from './Orchestra'
import { createRandom } from './random'
import type { Soundscape } from './soundscape'

const LISTENING_MILLISECONDS = 200
/** How far ahead it is laid out what will sound: a page that draws slowly must not make it stutter. */
const AHEAD_SECONDS = 1
const FADE_IN_SECONDS = 1.2
const FADE_OUT_SECONDS = 0.25
/** When a fade by that constant is inaudible. */
const SILENT_AFTER_MILLISECONDS = 900

/** The sound of the land, from when it is made until it is disposed of. A page that is not seen is not heard. Make it after a gesture: browsers insist. */
export class Sounds {
  readonly #listen: () => Soundscape
  readonly #context: AudioContext
  readonly #orchestra: Orchestra
  readonly #ending = new AbortController()
  #ticking: ReturnType<typeof setInterval> | undefined
  #suspending: ReturnType<typeof setTimeout> | undefined

  /** @param listen tells what is around, some times a second */
  constructor(context: AudioContext, materials: Materials, listen: () => Soundscape) {
    this.#context = context
    this.#listen = listen
    this.#orchestra = new Orchestra(context, materials, createRandom(Math.random() * 2 ** 32))
    this.#orchestra.master.gain.value = 0
    const { signal } = this.#ending
    document.addEventListener('visibilitychange', () => this.#followPage(), { signal })
    // Some browsers let sound begin in the very moment of a gesture alone, and the first one has passed while the code came.
    for (const gesture of ['pointerup', 'keydown']) window.addEventListener(gesture, () => this.#insist(), { signal, passive: true })
    this.#followPage()
  }

  /** Fades out, then lets go of the device. */
  dispose(): void {
    this.#ending.abort()
    this.#quiet()
    clearTimeout(this.#suspending)
    setTimeout(() => void this.#context.close(), SILENT_AFTER_MILLISECONDS)
  }

  #insist(): void {
    if (this.#context.state !== 'running') this.#followPage()
  }

  #followPage(): void {
    clearTimeout(this.#suspending)
    if (document.hidden) {
      this.#quiet()
      this.#suspending = setTimeout(() => void this.#context.suspend(), SILENT_AFTER_MILLISECONDS)
      return
    }
    void this.#context.resume().then(() => {
      if (this.#ending.signal.aborted || document.hidden) return
      clearInterval(this.#ticking)
      this.#ticking = setInterval(() => this.#tick(), LISTENING_MILLISECONDS)
      this.#tick()
      this.#fade(1, FADE_IN_SECONDS)
    })
  }

  #quiet(): void {
    clearInterval(this.#ticking)
    this.#fade(0, FADE_OUT_SECONDS)
  }

  #fade(level: number, seconds: number): void {
    const { gain } = this.#orchestra.master
    const now = this.#context.currentTime
    gain.cancelScheduledValues(now)
    gain.setTargetAtTime(level, now, seconds / 3)
  }

  #tick(): void {
    const now = this.#context.currentTime
    this.#orchestra.update(this.#listen(), now)
    this.#orchestra.play(now, now + AHEAD_SECONDS, performance.now() / 1000 - now)
  }
}
