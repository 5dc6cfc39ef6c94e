import type { LifeGround } from './lifeGround'
import { LIFE_CHANNELS, LifeChannel } from './lifeState'
import type { SeasonWeather } from './seasonWeather'

/** What the growth model is given: planes of 0 to 1, row-major from the north-west. */
export interface GrowthInput {
  /** Multiples of four. */
  readonly columns: number
  readonly rows: number
  /** LIFE_CHANNELS planes. */
  readonly state: Float32Array
  /** 1 where a fire ran this season. */
  readonly burnt: Float32Array
  /** SITE_PLANES planes. */
  readonly site: Float32Array
  readonly weather: Float32Array
}

/** The growth model. @returns the change of each channel within the season */
export type Growth = (input: GrowthInput) => Promise<Float32Array>

/** What barren ground has none of. */
const LIVING = [
  LifeChannel.conifer,
  LifeChannel.broadleaf,
  LifeChannel.pioneer,
  LifeChannel.shrub,
  LifeChannel.grass,
  LifeChannel.age,
  LifeChannel.litter,
  LifeChannel.ash,
]

/** Cosine and sine of the seasons, which are quarters of a turn. */
const TURNS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

function weatherNumbers({ quarter, warmer, wetter, windEast, windSouth }: SeasonWeather): Float32Array {
  const [cosine, sine] = TURNS[quarter] ?? TURNS[0]
  return Float32Array.of(cosine, sine, warmer / 3, Math.log(wetter), windEast / 5, windSouth / 5)
}

/**
 * One season of a rectangle of land, before it is rounded to bytes.
 * @param bytes LIFE_CHANNELS planes
 * @returns as many planes of 0 to 1, or a little beyond
 */
export async function grown(
  growth: Growth,
  { columns, rows, bytes }: { readonly columns: number; readonly rows: number; readonly bytes: Uint8Array },
  { ground, burnt, weather }: { readonly ground: LifeGround; readonly burnt: Float32Array; readonly weather: SeasonWeather },
): Promise<Float32Array> {
  const size = columns * rows
  const state = new Float32Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) state[at] = (bytes[at] as number) / 255
  const change = await growth({ columns, rows, state, burnt, site: ground.site, weather: weatherNumbers(weather) })
  if (change.length !== LIFE_CHANNELS * size) throw new RangeError(`Expected ${LIFE_CHANNELS * size} changes, got ${change.length}.`)
  for (let at = 0; at < change.length; at++) state[at] = (state[at] as number) + (change[at] as number)
  for (const channel of LIVING) {
    for (let cell = 0, at = channel * size; cell < size; cell++, at++) if (ground.barren[cell]) state[at] = 0
  }
  return state
}
