import type { IUniform } from 'three'
import { type AtmosphereUniforms, createAtmosphere, updateAtmosphere } from './atmosphere'
import { createNoise, type NoiseUniforms } from './noiseLattice'
import type { SceneView } from './sceneView'

/** Uniforms that land, sea and sky share. */
export type SceneUniforms = AtmosphereUniforms & NoiseUniforms & WaveUniforms

/** What moves water. */
interface WaveUniforms {
  /** Seconds. */
  readonly waveTime: IUniform<number>
}

export function createUniforms(): SceneUniforms {
  return { ...createAtmosphere(), ...createNoise(), waveTime: { value: 0 } }
}

/** Brings the uniforms up to the view. */
export function updateUniforms(uniforms: SceneUniforms, view: SceneView): void {
  updateAtmosphere(uniforms, view)
  uniforms.waveTime.value = view.seconds
}
