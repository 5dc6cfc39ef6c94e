import { type AtmosphereUniforms, createAtmosphere } from './atmosphere'
import { createNoise, type NoiseUniforms } from './noiseLattice'

/** Uniforms that land, sea and sky share. */
export type SceneUniforms = AtmosphereUniforms & NoiseUniforms

export function createUniforms(): SceneUniforms {
  return { ...createAtmosphere(), ...createNoise() }
}
