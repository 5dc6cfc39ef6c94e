import { type Fill, fillBrown, fillBubbles, fillCrickets, fillPatter, fillPink, fillWander, fillWhite, makeBuffer } from './noises'
import type { Random } from './random'

const MATERIALS = {
  white: { fill: fillWhite, seconds: 3.1, channels: 2 },
  pink: { fill: fillPink, seconds: 7.3, channels: 2 },
  brown: { fill: fillBrown, seconds: 8.9, channels: 2 },
  wander: { fill: fillWander, seconds: 0.2, channels: 1 },
  patter: { fill: fillPatter, seconds: 4.7, channels: 2 },
  drops: { fill: fillBubbles(34, 900, 4200), seconds: 5.3, channels: 2 },
  brook: { fill: fillBubbles(150, 320, 1900), seconds: 6.7, channels: 2 },
  crickets: { fill: fillCrickets, seconds: 9.1, channels: 2 },
} as const satisfies Record<string, { fill: Fill; seconds: number; channels: number }>

export type Material = keyof typeof MATERIALS

/** What layers are made in: the context, its raw materials (each made when it is first asked for), and where sound goes. */
export interface Studio {
  readonly context: BaseAudioContext
  readonly random: Random
  /** Where a layer goes. */
  readonly dry: AudioNode
  /** What goes there comes back from the hills. */
  readonly echo: AudioNode
  readonly buffer: (material: Material) => AudioBuffer
}

/** Keeps the buffers of a context. */
export function createBuffers(context: BaseAudioContext, random: Random): Studio['buffer'] {
  const made = new Map<Material, AudioBuffer>()
  return (material) => {
    let buffer = made.get(material)
    if (!buffer) {
      const { fill, seconds, channels } = MATERIALS[material]
      buffer = makeBuffer(context, fill, seconds, channels, random)
      made.set(material, buffer)
    }
    return buffer
  }
}

/** A layer of sound. Times are those of the context. */
export interface Layer<Part> {
  /** Takes on a new state, smoothly. */
  readonly update: (part: Part, at: number) => void
  /** Lays out what happens from one time to another: a layer that only goes on has none. */
  readonly play?: (from: number, to: number) => void
}
