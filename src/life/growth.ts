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

/** The growth model. @returns the change of each channel within the season, in memory that is the caller's from then on */
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

/** What each byte stands for. */
const SHARES = Float32Array.from({ length: 256 }, (_, byte) => byte / 255)

export interface GrowingLand {
  readonly columns: number
  readonly rows: number
  /** LIFE_CHANNELS planes. */
  readonly bytes: Uint8Array
  /** Memory for as many numbers, which mean nothing before and after. */
  readonly planes?: Float32Array
}

/**
 * One season of a rectangle of land, before it is rounded to bytes.
 * @returns as many planes of 0 to 1, or a little beyond
 */
export async function grown(
  growth: Growth,
  { columns, rows, bytes, planes: state = new Float32Array(bytes.length) }: GrowingLand,
  { ground, burnt, weather }: { readonly ground: LifeGround; readonly burnt: Float32Array; readonly weather: SeasonWeather },
): Promise<Float32Array> {
  const size = columns * rows
  toShares(bytes, state)
  const values = await growth({ columns, rows, state, burnt, site: ground.site, weather: weatherNumbers(weather) })
  if (values.length !== LIFE_CHANNELS * size) throw new RangeError(`Expected ${LIFE_CHANNELS * size} changes, got ${values.length}.`)
  addShares(bytes, values)
  clear(ground.barren, values)
  return values
}

function toShares(bytes: Uint8Array, planes: Float32Array): void {
  for (let at = 0; at < bytes.length; at++) planes[at] = SHARES[bytes[at] as number] as number
}

function addShares(bytes: Uint8Array, planes: Float32Array): void {
  for (let at = 0; at < bytes.length; at++) planes[at] = (SHARES[bytes[at] as number] as number) + (planes[at] as number)
}

/** Nothing lives where nothing can. */
function clear(barren: Float32Array, planes: Float32Array): void {
  const size = barren.length
  for (let cell = 0; cell < size; cell++) if (barren[cell]) for (const channel of LIVING) planes[channel * size + cell] = 0
}
