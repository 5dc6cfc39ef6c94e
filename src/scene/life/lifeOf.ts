import type { Weather } from '../../world'

/** What decides who is about. */
export interface Habitat {
  /** Of the eye above what lies below it, as drawn. */
  readonly heightMetres: number
  /** Learned metres. */
  readonly elevation: number
  readonly latitude: number
  /** 0 in midwinter, 0.25 in spring, 0.5 in midsummer, 0.75 in autumn. */
  readonly season: number
  readonly sunDegrees: number
  readonly weather: Weather
  /** Of the country around: how much of it is sea, and how steep it is, 0 to 1. */
  readonly sea: number
  readonly ruggedness: number
  readonly isOverWater: boolean
}

/** How much there is of each: 0 none, 1 as much as there ever is. */
export interface Life {
  readonly soarers: number
  readonly gulls: number
  readonly geese: number
  readonly starlings: number
  readonly swifts: number
  readonly butterflies: number
  readonly fireflies: number
  readonly leaves: number
  readonly petals: number
}

/** Higher than this above the ground nothing near it is seen, as drawn. */
const NEAR_METRES = 26

/** Who is about, by hour, season, weather and country. */
export function lifeOf(habitat: Habitat): Life {
  const { heightMetres, elevation, latitude, season, sunDegrees: sun, weather, sea, ruggedness, isOverWater } = habitat
  const wind = Math.hypot(weather.wind.east, weather.wind.south)
  const dry = (1 - ramp(0.15, 0.6, weather.rain + weather.snow)) * (1 - ramp(0.1, 0.5, weather.storm))
  const still = 1 - ramp(7, 13, wind)
  const day = ramp(-3, 3, sun)
  const isTropic = Math.abs(latitude) < 23
  const spring = isTropic ? 0.3 : around(season, 0.3)
  const summer = isTropic ? 1 : around(season, 0.5)
  const autumn = isTropic ? 0 : around(season, 0.8)
  const treeLine = 3900 - 1.05 * latitude * latitude
  const green = (1 - ramp(treeLine - 200, treeLine + 300, elevation)) * (isOverWater ? 0 : 1)
  const near = 1 - ramp(NEAR_METRES * 0.6, NEAR_METRES, heightMetres)
  const land = 1 - ramp(0.6, 1, sea)
  return {
    soarers: ramp(4, 14, sun) * dry * still * land * (0.4 + 0.6 * ramp(0.1, 0.4, ruggedness)) * (1 - ramp(600, 1100, heightMetres)),
    gulls: day * (1 - ramp(0.5, 1, weather.storm)) * ramp(0.04, 0.25, sea) * (1 - ramp(140, 260, heightMetres)),
    geese:
      ramp(-8, -1, sun) *
      dry *
      Math.max(around(season, 0.24), around(season, 0.79)) *
      (isTropic ? 0 : 1) *
      (1 - ramp(500, 900, heightMetres)),
    starlings: day * dry * still * green * Math.max(autumn, 0.5 * spring) * (1 - ramp(110, 200, heightMetres)),
    swifts: day * dry * still * green * summer * (1 - ramp(160, 260, heightMetres)),
    butterflies: ramp(12, 25, sun) * dry * still * green * Math.max(summer, 0.5 * spring) * near,
    fireflies: ramp(0, -5, sun) * ramp(-40, -14, sun) * dry * still * green * summer * near,
    leaves: dry * green * autumn * ramp(0.5, 4, wind) * near * ramp(-9, -2, sun),
    petals: dry * green * around(season, 0.27) * ramp(0.3, 3, wind) * near * day,
  }
}

/** 0 below one value, 1 above another, smooth between; the values may also fall. */
function ramp(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

/** 1 at a time of the year, 0 a sixth of a year before and after. */
function around(season: number, middle: number): number {
  const apart = Math.abs(((season - middle + 1.5) % 1) - 0.5)
  return 1 - ramp(0.07, 0.17, apart)
}
