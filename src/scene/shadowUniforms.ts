import { type IUniform, type Texture, Vector4 } from 'three'
import { SHADOW_LEVELS } from './shaderSource'

/** Uniforms of `shadow.glsl`. */
export interface ShadowUniforms {
  readonly [name: string]: IUniform
  readonly shades: IUniform<Texture | null>
  readonly shadeSquares: IUniform<Vector4[]>
  readonly shadeTexels: IUniform<number>
  readonly shadeStrength: IUniform<number>
}

export function createShadowUniforms(): ShadowUniforms {
  return {
    shades: { value: null },
    shadeSquares: { value: Array.from({ length: SHADOW_LEVELS }, () => new Vector4(0, 0, 1, 0)) },
    shadeTexels: { value: 1 },
    shadeStrength: { value: 0 },
  }
}
