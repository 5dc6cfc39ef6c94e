import { type IUniform, Vector3 } from 'three'
import { MORNING_SUN, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { SceneView } from './sceneView'

/** Uniforms of `atmosphere.glsl`, shared by everything that is drawn. */
export interface AtmosphereUniforms {
  readonly [name: string]: IUniform
  readonly sunDirection: IUniform<Vector3>
  readonly hazeExtinction: IUniform<Vector3>
  readonly hazeHeight: IUniform<number>
  readonly eyeAltitude: IUniform<number>
}

/** Haze that takes away most of a ridge at 12 km of world, blue before red; it thins to 1/e over 450 m (3.6 learned kilometres). */
const HAZE_PER_METRE = new Vector3(0.62e-4, 0.88e-4, 1.35e-4)
const HAZE_HEIGHT = 450

export function createAtmosphere(): AtmosphereUniforms {
  const level = Math.cos(MORNING_SUN.height)
  return {
    sunDirection: {
      value: new Vector3(Math.sin(MORNING_SUN.azimuth) * level, Math.sin(MORNING_SUN.height), -Math.cos(MORNING_SUN.azimuth) * level),
    },
    hazeExtinction: { value: HAZE_PER_METRE.clone() },
    hazeHeight: { value: HAZE_HEIGHT },
    eyeAltitude: { value: 0 },
  }
}

/** Brings the uniforms up to the view. */
export function updateAtmosphere(uniforms: AtmosphereUniforms, view: SceneView): void {
  uniforms.eyeAltitude.value = view.eye.elevation * WORLD_METRES_PER_LEARNED_METRE
}
