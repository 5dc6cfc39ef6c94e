import {
  type Fill,
  fillBrown,
  fillBubbles,
  fillCrackle,
  fillCrickets,
  fillEcho,
  fillPatter,
  fillPink,
  fillStep,
  fillWander,
  fillWhite,
} from './noises'
import { createRandom } from './random'

interface Recipe {
  readonly fill: Fill
  readonly seconds: number
  readonly channels: number
}

/** Left and right differ. */
const STEREO = 2
/** No two steps alike: the channels are taken one by one. */
const STEPS = 4

/** What everything is made of. Together some 16 MB at 48 kHz. */
const RECIPES = {
  white: { fill: fillWhite, seconds: 3.1, channels: STEREO },
  pink: { fill: fillPink, seconds: 7.3, channels: STEREO },
  brown: { fill: fillBrown, seconds: 8.9, channels: STEREO },
  wander: { fill: fillWander, seconds: 0.2, channels: 1 },
  patter: { fill: fillPatter, seconds: 4.7, channels: STEREO },
  drops: { fill: fillBubbles(34, 900, 4200), seconds: 5.3, channels: STEREO },
  brook: { fill: fillBubbles(95, 320, 1900), seconds: 5.1, channels: STEREO },
  crackle: { fill: fillCrackle, seconds: 6.7, channels: STEREO },
  crickets: { fill: fillCrickets, seconds: 9.1, channels: STEREO },
  echo: { fill: fillEcho, seconds: 2.2, channels: STEREO },
  grass: { fill: fillStep({ grains: 90, decay: 4 }), seconds: 0.26, channels: STEPS },
  stone: { fill: fillStep({ grains: 240, decay: 7 }), seconds: 0.2, channels: STEPS },
  sand: { fill: fillStep({ grains: 420, decay: 4 }), seconds: 0.3, channels: STEPS },
  snow: { fill: fillStep({ grains: 700, decay: 2.5 }), seconds: 0.34, channels: STEPS },
  water: { fill: fillStep({ grains: 120, decay: 4 }), seconds: 0.4, channels: STEPS },
} as const satisfies Record<string, Recipe>

export type Material = keyof typeof RECIPES

/** Samples of every material, a channel each. */
export type Materials = Readonly<Record<Material, readonly Float32Array<ArrayBuffer>[]>>

/** Makes all materials: a good part of a second's work, for a worker. */
export function makeMaterials(sampleRate: number, seed: number): Materials {
  const random = createRandom(seed)
  const made = Object.entries<Recipe>(RECIPES).map(([name, { fill, seconds, channels }]) => {
    const samples = Array.from({ length: channels }, () => {
      const channel = new Float32Array(Math.round(seconds * sampleRate))
      fill(channel, sampleRate, random)
      return channel
    })
    return [name, samples] as const
  })
  return Object.fromEntries(made) as unknown as Materials
}
