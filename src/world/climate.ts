import type { Moment } from './moment'

// What a place is like, for eyes and ears: nothing that is stored hangs on it.

const DEGREE = Math.PI / 180
const TILT_DEGREES = 23.44

/** Days from the first of January to the coldest of the northern year. */
const COLDEST_DAY = 20

/**
 * How high the sun stands, in degrees: declination from the day, then the hour angle. To about a degree, which is enough for a bird.
 */
export function sunDegrees(latitude: number, { dayOfYear, hour }: Moment): number {
  const declination = -TILT_DEGREES * Math.cos(((dayOfYear + 10) / 365) * 2 * Math.PI) * DEGREE
  const phi = latitude * DEGREE
  const turn = (hour - 12) * 15 * DEGREE
  return Math.asin(Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(turn)) / DEGREE
}

/** Where the year stands at a place: 0 in midwinter, 0.25 in spring, 0.5 in midsummer, 0.75 in autumn. */
export function seasonAt(latitude: number, dayOfYear: number): number {
  const northern = (dayOfYear + 10) / 365
  return (northern + (latitude < 0 ? 0.5 : 0)) % 1
}

/**
 * Degrees Celsius of the air near the ground on an ordinary day, from where it is and when: warmest at the equator, colder by 6.5 degrees for every kilometre
 * up, with a year that is wider towards the poles and a day that is warmest at three.
 */
export function airTemperature(latitude: number, elevation: number, { dayOfYear, hour }: Moment): number {
  const daily = 4 * Math.cos(((hour - 15) / 12) * Math.PI)
  const northern = -Math.cos(((dayOfYear - COLDEST_DAY) / 365) * 2 * Math.PI)
  return yearlyMean(latitude, elevation) + yearlySwing(latitude) * (latitude < 0 ? -northern : northern) + daily
}

/** Degrees Celsius in the warmest month: where it is below ten, no trees stand. */
export function warmestMonth(latitude: number, elevation: number): number {
  return yearlyMean(latitude, elevation) + yearlySwing(latitude)
}

/** Snow grows and goes so many days after the air has got colder or warmer, and feels so much of the year's swing, since it lies for months. */
const SNOW_LAG_DAYS = 18
const SNOW_SWING = 0.8

/** Where such months are warmer than this, in degrees Celsius, snow does not lie. */
const SNOW_MELTS = 3.5

/** The elevation in learned metres above which snow lies on level ground; where it is below the sea, snow lies everywhere. By the climate that woods stand by. */
export function snowlineAt(latitude: number, dayOfYear: number): number {
  const squared = latitude * latitude
  const year = 27 - 0.0072 * squared
  const summer = 28 - 0.0028 * squared
  const northern = -Math.cos(((dayOfYear - COLDEST_DAY - SNOW_LAG_DAYS) / 365) * 2 * Math.PI)
  const months = year + SNOW_SWING * (summer - year) * (latitude < 0 ? -northern : northern)
  return (months - SNOW_MELTS) / LAPSE
}

/** Degrees Celsius that air gets colder by for every metre upwards. */
const LAPSE = 0.0065

function yearlyMean(latitude: number, elevation: number): number {
  return 28 - 0.0085 * latitude * latitude - LAPSE * Math.max(0, elevation)
}

function yearlySwing(latitude: number): number {
  return Math.min(18, 0.2 * Math.abs(latitude))
}
