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

/** When nobody has said otherwise: a few clouds and a breeze from the west. */
export const FAIR_WEATHER: Weather = { cloud: 0.25, mist: 0, rain: 0, snow: 0, storm: 0, wind: { east: 3, south: 1 }, wetness: 0 }
