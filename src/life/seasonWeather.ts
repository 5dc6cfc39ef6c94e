import { deviate, HashField, hashCell, LIFE_LEVEL } from '../world'
import { exponential } from './exponential'

/** Seasons of a year: winter, spring, summer, autumn of the place's own hemisphere. */
const SEASONS_OF_YEAR = 4

/** What a season is like, against what is usual there. */
export interface SeasonWeather {
  /** 0 winter, 1 spring, 2 summer, 3 autumn. */
  readonly quarter: number
  /** °C */
  readonly warmer: number
  /** Rain over usual rain. */
  readonly wetter: number
  /** Where the wind goes, in metres a second. */
  readonly windEast: number
  readonly windSouth: number
}

/** How hands have changed the climate for good. */
export interface ClimateChange {
  /** °C */
  readonly warmer: number
  /** Logarithm of rain over what it was. */
  readonly wetter: number
}

const SAME_CLIMATE: ClimateChange = { warmer: 0, wetter: 0 }

const YEAR_DEGREES = 0.6
const SEASON_DEGREES = 0.9
const YEAR_WETNESS = 0.2
const SEASON_WETNESS = 0.3
/** Dry and wet seasons bring as much rain together as usual ones. */
const MEAN_WETNESS = -0.06
const DRIEST = 0.05
const WETTEST = 3
const USUAL_WIND = 4
const WIND_SPREAD = 1.5
/** How far south of east or west it blows, as a share of its speed. */
const WIND_TURN = 0.35

/**
 * A season's weather, from the seed and the season's number alone.
 * @param westerly how much of the wind comes from the west, 0 to 1
 */
export function seasonWeather(seed: number, season: number, westerly: number, change: ClimateChange = SAME_CLIMATE): SeasonWeather {
  const year = Math.floor(season / SEASONS_OF_YEAR)
  const draw = (of: number, what: number) => deviate(hashCell(seed, HashField.seasonWeather, LIFE_LEVEL, of, what))
  const wet = YEAR_WETNESS * draw(year, 1) + SEASON_WETNESS * draw(season, 2) + MEAN_WETNESS + change.wetter
  const speed = Math.max(0, USUAL_WIND + WIND_SPREAD * draw(season, 3))
  const turn = Math.max(-0.7, Math.min(0.7, WIND_TURN * draw(season, 4)))
  return {
    quarter: season - SEASONS_OF_YEAR * year,
    warmer: YEAR_DEGREES * draw(year, 5) + SEASON_DEGREES * draw(season, 6) + change.warmer,
    wetter: Math.min(WETTEST, Math.max(DRIEST, exponential(wet))),
    windEast: (2 * westerly - 1) * speed,
    windSouth: turn * speed,
  }
}
