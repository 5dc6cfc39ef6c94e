import type { GroundNear } from '../../src/sound'
import type { Soundscape } from '../../src/sound/soundscape'
import { FAIR_WEATHER, type Weather } from '../../src/world'

const MEADOW: GroundNear = { elevation: 500, isWater: false, slope: 0.1, exposure: 0, ruggedness: 0.2, shore: undefined }
const CALM: Weather = { ...FAIR_WEATHER, wind: { east: 0.6, south: 0.2 } }
/** Beginning of May. */
const SPRING = 120
const JULY = 200
const WINTER = 15

/** On foot, or this far above the ground as drawn. */
function eyeOver(ground: GroundNear, worldMetres = 1.7): Soundscape['eye'] {
  return { south: 0, elevation: ground.elevation + worldMetres * 8, yaw: 0.4 }
}

const PLAIN: Soundscape = {
  eye: eyeOver(MEADOW),
  speed: 0,
  isOnFoot: false,
  ground: MEADOW,
  moment: { dayOfYear: JULY, hour: 13 },
  weather: CALM,
  hand: undefined,
}

const RIDGE: GroundNear = { ...MEADOW, elevation: 2600, slope: 0.5, exposure: 0.8, ruggedness: 0.9 }
const BEACH: GroundNear = { ...MEADOW, elevation: 8, shore: { kind: 'sea', worldMetres: 10, azimuth: 1.6, openness: 0.9 } }
const LAKE: GroundNear = { ...MEADOW, shore: { kind: 'lake', worldMetres: 10, azimuth: -0.5, openness: 0.4 } }
const VALLEY: GroundNear = { ...MEADOW, exposure: -0.6, ruggedness: 0.6 }

/** One of every situation that sounds of its own. */
export const SCAPES = {
  noon: PLAIN,
  dawn: { ...PLAIN, moment: { dayOfYear: SPRING, hour: 4.6 } },
  night: { ...PLAIN, moment: { dayOfYear: JULY, hour: 22.5 } },
  springNight: { ...PLAIN, moment: { dayOfYear: SPRING, hour: 23 } },
  winterNoon: { ...PLAIN, moment: { dayOfYear: WINTER, hour: 12 } },
  winterStorm: {
    ...PLAIN,
    moment: { dayOfYear: WINTER, hour: 12 },
    weather: { ...CALM, snow: 1, cloud: 1, wind: { east: 17, south: 4 } },
  },
  woodWind: { ...PLAIN, weather: { ...CALM, wind: { east: 8, south: 2 } } },
  ridge: { ...PLAIN, ground: RIDGE, eye: eyeOver(RIDGE, 4), weather: { ...CALM, wind: { east: 15, south: 3 } } },
  high: { ...PLAIN, eye: eyeOver(MEADOW, 400), weather: { ...CALM, wind: { east: 6, south: 2 } } },
  beach: { ...PLAIN, ground: BEACH, eye: eyeOver(BEACH), weather: { ...CALM, wind: { east: 6, south: 0 } } },
  lake: { ...PLAIN, ground: LAKE, eye: eyeOver(LAKE), weather: { ...CALM, wind: { east: 2, south: 1 } } },
  brook: { ...PLAIN, ground: VALLEY, eye: eyeOver(VALLEY) },
  rain: { ...PLAIN, weather: { ...CALM, rain: 0.8, cloud: 1, wetness: 1, wind: { east: 3, south: 1 } } },
  rainOnLake: {
    ...PLAIN,
    ground: { ...LAKE, isWater: true, slope: 0 },
    eye: eyeOver(LAKE),
    weather: { ...CALM, rain: 0.6, cloud: 1, wetness: 1 },
  },
  thunderstorm: { ...PLAIN, weather: { ...CALM, storm: 1, rain: 0.9, cloud: 1, wetness: 1, wind: { east: 10, south: 2 } } },
  walkGrass: { ...PLAIN, isOnFoot: true, speed: 2.4 },
  walkSnow: { ...PLAIN, isOnFoot: true, speed: 2.4, moment: { dayOfYear: WINTER, hour: 12 } },
  walkStone: { ...PLAIN, isOnFoot: true, speed: 2, ground: RIDGE, eye: eyeOver(RIDGE) },
  raising: { ...PLAIN, hand: 'earth', eye: eyeOver(MEADOW, 200) },
  pouring: { ...PLAIN, hand: 'water', eye: eyeOver(MEADOW, 200) },
  planting: { ...PLAIN, hand: 'plant', eye: eyeOver(MEADOW, 60) },
  felling: { ...PLAIN, hand: 'clear', eye: eyeOver(MEADOW, 60) },
  kindling: { ...PLAIN, hand: 'fire', eye: eyeOver(MEADOW, 60) },
  forestFire: { ...PLAIN, fire: { nearness: 0.9, size: 0.9 }, eye: eyeOver(MEADOW, 20) },
  farFire: { ...PLAIN, fire: { nearness: 0.25, size: 0.6 } },
  pouredRain: { ...PLAIN, hand: 'rain', eye: eyeOver(MEADOW, 200) },
  parching: { ...PLAIN, hand: 'drought', moment: { dayOfYear: JULY, hour: 22.5 } },
} as const satisfies Record<string, Soundscape>
