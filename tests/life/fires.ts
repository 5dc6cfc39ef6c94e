import { Fire, type FireSetting } from '../../src/life/Fire'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import type { SeasonWeather } from '../../src/life/seasonWeather'

export const SIDE = 61
export const MIDDLE = (SIDE - 1) / 2

/** A usual summer without wind. */
const CALM: SeasonWeather = { quarter: 2, warmer: 0, wetter: 1, windEast: 0, windSouth: 0 }

export interface FireCase {
  readonly seed?: number
  readonly weather?: Partial<SeasonWeather>
  /** Rise over run to the east. */
  readonly slopeEast?: number
  readonly isBarren?: (column: number, row: number) => boolean
  /** Soil water as a byte. */
  readonly water?: number
  readonly snow?: number
}

/** Woods of spruce with shrubs below, lit in the middle. */
export function light({ seed = 7, weather = {}, slopeEast = 0, isBarren = () => false, water = 90, snow = 0 }: FireCase): Fire {
  const size = SIDE * SIDE
  const bytes = new Uint8Array(LIFE_CHANNELS * size)
  const fill = (channel: number, value: number) => bytes.fill(value, channel * size, (channel + 1) * size)
  fill(LifeChannel.conifer, 150)
  fill(LifeChannel.shrub, 60)
  fill(LifeChannel.litter, 120)
  fill(LifeChannel.water, water)
  fill(LifeChannel.snow, snow)
  const barren = Float32Array.from({ length: size }, (_, cell) => (isBarren(cell % SIDE, Math.floor(cell / SIDE)) ? 1 : 0))
  const setting: FireSetting = {
    seed,
    season: 6,
    rect: { x: 100, y: -300, columns: SIDE, rows: SIDE },
    state: { columns: SIDE, rows: SIDE, bytes },
    ground: { slopeEast: new Float32Array(size).fill(slopeEast), slopeSouth: new Float32Array(size), barren, site: new Float32Array(0) },
    weather: { ...CALM, ...weather },
  }
  return new Fire(setting, [{ column: MIDDLE, row: MIDDLE }])
}

/** Lets a fire run for some ticks, or until it is out. */
export function run(fire: Fire, ticks = Number.POSITIVE_INFINITY): Fire {
  while (!fire.isOut && fire.tick < ticks) fire.advance()
  return fire
}

export function burntCells(fire: Fire): { readonly column: number; readonly row: number }[] {
  return [...fire.lit].flatMap((tick, cell) => (tick >= 0 ? [{ column: cell % SIDE, row: Math.floor(cell / SIDE) }] : []))
}
