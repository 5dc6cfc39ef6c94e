import { type IUniform, Matrix3, type Texture, Vector2, Vector3, Vector4 } from 'three'
import {
  airTemperature,
  crownSnowlineAt,
  FAIR_WEATHER,
  latitudeAt,
  type Moment,
  OPENING_MOMENT,
  plantSeasonAt,
  snowlineAt,
  type Weather,
  WORLD_METRES_PER_LEARNED_METRE,
} from '../world'
import { type AtmosphereUniforms, createAtmosphere, updateAtmosphere } from './atmosphere'
import { type CloudUniforms, createClouds, moveClouds, outOfClouds } from './cloudDeck'
import { type Daylight, daylightOf } from './daylight'
import { heavensAt } from './ephemeris'
import { placeRing } from './liftTexture'
import { createNoise, type NoiseUniforms } from './noiseLattice'
import type { SceneView } from './sceneView'
import { createShadowUniforms, type ShadowUniforms } from './shadowUniforms'
import { turnStars } from './starTurn'

/** Uniforms that everything that is drawn shares. */
export type SceneUniforms = AtmosphereUniforms &
  CloudUniforms &
  NoiseUniforms &
  WaveUniforms &
  AirUniforms &
  NightUniforms &
  ShadowUniforms &
  RingUniforms

/** What moves water. */
interface WaveUniforms {
  /** Seconds. */
  readonly waveTime: IUniform<number>
}

/** The ring of the brush, or a frame: see `placeRing`. */
interface RingUniforms {
  readonly brush: IUniform<Vector4>
}

/** What season and weather do to land, water and plants. */
interface AirUniforms {
  /** Where the year stands at the eye: 0 in midwinter, 0.25 in spring, 0.5 in midsummer, 0.75 in autumn. */
  readonly season: IUniform<number>
  /** World metres a second, to the east and the south. */
  readonly wind: IUniform<Vector2>
  /** 0 to 1. */
  readonly wetness: IUniform<number>
  /** The snowline on level ground and how far it rises on slopes to the south, in learned metres; how much of all other ground is freshly white, 0 to 1; the line above which crowns are white. */
  readonly snowCover: IUniform<Vector4>
}

/** What stands in the sky by night. */
interface NightUniforms {
  /** 0 by day, 1 when it is as dark as it gets. */
  readonly night: IUniform<number>
  readonly moonDirection: IUniform<Vector3>
  /** From the fixed stars' axes (x to the vernal equinox, z to the pole) to ours. */
  readonly starTurn: IUniform<Matrix3>
}

/** The hour, the season and the weather that a scene is drawn in. */
export interface Air {
  readonly moment: Moment
  readonly weather: Weather
}

export const OPENING_AIR: Air = { moment: OPENING_MOMENT, weather: FAIR_WEATHER }

/** @param tables what `SkyTables` computes, by the names of their uniforms */
export function createUniforms(tables: Readonly<Record<string, Texture>>): SceneUniforms {
  return {
    ...createClouds(),
    ...createAtmosphere(tables),
    ...createNoise(),
    ...createShadowUniforms(),
    waveTime: { value: 0 },
    season: { value: 0.5 },
    wind: { value: new Vector2() },
    wetness: { value: 0 },
    snowCover: { value: new Vector4() },
    brush: { value: new Vector4() },
    night: { value: 0 },
    moonDirection: { value: new Vector3(0, -1, 0) },
    starTurn: { value: new Matrix3() },
  }
}

/** Brings the uniforms up to the view and the air. @returns the light that comes of it */
export function updateUniforms(uniforms: SceneUniforms, view: SceneView, { moment, weather }: Air): Daylight {
  const latitude = latitudeAt(view.eye.south)
  const heavens = heavensAt(moment, latitude)
  const daylight = daylightOf(heavens, weather, outOfClouds(view.eye.elevation * WORLD_METRES_PER_LEARNED_METRE))
  updateAtmosphere(uniforms, view, daylight, weather)
  moveClouds(uniforms, { moment, weather }, daylight)
  placeRing(uniforms.brush.value, view)
  uniforms.waveTime.value = view.seconds
  uniforms.season.value = plantSeasonAt(latitude, moment.dayOfYear)
  uniforms.wind.value.set(weather.wind.east, weather.wind.south)
  uniforms.wetness.value = weather.wetness
  const warmth = airTemperature(latitude, view.eye.elevation, moment)
  const snowlines = { ground: snowlineAt(latitude, moment.dayOfYear), crowns: crownSnowlineAt(latitude, moment.dayOfYear) }
  uniforms.snowCover.value.set(snowlines.ground, southRise(latitude), freshSnow(weather.snow, warmth), snowlines.crowns)
  uniforms.night.value = daylight.night * (1 - daylight.overcast)
  uniforms.moonDirection.value.copy(daylight.moon)
  turnStars(uniforms.starTurn.value, heavens)
  return daylight
}

/** How far the snowline rises on slopes that face south, in learned metres; in the southern half they are the cold ones. */
function southRise(latitude: number): number {
  return 420 * Math.max(-1, Math.min(1, latitude / 15))
}

/** The share of the ground that falling snow whitens: most of it in the cold, some where it melts from below. @param warmth of the air, in degrees Celsius */
function freshSnow(snow: number, warmth: number): number {
  const stays = 1 - 0.5 * Math.max(0, Math.min(1, (warmth - 8) / 12))
  return Math.min(1, snow / 0.6) * stays
}
