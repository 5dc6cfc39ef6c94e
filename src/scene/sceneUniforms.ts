import { type IUniform, Vector2, Vector4 } from 'three'
import { FAIR_WEATHER, latitudeAt, type Moment, OPENING_MOMENT, type Weather } from '../world'
import { type AtmosphereUniforms, createAtmosphere, updateAtmosphere } from './atmosphere'
import { placeRing } from './liftTexture'
import { createNoise, type NoiseUniforms } from './noiseLattice'
import type { SceneView } from './sceneView'
import { createShadowUniforms, type ShadowUniforms } from './shadowUniforms'

/** Uniforms that everything that is drawn shares. */
export type SceneUniforms = AtmosphereUniforms & NoiseUniforms & WaveUniforms & AirUniforms & ShadowUniforms & RingUniforms

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
}

/** The hour, the season and the weather that a scene is drawn in. */
export interface Air {
  readonly moment: Moment
  readonly weather: Weather
}

export const OPENING_AIR: Air = { moment: OPENING_MOMENT, weather: FAIR_WEATHER }

export function createUniforms(): SceneUniforms {
  return {
    ...createAtmosphere(),
    ...createNoise(),
    ...createShadowUniforms(),
    waveTime: { value: 0 },
    season: { value: 0.5 },
    wind: { value: new Vector2() },
    wetness: { value: 0 },
    brush: { value: new Vector4() },
  }
}

/** Days from the first of January to the winter solstice of the year before. */
const SOLSTICE_TO_NEW_YEAR = 10

/** Brings the uniforms up to the view and the air. */
export function updateUniforms(uniforms: SceneUniforms, view: SceneView, { moment, weather }: Air): void {
  updateAtmosphere(uniforms, view)
  placeRing(uniforms.brush.value, view)
  uniforms.waveTime.value = view.seconds
  const northern = (moment.dayOfYear + SOLSTICE_TO_NEW_YEAR) / 365
  uniforms.season.value = (latitudeAt(view.eye.south) < 0 ? northern + 0.5 : northern) % 1
  uniforms.wind.value.set(weather.wind.east, weather.wind.south)
  uniforms.wetness.value = weather.wetness
}
