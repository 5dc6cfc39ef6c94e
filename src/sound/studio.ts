import type { Material, Materials } from './materials'
import type { Random } from './random'

/** What layers are made in: the context, what they are made of, and where sound goes. */
export interface Studio {
  readonly context: BaseAudioContext
  readonly random: Random
  /** Where a layer goes. */
  readonly dry: AudioNode
  /** What goes there comes back from the hills. */
  readonly echo: AudioNode
  /** A material with all its channels. */
  readonly buffer: (material: Material) => AudioBuffer
  /** One channel of a material, any of them. */
  readonly variant: (material: Material) => AudioBuffer
}

/** The buffers of a context, each made when it is first asked for. */
export function createBuffers(context: BaseAudioContext, materials: Materials, random: Random): Pick<Studio, 'buffer' | 'variant'> {
  const made = new Map<string, AudioBuffer>()
  const keep = (key: string, channels: readonly Float32Array<ArrayBuffer>[]) => {
    const kept = made.get(key)
    if (kept) return kept
    const buffer = context.createBuffer(channels.length, channels[0]?.length ?? 1, context.sampleRate)
    channels.forEach((samples, channel) => {
      buffer.copyToChannel(samples, channel)
    })
    made.set(key, buffer)
    return buffer
  }
  return {
    buffer: (material) => keep(material, materials[material]),
    variant: (material) => {
      const channel = Math.floor(random() * materials[material].length)
      return keep(`${material} ${channel}`, materials[material].slice(channel, channel + 1))
    },
  }
}

/** A layer of sound. Times are those of the context. */
export interface Layer<Part> {
  /** Takes on a new state, smoothly. */
  readonly update: (part: Part, at: number) => void
  /** Lays out what happens from one time to another: a layer that only goes on has none. */
  readonly play?: (from: number, to: number) => void
}
