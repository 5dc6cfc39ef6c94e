import {
  airTemperature,
  climateAt,
  latitudeAt,
  type Moment,
  seasonAt,
  sunDegrees,
  type Weather,
  WORLD_METRES_PER_LEARNED_METRE,
} from '../world'
import type { GroundNear } from './groundNear'

/** All that decides what is heard, as plain data. */
export interface Soundscape {
  /** Learned metres, and radians clockwise from north. */
  readonly eye: { readonly south: number; readonly elevation: number; readonly yaw: number }
  /** As drawn, a second. */
  readonly speed: number
  readonly isOnFoot: boolean
  /** Undefined while no land is there. */
  readonly ground: GroundNear | undefined
  readonly moment: Moment
  readonly weather: Weather
  /** What the hand is moving, or doing to what grows. */
  readonly hand: 'earth' | 'water' | 'plant' | 'clear' | 'fire' | 'rain' | 'drought' | undefined
  /** A fire that burns around: how near, and how large, as shares from 0 to 1. */
  readonly fire?: { readonly nearness: number; readonly size: number } | undefined
}

/** What follows from a soundscape for everything that sounds. Shares run from 0 to 1. */
export interface Surroundings {
  /** Of the eye above ground or water, as drawn. */
  readonly heightMetres: number
  readonly isWater: boolean
  readonly exposure: number
  readonly ruggedness: number
  readonly slope: number
  /** Of trees: a guess from the climate and the slope. */
  readonly woods: number
  /** Of open grass. */
  readonly meadow: number
  /** How near sea shores are. */
  readonly coast: number
  /** Degrees Celsius. */
  readonly temperature: number
  /** Of snow on the ground. */
  readonly snowCover: number
  readonly sunDegrees: number
  readonly isMorning: boolean
  /** Most in the middle of each. */
  readonly spring: number
  readonly summer: number
  readonly autumn: number
  /** Metres a second at the eye, flight not counted. */
  readonly windSpeed: number
  readonly latitude: number
}

/** When the air is as warm as on the mean of the day. */
const MEAN_HOUR = 9

const NO_GROUND: GroundNear = { elevation: 0, isWater: true, slope: 0, exposure: 0, ruggedness: 0, shore: undefined }

export function surroundingsOf({ eye, ground, moment, weather }: Soundscape): Surroundings {
  const { elevation, isWater, slope, exposure, ruggedness, shore } = ground ?? NO_GROUND
  const latitude = latitudeAt(eye.south)
  const heightMetres = Math.max(0, (eye.elevation - elevation) * WORLD_METRES_PER_LEARNED_METRE)
  const temperature = airTemperature(latitude, elevation, moment)
  const ofDay = airTemperature(latitude, elevation, { ...moment, hour: MEAN_HOUR })
  const season = seasonAt(latitude, moment.dayOfYear)
  const warmest = climateAt(latitude, elevation).summer
  const land = isWater ? 0 : 1
  const woods = land * ramp(9.3, 11.4, warmest) * (1 - ramp(0.6, 1.1, slope)) * 0.8
  const meadow = land * ramp(5.5, 9.5, warmest) * (1 - ramp(0.4, 0.8, slope)) * (1 - 0.6 * woods)
  // Wind grows with the height above the ground, and over ridges.
  const sheltered = 0.55 + 0.45 * ramp(0, 60, heightMetres)
  const windSpeed = Math.hypot(weather.wind.east, weather.wind.south) * (sheltered + 0.45 * Math.max(0, exposure))
  return {
    heightMetres,
    isWater,
    exposure,
    ruggedness,
    slope,
    woods,
    meadow,
    coast: shore?.kind === 'sea' ? nearness(shore.worldMetres, 150) * ramp(0, 0.15, shore.openness) : 0,
    temperature,
    snowCover: land * Math.max(ramp(1, -4, ofDay), ramp(0.1, 0.6, weather.snow)),
    sunDegrees: sunDegrees(latitude, moment),
    isMorning: moment.hour < 12,
    spring: around(season, 0.3),
    summer: around(season, 0.5),
    autumn: around(season, 0.78),
    windSpeed,
    latitude,
  }
}

/** 0 below one value, 1 above another, smooth between; the values may also fall. */
export function ramp(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

/** 1 at no distance, a half at `half`, and less beyond. */
export function nearness(distance: number, half: number): number {
  const share = distance / half
  return 1 / (1 + share * share)
}

/** 1 at a time of the year, 0 a fifth of a year before and after. */
function around(season: number, middle: number): number {
  const apart = Math.abs(((season - middle + 1.5) % 1) - 0.5)
  return 1 - ramp(0.06, 0.2, apart)
}
