/** Of the drawing, in its own units; the range input over it leaves as much room at its ends. */
const WIDTH = 304
const HEIGHT = 118
const MARGIN = 12
const HORIZON = 76

interface SunCourseProps {
  /** How high the sun stands from midnight to midnight, in radians; empty where it is not known yet. */
  readonly heights: readonly number[]
  readonly hour: number
}

/** The sun's way over the horizon and under it, with the sun at its hour. */
export function SunCourse({ heights, hour }: SunCourseProps) {
  const points = heights.map((height, step) => [placeOf((24 * step) / (heights.length - 1)), levelOf(height)] as const)
  const line = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const at = heights.length > 1 ? (hour / 24) * (heights.length - 1) : 0
  const before = heights[Math.floor(at)] ?? 0
  const after = heights[Math.ceil(at)] ?? before
  const height = before + (after - before) * (at % 1)
  const [x, y] = [placeOf(hour), levelOf(height)]
  const left = placeOf(0)
  const right = placeOf(24)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <defs>
        <clipPath id="dial-above">
          <path d={`M0 0H${WIDTH}V${HORIZON}H0Z`} />
        </clipPath>
        <clipPath id="dial-below">
          <path d={`M0 ${HORIZON}H${WIDTH}V${HEIGHT}H0Z`} />
        </clipPath>
        <linearGradient id="dial-day" x1="0" y1="0" x2="0" y2="1">
          <stop className="dial-zenith" offset="0" />
          <stop className="dial-horizon" offset="1" />
        </linearGradient>
      </defs>
      {line && (
        <>
          <path className="dial-light" clipPath="url(#dial-above)" d={`${line}V${HORIZON}H${left}Z`} fill="url(#dial-day)" />
          <path className="dial-night" clipPath="url(#dial-below)" d={`${line}V${HORIZON}H${left}Z`} />
          <path className="dial-line" clipPath="url(#dial-above)" d={line} />
          <path className="dial-line dial-line-below" clipPath="url(#dial-below)" d={line} />
        </>
      )}
      <path className="dial-ground" d={`M${left} ${HORIZON}H${right}`} />
      {[0, 6, 12, 18, 24].map((mark) => (
        <path key={mark} className="dial-ground" d={`M${placeOf(mark)} ${HORIZON - 3}v6`} />
      ))}
      {[6, 12, 18].map((mark) => (
        <text key={mark} x={placeOf(mark)} y={HEIGHT - 2} textAnchor="middle">
          {mark}
        </text>
      ))}
      <g className={y < HORIZON + 2 ? 'dial-sun' : 'dial-sun dial-sun-down'}>
        <circle cx={x} cy={y} r="16" />
        <circle cx={x} cy={y} r="8" />
      </g>
    </svg>
  )
}

function placeOf(hour: number): number {
  return MARGIN + (hour / 24) * (WIDTH - 2 * MARGIN)
}

/** The horizon is a quarter up the drawing; the zenith its top. */
function levelOf(height: number): number {
  const sine = Math.sin(height)
  return HORIZON - sine * (sine > 0 ? HORIZON - 10 : HEIGHT - HORIZON - 8)
}
