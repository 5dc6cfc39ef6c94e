import { Vector3 } from 'three'
import type { Weather } from '../world'
import type { Heavens, Standing } from './ephemeris'

/** What shines on a scene, for its exposure: a day and a night both fit the screen, and a night stays a night. */
export interface Daylight {
  readonly sun: Vector3
  readonly moon: Vector3
  /** Towards what gives the direct light. */
  readonly light: Vector3
  /** Above the air. */
  readonly sunLight: Vector3
  readonly moonLight: Vector3
  readonly directLight: Vector3
  /** How much of the sky is a closed sheet of cloud, 0 to 1. */
  readonly sheet: number
  /** How much of it hides the sky and takes from the direct light where the eye is: none above the clouds. */
  readonly overcast: number
  readonly overcastRadiance: Vector3
  /** Of stars and the upper air. */
  readonly nightRadiance: Vector3
  /** 0 by day, 1 when it is as dark as it gets. */
  readonly night: number
}

const DEGREES = 180 / Math.PI

/** Irradiance above the air on the scale of our exposure: π times the light that a surface under a sun of 20° was painted for. */
const SUN = new Vector3(14.5, 14.1, 13.5)

/** As eyes see moonlight, which is to say bluer than it is, and far too bright against the sun. */
const MOON = new Vector3(0.55, 0.78, 1.15)

/** A moonlit land is painted brighter against its sky than it is: it is what one looks at. */
const MOON_ON_LAND = 4.6
const NIGHT = new Vector3(0.016, 0.025, 0.046)

/** Without a moon eyes open wider: so many times as much again. */
const EYES_OPEN = 1.5

/** Below this height of the sun no peak is lit by it; above the other the moon adds nothing. In degrees. */
const SUN_GONE = -3.8
const MOON_BEGINS = -4.5
const NIGHT_COMES = -13

/**
 * Stops of exposure by the sun's height in degrees. The light that falls on level ground sinks by 5 stops from a sun of 20° to one on the
 * horizon and by 13 to one at −6° (P. Seidelmann, Explanatory Supplement to the Astronomical Almanac, 1992, section 9.3); eyes and pictures
 * make up for most of it.
 */
const EXPOSURE_STOPS: readonly (readonly [height: number, stops: number])[] = [
  [-14, 13.2],
  [-12, 12.9],
  [-9, 11.3],
  [-6, 8.5],
  [-4, 6.4],
  [-2, 4.4],
  [0, 2.9],
  [3, 1.6],
  [6, 0.95],
  [12, 0.35],
  [20, 0],
  [40, -0.4],
  [65, -0.55],
]

/** How bright a grey sky is on the screen, by the sun's height in degrees. */
const GREY_LIGHT: readonly (readonly [height: number, light: number])[] = [
  [-14, 0.012],
  [-9, 0.03],
  [-5, 0.1],
  [0, 0.34],
  [8, 0.62],
  [20, 0.97],
  [50, 1.2],
]
const GREY = new Vector3(0.94, 0.965, 1)

/** @param above how far the eye has come out of the clouds, 0 to 1 */
export function daylightOf({ sun, moon, moonShare }: Heavens, weather: Weather, above: number): Daylight {
  const height = sun.height * DEGREES
  const night = smooth(MOON_BEGINS, NIGHT_COMES, height)
  const sunLight = SUN.clone().multiplyScalar(2 ** between(EXPOSURE_STOPS, height))
  const moonLight = MOON.clone().multiplyScalar(moonShare ** 1.4 * smooth(MOON_BEGINS, -10, height) * smooth(-1, 1, moon.height * DEGREES))
  const isSunUp = height > SUN_GONE
  const nightRadiance = NIGHT.clone().multiplyScalar(night * (1 + EYES_OPEN * (1 - Math.min(1, moonLight.x / 0.2))))
  const sheet = Math.max(smooth(0.55, 1, weather.cloud), 0.9 * smooth(0, 0.4, Math.max(weather.rain, weather.snow)), weather.storm)
  const overcast = sheet * (1 - above)
  const grey = between(GREY_LIGHT, height) * (1 - 0.25 * weather.rain) * (1 - 0.5 * weather.storm)
  return {
    sun: towards(sun),
    moon: towards(moon),
    light: towards(isSunUp ? sun : moon),
    sunLight,
    moonLight,
    directLight: (isSunUp ? sunLight : moonLight.clone().multiplyScalar(MOON_ON_LAND))
      .clone()
      .multiplyScalar((1 - (0.9 - 0.2 * weather.storm) * overcast) * (1 - 0.7 * smooth(0.2, 1, weather.mist))),
    sheet,
    overcast: overcast * 0.94,
    overcastRadiance: GREY.clone()
      .multiplyScalar(grey)
      .add(nightRadiance)
      .addScaledVector(NIGHT, night * moonShare),
    nightRadiance,
    night,
  }
}

/** A unit vector, x east, y up, z south. */
function towards({ azimuth, height }: Standing): Vector3 {
  const level = Math.cos(height)
  return new Vector3(Math.sin(azimuth) * level, Math.sin(height), -Math.cos(azimuth) * level)
}

/** 0 at `from`, 1 at `to` and beyond. */
export function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** The value of a table at a place, with straight lines between its rows. */
function between(table: readonly (readonly [at: number, value: number])[], at: number): number {
  const next = table.findIndex(([place]) => place > at)
  const [from, to] = [table[Math.max(0, next - 1)], table[next]]
  if (next === 0 || !from || !to) return (next === 0 ? table[0] : table.at(-1))?.[1] ?? 0
  return from[1] + ((to[1] - from[1]) * (at - from[0])) / (to[0] - from[0])
}
