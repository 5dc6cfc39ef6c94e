import { nearness, ramp, type Soundscape, type Surroundings } from './soundscape'

/** What one hears under one's feet. */
export type Footing = 'grass' | 'stone' | 'sand' | 'snow' | 'water'

/** How loud each layer is: 0 is silence, 1 as loud as that layer ever is. */
export interface Levels {
  readonly wind: {
    readonly level: number
    /** 0 a soft breath, 1 a roar. */
    readonly force: number
    /** In wires and edges, at ridges. */
    readonly whistle: number
    /** In leaves and needles. */
    readonly leaves: number
  }
  readonly water: { readonly surf: number; readonly lap: number; readonly brook: number }
  readonly rain: { readonly ground: number; readonly water: number; readonly leaves: number }
  /** How much of thunder comes through: less under the wind of a high flight. */
  readonly thunder: number
  readonly insects: {
    readonly level: number
    /** Chirps are slow in the cool and fast in the warm: 1 at 20 °C. */
    readonly rate: number
  }
  readonly hand: { readonly earth: number; readonly water: number }
  /** What the hand does to what grows. */
  readonly tending: { readonly planting: number; readonly felling: number; readonly parching: number }
  readonly fire: { readonly crackle: number; readonly roar: number }
  /** Undefined when nobody walks. */
  readonly steps: { readonly footing: Footing; readonly perSecond: number } | undefined
}

/** Rain that the hand pours. */
const POURED_RAIN = 0.75

/** A fire that the hand is lighting. */
const KINDLED = { nearness: 0.7, size: 0.15 }

const STRIDE_METRES = 1.15
const MOST_STEPS_PER_SECOND = 2.3

/** What is heard, and how loud. */
export function levelsOf(scape: Soundscape, around: Surroundings): Levels {
  const { weather, hand, ground } = scape
  const { heightMetres, woods, windSpeed, isWater } = around
  const shore = ground?.shore
  const onGround = nearness(heightMetres, 40)
  const airspeed = Math.min(30, scape.isOnFoot ? 0 : scape.speed * 0.12)
  const blow = windSpeed + airspeed
  const water = shore ? nearness(Math.max(shore.worldMetres, heightMetres), shore.kind === 'sea' ? 90 : 30) : 0
  const open = isWater ? nearness(heightMetres, 30) : 0
  const isSea = shore?.kind === 'sea'
  const overWater = Math.hypot(weather.wind.east, weather.wind.south)
  const swell = 0.45 + 0.55 * ramp(1, 12, overWater)
  const hollow = Math.max(0, -around.exposure)
  const poured = hand === 'rain' ? POURED_RAIN : 0
  const rain = Math.max(weather.rain * onGround, poured)
  return {
    wind: {
      level: 0.1 + 0.9 * ramp(0, 18, blow),
      force: ramp(2, 20, blow),
      whistle: ramp(9, 18, windSpeed) * ramp(0.05, 0.5, around.exposure) * nearness(heightMetres, 60),
      leaves: woods * ramp(0.5, 9, windSpeed) * nearness(heightMetres, 45) * (0.5 + 0.5 * ramp(0.2, 0.35, around.summer + around.spring)),
    },
    water: {
      surf: isSea ? Math.max(water, 0.35 * open) * swell * (0.35 + 0.65 * (shore?.openness ?? 0)) : 0,
      lap:
        shore?.kind === 'lake'
          ? Math.max(water, 0.4 * open) * (0.35 + 0.65 * ramp(0.5, 7, overWater)) * ramp(-3, 1, around.temperature)
          : 0,
      brook:
        isWater || around.temperature < -1
          ? 0
          : ramp(0.12, 0.5, hollow) * ramp(0.1, 0.35, around.ruggedness) * nearness(heightMetres, 35) * (0.5 + 0.5 * weather.wetness),
    },
    rain: {
      ground: rain * (isWater ? 0 : 1),
      water: rain * (isWater ? 1 : water * 0.7),
      leaves: rain * woods,
    },
    thunder: 1 - 0.5 * ramp(4, 30, airspeed),
    insects: {
      level:
        hand === 'drought'
          ? 0
          : insectsOf(around) *
            nearness(heightMetres, 30) *
            (1 - ramp(0.02, 0.2, Math.max(weather.rain, poured))) *
            (1 - ramp(5, 11, windSpeed)),
      rate: 1 + (around.temperature - 20) * 0.025,
    },
    hand: { earth: hand === 'earth' ? 1 : 0, water: hand === 'water' ? 1 : 0 },
    tending: {
      planting: hand === 'plant' ? 1 : 0,
      felling: hand === 'clear' ? 1 : 0,
      parching: hand === 'drought' ? 1 : 0,
    },
    fire: fireOf(scape),
    steps: scape.isOnFoot && scape.speed > 0.3 ? stepsOf(scape, around) : undefined,
  }
}

/** Near by a fire crackles; what is heard from afar is its roar, of large ones alone. */
function fireOf({ fire, hand }: Soundscape): Levels['fire'] {
  const fires = [fire, hand === 'fire' ? KINDLED : undefined].filter((one) => one !== undefined)
  const most = (level: (nearness: number, size: number) => number) =>
    Math.max(0, ...fires.map(({ nearness: near, size }) => level(share(near), share(size))))
  return {
    crackle: most((near, size) => near ** 1.6 * (0.45 + 0.55 * ramp(0, 0.3, size))),
    roar: most((near, size) => near * ramp(0.02, 1, size)),
  }
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Crickets sing from a warm evening into the night, in the half of the year that has them. */
function insectsOf({ meadow, woods, summer, autumn, temperature, sunDegrees, isMorning, latitude }: Surroundings): number {
  const isSeason = Math.max(summer, autumn * 0.7, Math.abs(latitude) < 23 ? 1 : 0)
  const evening = isMorning ? ramp(2, -6, sunDegrees) * 0.7 : ramp(12, 0, sunDegrees)
  return Math.min(1, meadow + 0.5 * woods) * isSeason * evening * ramp(9, 15, temperature)
}

function stepsOf({ speed, ground }: Soundscape, { snowCover, isWater, slope, meadow, coast, ruggedness }: Surroundings): Levels['steps'] {
  const perSecond = Math.min(MOST_STEPS_PER_SECOND, Math.max(1, speed / STRIDE_METRES))
  const isBeach = coast > 0.6 && (ground?.shore?.worldMetres ?? 99) < 15
  let footing: Footing = 'grass'
  if (isWater) footing = 'water'
  else if (snowCover > 0.5) footing = 'snow'
  else if (isBeach) footing = 'sand'
  else if (slope > 0.65 || meadow < 0.25 || ruggedness > 0.9) footing = 'stone'
  return { footing, perSecond }
}
