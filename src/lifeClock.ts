import type { LifeClock } from './streaming'
import type { InterfaceStore } from './ui'
import { DAYS_OF_YEAR, type Pace, shareOfSeason } from './world'

const SEASONS_OF_YEAR = 4

/** A hundred years go by in half a minute, where the land can follow. */
export const FILM_SEASONS = 100 * SEASONS_OF_YEAR
export const FILM_SECONDS = 30

/** Seasons that go by in a second. */
const SEASONS_PER_SECOND: Readonly<Record<Pace, number>> = {
  still: 0,
  real: SEASONS_OF_YEAR / (DAYS_OF_YEAR * 24 * 3600),
  day: SEASONS_OF_YEAR / (DAYS_OF_YEAR * 60),
  year: SEASONS_OF_YEAR / 60,
}

/** The clock by which the land lives. */
export function lifeClock({ season, sky, film }: Pick<ReturnType<InterfaceStore['getState']>, 'season' | 'sky' | 'film'>): LifeClock {
  if (film) return { season: film.season, pace: FILM_SEASONS / FILM_SECONDS, from: film.from }
  return { season: season + shareOfSeason(sky), pace: SEASONS_PER_SECOND[sky.pace] }
}
