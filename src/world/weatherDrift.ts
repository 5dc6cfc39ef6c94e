import { airTemperature } from './climate'
import { mix, unit } from './hash'
import type { Moment } from './moment'
import type { WeatherName } from './weather'

/** Hours between two knots of what the weather follows: fronts pass in a day or two. */
const SLOW_HOURS = 20
const QUICK_HOURS = 7
const QUICK_SHARE = 0.3
const HOURS_OF_YEAR = 365 * 24

/** Degrees Celsius below which it snows, and above which showers are thunderstorms at their worst. */
const SNOWS = 1.5
const THUNDERS = 11
/** Mist lies in the hours before and after sunrise. */
const MIST_HOURS = [4, 9] as const

/**
 * The weather of a moment when nobody holds it: it follows a smooth course from clear to foul and back, so that it never changes from sunshine to a storm, and it is the
 * same whenever that moment comes.
 * @param elevation learned metres
 */
export function weatherOf(moment: Moment, latitude: number, elevation: number): WeatherName {
  const hours = moment.dayOfYear * 24 + moment.hour
  const foul = (1 - QUICK_SHARE) * course(hours, SLOW_HOURS, 0x2f6e2b1) + QUICK_SHARE * course(hours, QUICK_HOURS, 0x5bd1e99)
  if (foul < 0.36) return 'clear'
  if (foul < 0.52) return 'fair'
  const isDamp = moment.hour >= MIST_HOURS[0] && moment.hour < MIST_HOURS[1]
  if (foul < 0.58) return isDamp ? 'mist' : 'fair'
  if (foul < 0.66) return 'overcast'
  const degrees = airTemperature(latitude, elevation, moment)
  if (degrees < SNOWS) return 'snow'
  return foul > 0.76 && degrees > THUNDERS ? 'storm' : 'rain'
}

/** Smooth between hashed values from 0 to 1 at knots some hours apart. The year's end joins its beginning. */
function course(hours: number, apart: number, salt: number): number {
  const knots = Math.round(HOURS_OF_YEAR / apart)
  const at = (hours / HOURS_OF_YEAR) * knots
  const first = Math.floor(at)
  const share = at - first
  const knot = (index: number) => unit(mix(Math.imul(index % knots, 0x9e3779b1) ^ salt) >>> 0)
  return knot(first) + (knot(first + 1) - knot(first)) * share * share * (3 - 2 * share)
}
