/** A moment of a world's year, by the sun where it is seen from. */
export interface Moment {
  /** Days since the year began, 0 to below 365; the fraction does not count, the hour does. */
  readonly dayOfYear: number
  /** Hours since midnight, 0 to below 24: at 12 the sun stands highest. */
  readonly hour: number
}

/** When a world opens until somebody turns its clock: towards evening in high summer, with long light. */
export const OPENING_MOMENT: Moment = { dayOfYear: 200, hour: 18 }

/** On the Earth, a degree of latitude. */
const LEARNED_METRES_PER_DEGREE = 111_200

/** Where worlds have their origin, in degrees north. */
const ORIGIN_LATITUDE = 46

/**
 * Degrees north, −90 to 90, of a place so many learned metres south of the origin: the world is the Earth's size from pole to pole, and goes
 * on behind each pole as it came.
 */
export function latitudeAt(south: number): number {
  const along = (((90 - ORIGIN_LATITUDE + south / LEARNED_METRES_PER_DEGREE) % 360) + 360) % 360
  return 90 - (along <= 180 ? along : 360 - along)
}

export const DAYS_OF_YEAR = 365

/** Days of the year before that begin the northern winter. */
const DECEMBER_DAYS = 31

/** The first season from one on, counted since the world began, that a day of the year lies in. Every fourth is a northern winter, from December to February. */
export function seasonFrom(season: number, dayOfYear: number): number {
  const quarter = Math.floor((4 * ((dayOfYear + DECEMBER_DAYS) % DAYS_OF_YEAR)) / DAYS_OF_YEAR)
  return season + ((((quarter - season) % 4) + 4) % 4)
}

/** How much of its season has gone by at a moment, 0 to below 1. */
export function shareOfSeason({ dayOfYear, hour }: Moment): number {
  return ((4 * ((dayOfYear + hour / 24 + DECEMBER_DAYS) % DAYS_OF_YEAR)) / DAYS_OF_YEAR) % 1
}

/** So many hours later, or earlier; after the last day of a year comes its first. */
export function later({ dayOfYear, hour }: Moment, hours: number): Moment {
  const passed = hour + hours
  const days = Math.floor(passed / 24)
  const day = (((Math.floor(dayOfYear) + days) % DAYS_OF_YEAR) + DAYS_OF_YEAR) % DAYS_OF_YEAR
  return { dayOfYear: day, hour: Math.min(passed - days * 24, 23.999999) }
}
