import type { Keepsakes } from '../library'
import { DAYS_OF_YEAR, OPENING_MOMENT, type Pace, WEATHERS, type WeatherName } from '../world'

/** Hour, date and weather, as hands set them. */
export interface SkyState {
  /** 0 to 364. */
  readonly dayOfYear: number
  /** 0 to below 24. */
  readonly hour: number
  readonly weather: WeatherName
  readonly pace: Pace
}

export const OPENING_SKY: SkyState = { ...OPENING_MOMENT, weather: 'fair', pace: 'still' }

const NAME = 'terrella.sky'
const LONGEST_SEARCH = 2000
const NUMBER = /^\d{1,3}(\.\d{1,4})?$/

/** Reads `?hour=18.5&day=200&weather=mist`, each for itself; what is not exactly so, or no hour, day or weather, is as if it were not there. */
export function readSky(search: string): Partial<SkyState> {
  if (search.length > LONGEST_SEARCH) return {}
  const parameters = new URLSearchParams(search)
  const hour = readNumber(parameters.get('hour'), 24)
  const day = readNumber(parameters.get('day'), DAYS_OF_YEAR)
  const weather = (Object.keys(WEATHERS) as WeatherName[]).find((name) => name === parameters.get('weather'))
  return {
    ...(hour !== undefined && { hour }),
    ...(day !== undefined && { dayOfYear: Math.floor(day) }),
    ...(weather && { weather }),
  }
}

/** Writes hour, date and weather into the query of an address, and leaves everything else in it as it was. What is as worlds open is left out. */
export function writeSky(search: string, { hour, dayOfYear, weather }: SkyState): string {
  const parameters = new URLSearchParams(search.length > LONGEST_SEARCH ? '' : search)
  const others = [...parameters].filter(([name]) => !['hour', 'day', 'weather'].includes(name))
  const own = [
    Math.abs(hour - OPENING_SKY.hour) >= 0.005 &&
      `hour=${Math.min(hour, 23.99)
        .toFixed(2)
        .replace(/\.?0+$/, '')}`,
    dayOfYear !== OPENING_SKY.dayOfYear && `day=${dayOfYear}`,
    weather !== OPENING_SKY.weather && `weather=${weather}`,
  ]
  // Commas stay readable: they separate, and mean nothing else in a query.
  const kept = others.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  const all = [...kept, ...own].filter(Boolean)
  return all.length > 0 ? `?${all.join('&')}` : ''
}

/** The sky that was last set here; an empty one where nothing is kept. */
export function rememberedSky(keepsakes: Keepsakes): Partial<SkyState> {
  return readSky(keepsakes.get(NAME) ?? '')
}

/** Remembers the sky for the next visit. */
export function rememberSky(keepsakes: Keepsakes, sky: SkyState): void {
  keepsakes.set(NAME, writeSky('', sky))
}

function readNumber(text: string | null, below: number): number | undefined {
  const value = text !== null && NUMBER.test(text) ? Number(text) : Number.NaN
  return value < below ? value : undefined
}
