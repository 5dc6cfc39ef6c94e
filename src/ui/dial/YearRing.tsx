import { useLaterWords } from '../words/useWords'

const WIDTH = 304
const MARGIN = 12
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** Solstices and equinoxes divide the year: days from the first of January, and the season that begins in the north. */
const SEASONS = [
  { from: 0, to: 79, north: 'winter', south: 'summer' },
  { from: 79, to: 171, north: 'spring', south: 'autumn' },
  { from: 171, to: 265, north: 'summer', south: 'winter' },
  { from: 265, to: 355, north: 'autumn', south: 'spring' },
  { from: 355, to: 365, north: 'winter', south: 'summer' },
] as const

/** The year laid out along a low arc, in the colours of its seasons, with a bead at the day. */
export function YearRing({ dayOfYear, isSouthern }: { readonly dayOfYear: number; readonly isSouthern: boolean }) {
  const { months } = useLaterWords().dial
  return (
    <svg viewBox={`0 0 ${WIDTH} 44`} aria-hidden="true">
      {SEASONS.map(({ from, to, north, south }) => (
        <path key={from} className={`dial-season dial-${isSouthern ? south : north}`} d={arc(from, to)} />
      ))}
      {months.map((letter, month) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: months have no other name here, J is three of them
          key={month}
          x={placeOf((MONTH_STARTS[month] ?? 0) + 15)}
          y={levelOf((MONTH_STARTS[month] ?? 0) + 15) + 20}
          textAnchor="middle"
        >
          {letter}
        </text>
      ))}
      <circle className="dial-bead" cx={placeOf(dayOfYear)} cy={levelOf(dayOfYear)} r="7" />
    </svg>
  )
}

function placeOf(day: number): number {
  return MARGIN + (day / 364) * (WIDTH - 2 * MARGIN)
}

/** Midsummer's side of the arc stands a little higher. */
function levelOf(day: number): number {
  const share = day / 364
  return 21 - 44 * share * (1 - share)
}

function arc(from: number, to: number): string {
  const days = Array.from({ length: 13 }, (_, i) => from + ((Math.min(to, 364) - from) * i) / 12)
  return days.map((day, i) => `${i === 0 ? 'M' : 'L'}${placeOf(day).toFixed(1)} ${levelOf(day).toFixed(1)}`).join('')
}
