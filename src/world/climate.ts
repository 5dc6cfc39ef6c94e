import type { Moment } from './moment'

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

/** Up to this latitude leaves come in April; so many degrees nearer the pole they are as late as they can be, by six weeks (as from the Alps to Lapland). Nearer the equator woods know no season. */
const COMMON_LATITUDE = 47
const POLEWARD_DEGREES = 20
const SPRING = 0.25
const LATEST = 0.12
const NO_SEASONS = 12
const ALL_SEASONS = 24

/** Where the year of plants stands at a place, in the numbers of `seasonAt`: spring comes late and fast where it is cold, and near the equator it is always summer. */
export function plantSeasonAt(latitude: number, dayOfYear: number): number {
  const season = seasonAt(latitude, dayOfYear)
  const away = Math.abs(latitude)
  const spring = SPRING + LATEST * Math.max(0, Math.min(1, (away - COMMON_LATITUDE) / POLEWARD_DEGREES))
  const untilSummer = season < spring ? (season / spring) * SPRING : SPRING + ((season - spring) / (0.5 - spring)) * (0.5 - SPRING)
  const swing = Math.max(0, Math.min(1, (away - NO_SEASONS) / (ALL_SEASONS - NO_SEASONS)))
  return 0.5 + ((season < 0.5 ? untilSummer : season) - 0.5) * swing
}

/** What the air of a place is like over the years. */
export interface Climate {
  /** Mean of the year, in °C. */
  readonly annual: number
  /** Mean of the warmest month, in °C: trees need about ten (W. Köppen 1900). */
  readonly summer: number
}

/** Air gets colder by so many °C a metre upwards. */
const LAPSE = 0.0065

/** The air at a latitude, in degrees north, and an elevation: parabolas that lie near the Earth's zonal means. What is drawn, heard and grown goes by it. */
export function climateAt(latitude: number, elevation: number): Climate {
  const squared = latitude * latitude
  const chill = Math.max(0, elevation) * LAPSE
  return { annual: 27 - 0.0072 * squared - chill, summer: 28 - 0.0028 * squared - chill }
}

/** When the air is as warm as the whole day is on average. */
const MEAN_HOUR = 9

/** Degrees Celsius of the air near the ground on an ordinary day: warmest in the afternoon at three, and some weeks after midsummer. */
export function airTemperature(latitude: number, elevation: number, { dayOfYear, hour }: Moment): number {
  const { annual, summer } = climateAt(latitude, elevation)
  const daily = 4 * Math.cos(((hour - 15) / 12) * Math.PI)
  const northern = -Math.cos(((dayOfYear - COLDEST_DAY) / 365) * 2 * Math.PI)
  return annual + (summer - annual) * (latitude < 0 ? -northern : northern) + daily
}

/** Snow grows and goes so many days after the air has got colder or warmer, and feels so much of the year's swing, since it lies for months. */
const SNOW_LAG_DAYS = 18
const SNOW_SWING = 0.8

/** Where such months are warmer than this, in degrees Celsius, snow does not lie. */
const SNOW_MELTS = 3.5

/** The elevation in learned metres above which snow lies on level ground; where it is below the sea, snow lies everywhere. By the climate that woods stand by. */
export function snowlineAt(latitude: number, dayOfYear: number): number {
  const { annual, summer } = climateAt(latitude, 0)
  const northern = -Math.cos(((dayOfYear - COLDEST_DAY - SNOW_LAG_DAYS) / 365) * 2 * Math.PI)
  const months = annual + SNOW_SWING * (summer - annual) * (latitude < 0 ? -northern : northern)
  return (months - SNOW_MELTS) / LAPSE
}

/** The elevation in learned metres above which crowns are white: where snow lies, and the day is no warmer than 0 °C on the whole. Elsewhere they have shed it. */
export function crownSnowlineAt(latitude: number, dayOfYear: number): number {
  const midway = airTemperature(latitude, 0, { dayOfYear, hour: MEAN_HOUR })
  return Math.max(snowlineAt(latitude, dayOfYear), midway / LAPSE)
}
