import { DataTexture, type IUniform } from 'three'
import { hashCell } from '../world'

/** Lattice points along a side, after which noise repeats; `noise.glsl` counts on it. */
export const NOISE_LATTICE_SIDE = 256

/** Any number: what the look of the ground is made from, the same in every world. */
const LOOK = { seed: 0, field: 0 }

/** The noise that all shaders share, as a uniform. */
export interface NoiseUniforms {
  readonly noiseLattice: IUniform<DataTexture>
}

/** A texture to be read texel by texel: looking up is many times faster than hashing for every pixel. */
export function createNoise(): NoiseUniforms {
  const texture = new DataTexture(noiseLattice(), NOISE_LATTICE_SIDE, NOISE_LATTICE_SIDE)
  texture.needsUpdate = true
  return { noiseLattice: { value: texture } }
}

/** Random bytes at the four corners of each lattice cell: its own point, east, south, south-east. Row by row, (side, side, 4). */
export function noiseLattice(): Uint8Array<ArrayBuffer> {
  const side = NOISE_LATTICE_SIDE
  const points = Uint8Array.from(
    { length: side * side },
    (_, i) => hashCell(LOOK.seed, LOOK.field, 0, i % side, Math.floor(i / side)) >>> 24,
  )
  const corners = new Uint8Array(4 * side * side)
  for (let i = 0; i < side * side; i++) {
    const row = i - (i % side)
    const east = row + ((i + 1) % side)
    const below = (place: number) => points[(place + side) % (side * side)] ?? 0
    corners.set([points[i] ?? 0, points[east] ?? 0, below(i), below(east)], 4 * i)
  }
  return corners
}
