import { DataArrayTexture, type IUniform, LinearFilter, type Texture, Vector2, Vector4 } from 'three'
import { UNCHANGED_LIFE } from '../../world'

/** Uniforms of `growth.glsl`. */
export interface GrowthUniforms {
  readonly life: IUniform<Texture>
  readonly lifeWindow: IUniform<Vector4>
  readonly lifeEye: IUniform<Vector2>
  readonly fireClock: IUniform<Vector2>
}

/** Nothing lives otherwise than at first. */
export function createGrowthUniforms(): GrowthUniforms {
  const unchanged = new DataArrayTexture(Uint8Array.from(UNCHANGED_LIFE.flat()), 1, 1, UNCHANGED_LIFE.length)
  unchanged.minFilter = unchanged.magFilter = LinearFilter
  unchanged.needsUpdate = true
  return {
    life: { value: unchanged },
    lifeWindow: { value: new Vector4() },
    lifeEye: { value: new Vector2() },
    fireClock: { value: new Vector2() },
  }
}
