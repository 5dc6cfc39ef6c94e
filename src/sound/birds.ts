import type { Weather } from '../world'
import type { Species } from './songs'
import { nearness, ramp, type Surroundings } from './soundscape'

/** How a kind of bird is heard now. */
export interface BirdPart {
  /** Songs a minute of one singer; 0 when it is silent. */
  readonly perMinute: number
  /** How far they sit, as drawn. */
  readonly nearestMetres: number
  readonly farthestMetres: number
  readonly singers: number
  /** 0 to 1. */
  readonly level: number
}

export type BirdParts = Readonly<Record<Species, BirdPart>>

/** Which birds sing, by hour, season, country and weather. */
export function birdsOf(around: Surroundings, { rain, snow, storm }: Weather): BirdParts {
  const { sunDegrees: sun, isMorning, spring, summer, autumn, woods, meadow, coast, ruggedness, temperature, latitude, windSpeed } = around
  const fine = (1 - ramp(0.1, 0.6, rain + snow)) * (1 - ramp(0.1, 0.5, storm)) * (1 - ramp(6, 14, windSpeed))
  const tough = (1 - ramp(0.3, 0.8, storm)) * (1 - ramp(0.4, 0.9, snow)) * (1 - ramp(12, 20, windSpeed))
  const isTropic = Math.abs(latitude) < 25
  const singing = isTropic ? 0.8 : Math.min(1, spring + 0.55 * summer + 0.08 * autumn)
  const dawn = isMorning ? ramp(-9, -3, sun) * (1 - ramp(6, 20, sun)) : 0
  const dusk = isMorning ? 0 : ramp(-7, -2, sun) * (1 - ramp(3, 12, sun))
  const day = ramp(-2, 6, sun)
  const night = ramp(-5, -9, sun)
  const chorus = Math.min(1, dawn + 0.6 * dusk + 0.5 * day)
  const alive = ramp(-8, 4, temperature)
  const low = nearness(around.heightMetres, 55)
  const high = nearness(around.heightMetres, 170)
  const temperate = isTropic ? 0 : 1
  const part = (perMinute: number, nearestMetres: number, farthestMetres: number, singers: number, level: number): BirdPart => {
    const isHeard = perMinute > 0.15 && level > 0.02
    return { perMinute: isHeard ? perMinute : 0, nearestMetres, farthestMetres, singers, level }
  }
  const song = singing * chorus * fine * alive
  return {
    flautist: part(11 * song * woods * temperate * (1 - 0.6 * day * (1 - dawn)), 10, 60, 2, 0.8 * low),
    twoNote: part(9 * song * woods * temperate * (1 - 0.4 * dusk), 8, 45, 1, 0.5 * low),
    cascade: part(9 * song * woods * temperate, 10, 50, 2, 0.55 * low),
    rattler: part(6 * song * Math.max(woods, 0.3 * meadow), 6, 30, 1, 0.5 * low),
    lark: part(4.5 * singing * fine * alive * meadow * ramp(2, 12, sun), 25, 70, 1, 0.5 * nearness(around.heightMetres, 90)),
    cuckoo: part(2.2 * spring * fine * alive * woods * temperate * ramp(-8, 0, sun), 90, 200, 1, 0.8 * high),
    contact: part(4 * (1 - 0.6 * singing) * day * tough * woods * ramp(-16, -6, temperature), 5, 25, 2, 0.35 * low),
    raven: part(2.2 * day * tough * Math.max(0.25, ruggedness) * (1 - coast) * (around.isWater ? 0 : 1), 40, 180, 1, 0.7 * high),
    buzzard: part(1.4 * ramp(8, 25, sun) * fine * ruggedness * Math.max(woods, meadow) * alive, 60, 200, 1, 0.5 * high),
    gull: part(5 * ramp(-5, 3, sun) * tough * coast * ramp(-12, -2, temperature), 25, 140, 3, 0.6 * high),
    owl: part(
      2.2 * night * woods * fine * temperate * (0.5 + 0.5 * Math.max(autumn, spring)) * ramp(-14, -4, temperature),
      40,
      160,
      2,
      0.8 * high,
    ),
    nightingale: part(6 * spring * night * woods * fine * temperate * ramp(7, 12, temperature), 20, 70, 1, 0.6 * low),
    oriole: part(
      (isTropic ? 8 * chorus : 4 * summer * day) * fine * woods * ramp(14, 20, temperature),
      15,
      70,
      isTropic ? 3 : 1,
      0.6 * low,
    ),
  }
}
