/** What the air does. All shares run from 0 to 1. */
export interface Weather {
  /** Of the sky under cumulus and its like. */
  readonly cloud: number
  /** How low and thick the haze lies, in valleys first. */
  readonly mist: number
  readonly rain: number
  readonly snow: number
  /** How much of a thunderstorm it is. */
  readonly storm: number
  /** Where the wind goes, in metres a second. */
  readonly wind: { readonly east: number; readonly south: number }
  /** How wet the ground is: it dries more slowly than rain ends. */
  readonly wetness: number
}

const DRY = { mist: 0, rain: 0, snow: 0, storm: 0, wetness: 0 }

/** When nobody has said otherwise: a few clouds and a breeze from the west. */
export const FAIR_WEATHER: Weather = { ...DRY, cloud: 0.25, wind: { east: 3, south: 1 } }

/** The weathers that can be asked for. */
export const WEATHERS = {
  clear: { ...DRY, cloud: 0, wind: { east: 1.5, south: 0.5 } },
  fair: FAIR_WEATHER,
  overcast: { ...DRY, cloud: 1, wind: { east: 4, south: 1 } },
  mist: { ...DRY, cloud: 0.1, mist: 0.75, wind: { east: 0.5, south: 0 }, wetness: 0.25 },
  rain: { ...DRY, cloud: 1, mist: 0.12, rain: 0.6, wind: { east: 6, south: 2 }, wetness: 0.9 },
  snow: { ...DRY, cloud: 1, mist: 0.1, snow: 0.6, wind: { east: 2, south: 1 }, wetness: 0.3 },
  storm: { ...DRY, cloud: 1, mist: 0.08, rain: 1, storm: 1, wind: { east: 12, south: 5 }, wetness: 1 },
} as const satisfies Record<string, Weather>

export type WeatherName = keyof typeof WEATHERS

/** A weather on its way from one to another. @param share 0 is the first, 1 the second */
export function blendWeather(from: Weather, to: Weather, share: number): Weather {
  const mix = (a: number, b: number) => a * (1 - share) + b * share
  return {
    cloud: mix(from.cloud, to.cloud),
    mist: mix(from.mist, to.mist),
    rain: mix(from.rain, to.rain),
    snow: mix(from.snow, to.snow),
    storm: mix(from.storm, to.storm),
    wind: { east: mix(from.wind.east, to.wind.east), south: mix(from.wind.south, to.wind.south) },
    wetness: mix(from.wetness, to.wetness),
  }
}

/** Degrees Celsius at which rain is half snow, and how far to either side it is all of the one. */
const FREEZES = 0.5
const FREEZES_WITHIN = 2

/** What falls in air of a temperature: where it is cold, rain falls as snow, and thunder is rare. Snow that somebody asked for falls in any air. */
export function fallsIn(weather: Weather, degrees: number): Weather {
  const cold = Math.min(1, Math.max(0, (FREEZES - degrees) / (2 * FREEZES_WITHIN) + 0.5))
  if (cold === 0 || weather.rain === 0) return weather
  return {
    ...weather,
    rain: weather.rain * (1 - cold),
    snow: Math.max(weather.snow, weather.rain * cold),
    storm: weather.storm * (1 - cold),
  }
}
