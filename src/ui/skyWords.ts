const HOURS: readonly (readonly [until: number, name: string])[] = [
  [4, 'night'],
  [6, 'early morning'],
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

/** '07:30, morning'. */
export function describeHour(hour: number): string {
  return `${clockOf(hour)}, ${HOURS.find(([until]) => hour < until)?.[1] ?? 'night'}`
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** '5 September'. */
export function dateOf(dayOfYear: number): string {
  let day = Math.floor(dayOfYear)
  let month = 0
  while (month < 11 && day >= (MONTHS[month] ?? 31)) day -= MONTHS[month++] ?? 31
  return `${day + 1} ${MONTH_NAMES[month]}`
}

const SEASONS = ['winter', 'spring', 'summer', 'autumn']

/** '5 September, summer'; the other way round south of the equator. */
export function describeDay(dayOfYear: number, isSouthern: boolean): string {
  // Seasons begin with the solstices and equinoxes, a quarter of the year each.
  const quarter = Math.floor((((dayOfYear + 11) % 365) / 365) * 4 + (isSouthern ? 2 : 0)) % 4
  return `${dateOf(dayOfYear)}, ${SEASONS[quarter]}`
}
