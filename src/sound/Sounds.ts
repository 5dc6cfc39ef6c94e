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
  readonly #context = new AudioContext({ latencyHint: 'playback' })
  readonly #orchestra: Orchestra
  readonly #ending = new AbortController()
  #ticking: ReturnType<typeof setInterval> | undefined
  #suspending: ReturnType<typeof setTimeout> | undefined

  /** @param listen tells what is around, some times a second */
  constructor(listen: () => Soundscape) {
    this.#listen = listen
    this.#orchestra = new Orchestra(this.#context, createRandom(Math.random() * 2 ** 32))
    this.#orchestra.master.gain.value = 0
    document.addEventListener('visibilitychange', () => this.#followPage(), { signal: this.#ending.signal })
    this.#followPage()
  }

  /** Fades out, then lets go of the device. */
  dispose(): void {
    this.#ending.abort()
    this.#quiet()
    clearTimeout(this.#suspending)
    setTimeout(() => void this.#context.close(), SILENT_AFTER_MILLISECONDS)
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
