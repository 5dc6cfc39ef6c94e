import type { Material } from './materials'
import type { Studio } from './studio'

const SILENCE = 0.0006

export interface BedOptions {
  readonly material: Material
  /** How fast it is played, 1 as it was made. */
  readonly rate?: number
  /** Seconds in which a new level is nearly reached. */
  readonly glide?: number
}

/** A loop that goes on and on under everything, as loud as it is told; while it is silent, nothing runs. */
export class Bed {
  readonly #studio: Studio
  readonly #options: BedOptions
  readonly #to: readonly AudioNode[]
  #voice: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | undefined
  #level = 0
  #rate: number

  constructor(studio: Studio, options: BedOptions, ...to: readonly AudioNode[]) {
    this.#studio = studio
    this.#options = options
    this.#to = to
    this.#rate = options.rate ?? 1
  }

  setLevel(level: number, at: number): void {
    const glide = (this.#options.glide ?? 1.2) / 3
    if (level < SILENCE) {
      this.#end(at, glide)
      return
    }
    if (this.#voice && Math.abs(level - this.#level) < 0.01 * this.#level) return
    this.#voice ??= this.#begin(at)
    this.#voice.gain.gain.setTargetAtTime(level, at, glide)
    this.#level = level
  }

  setRate(rate: number, at: number): void {
    this.#rate = rate
    this.#voice?.source.playbackRate.setTargetAtTime(rate, at, 0.5)
  }

  #begin(at: number) {
    const { context, buffer, random } = this.#studio
    const source = context.createBufferSource()
    const gain = context.createGain()
    source.buffer = buffer(this.#options.material)
    source.loop = true
    source.playbackRate.value = this.#rate
    gain.gain.setValueAtTime(0, at)
    source.connect(gain)
    for (const node of this.#to) gain.connect(node)
    source.onended = () => gain.disconnect()
    source.start(at, random() * source.buffer.duration)
    return { source, gain }
  }

  #end(at: number, glide: number): void {
    if (!this.#voice) return
    const { source, gain } = this.#voice
    gain.gain.setTargetAtTime(0, at, glide)
    source.stop(at + 8 * glide)
    this.#voice = undefined
    this.#level = 0
  }
}
