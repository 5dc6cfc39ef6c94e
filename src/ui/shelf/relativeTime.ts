const SECONDS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago something was, in words. Both in milliseconds since 1970. */
export function relativeTime(then: number, now: number, locale: string, justNow: string): string {
  const seconds = Math.max(0, now - then) / 1000
  const found = SECONDS.find(([, length]) => seconds >= length)
  if (!found) return justNow
  const [unit, length] = found
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(seconds / length), unit)
}
