import { MOST_SEASONS } from './deed'
import { DAYS_OF_YEAR, later, type Moment, seasonFrom } from './moment'

/** How fast time goes by: not at all, as it does outside, a day in a minute, a year in a minute. */
export const PACES = ['still', 'real', 'day', 'year'] as const
export type Pace = (typeof PACES)[number]

/** What goes by in a second. */
export const HOURS_PER_SECOND: Readonly<Record<Pace, number>> = { still: 0, real: 1 / 3600, day: 24 / 60, year: (DAYS_OF_YEAR * 24) / 60 }

/** A world's own time. */
export interface WorldClock extends Moment {
  /** Seasons since the world began. */
  readonly season: number
  readonly pace: Pace
  /** Whether time goes by while the world is closed. */
  readonly goesOn: boolean
}

/** While a world is closed, a century goes by at most. */
const LONGEST_AWAY_HOURS = 100 * DAYS_OF_YEAR * 24

/** No step over which `seasonFrom` could lose a year. */
const STEP_HOURS = 60 * 24

/**
 * A world's time after it was closed for so long by the clock on the wall. A clock that was set back takes nothing away.
 * @returns with the days that have passed
 */
export function clockAfter(clock: WorldClock, milliseconds: number): { readonly clock: WorldClock; readonly days: number } {
  const { pace, goesOn } = clock
  const asked = goesOn && milliseconds > 0 ? (milliseconds / 1000) * HOURS_PER_SECOND[pace] : 0
  // Where years fly, the hour stands.
  const hours = Math.min(LONGEST_AWAY_HOURS, pace === 'year' ? Math.floor(asked / 24) * 24 : asked)
  let { dayOfYear, hour, season }: WorldClock = clock
  for (let left = hours; left > 0; left -= STEP_HOURS) {
    const moment = later({ dayOfYear, hour }, Math.min(left, STEP_HOURS))
    dayOfYear = moment.dayOfYear
    hour = moment.hour
    season = Math.min(MOST_SEASONS, seasonFrom(season, dayOfYear))
  }
  return { clock: { ...clock, dayOfYear, hour, season }, days: hours / 24 }
}

/** A clock as somebody else wrote it down; undefined when it is none. */
export function parseClock(value: unknown): WorldClock | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { season, dayOfYear, hour, pace, goesOn } = value as Record<string, unknown>
  const named = PACES.find((name) => name === pace)
  if (!isWhole(season, MOST_SEASONS) || !isWhole(dayOfYear, DAYS_OF_YEAR - 1) || !isHour(hour) || !named) return undefined
  return { season, dayOfYear, hour, pace: named, goesOn: goesOn !== false }
}

function isWhole(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
}

function isHour(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 24
}
