import type { LaterWords } from './words/enLater'

type DialWords = LaterWords['dial']

const PARTS: readonly (readonly [until: number, part: keyof DialWords['parts']])[] = [
  [4, 'night'],
  [6, 'earlyMorning'],
  [11, 'morning'],
  [13.5, 'noon'],
  [17, 'afternoon'],
  [21, 'evening'],
  [24, 'night'],
]

/** '07:30'. */
export function clockOf(hour: number): string {
  const minutes = Math.round(hour * 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The part of the day: 'morning'. */
export function partOf(hour: number, { parts }: DialWords): string {
  return parts[PARTS.find(([until]) => hour < until)?.[1] ?? 'night']
}

/** '07:30, morning'. */
export function describeHour(hour: number, words: DialWords): string {
  return `${clockOf(hour)}${words.and}${partOf(hour, words)}`
}

/** '5 September'; years here have no leap day. */
export function dateOf(dayOfYear: number, { dateLocale }: DialWords): string {
  const format = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(Date.UTC(2001, 0, 1 + Math.floor(dayOfYear)))
}

/** 'summer'; the other way round south of the equator. */
export function seasonOf(dayOfYear: number, isSouthern: boolean, { seasons }: DialWords): string {
  // Seasons begin with the solstices and equinoxes, a quarter of the year each.
  const quarter = Math.floor((((dayOfYear + 11) % 365) / 365) * 4 + (isSouthern ? 2 : 0)) % 4
  return seasons[quarter] ?? ''
}

/** '5 September, summer'. */
export function describeDay(dayOfYear: number, isSouthern: boolean, words: DialWords): string {
  return `${dateOf(dayOfYear, words)}${words.and}${seasonOf(dayOfYear, isSouthern, words)}`
}
