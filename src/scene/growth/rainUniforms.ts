import {
  DataTexture,
  FloatType,
  type IUniform,
  NearestFilter,
  RGFormat,
  RGIntegerFormat,
  type Texture,
  UnsignedByteType,
  Vector4,
} from 'three'

/** Uniforms of the rain that stands in hollows, see `lake.glsl`. */
export interface RainUniforms {
  /** For each cell around the eye which pool of its block it belongs to, and how far it lies above that one's bed. */
  readonly rainCells: IUniform<Texture>
  /** A row for each block: level and bed of its pools. */
  readonly rainLevels: IUniform<Texture>
  /** The eye in the cells' texture, in cells; how far it reaches, in world metres; 1 where any pool stands. */
  readonly rainPlace: IUniform<Vector4>
}

/** Nothing stands anywhere. */
export function createRainUniforms(): RainUniforms {
  const cells = new DataTexture(new Uint8Array(2), 1, 1, RGIntegerFormat, UnsignedByteType)
  cells.internalFormat = 'RG8UI'
  const levels = new DataTexture(new Float32Array(2), 1, 1, RGFormat, FloatType)
  for (const texture of [cells, levels]) {
    texture.minFilter = texture.magFilter = NearestFilter
    texture.unpackAlignment = 1
    texture.needsUpdate = true
  }
  return { rainCells: { value: cells }, rainLevels: { value: levels }, rainPlace: { value: new Vector4() } }
}
