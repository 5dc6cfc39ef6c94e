import { hashCell } from '../world'

/** Noise on a lattice that repeats after 256 points, value by value that of the picture (scene/shaders/noise.glsl): patches of wood and meadow lie where they are seen. */

const SIDE = 256
/** What the look of the ground is made from, the same in every world, as in scene/noiseLattice.ts. */
const LOOK = { seed: 0, field: 0 }
/** How far away the lattice is read for the second slope. */
const ASIDE = { column: 101, row: 43 }

/** Lattice points of one integer matrix (a, b; −b, a), some world metres apart. */
export interface NoiseOctave {
  readonly spacing: number
  readonly turn: readonly [a: number, b: number]
}

let lattice: Float32Array | undefined

/** Gradient noise at a place in world metres, about −0.5 to 0.5. */
export function patchNoise(east: number, south: number, octave: NoiseOctave): number {
  const { column, row, u, v } = latticePlace(east, south, octave)
  const rise = (i: number, j: number) =>
    latticeValue(column + i, row + j) * (u - i) + latticeValue(column + i + ASIDE.column, row + j + ASIDE.row) * (v - j)
  return blend(rise, u, v) * 1.5
}

/** Value noise at a place in world metres, −0.5 to 0.5. */
export function valueNoise(east: number, south: number, octave: NoiseOctave): number {
  const { column, row, u, v } = latticePlace(east, south, octave)
  return blend((i, j) => latticeValue(column + i, row + j), u, v)
}

function latticePlace(east: number, south: number, { spacing, turn: [a, b] }: NoiseOctave) {
  const x = (a * east + b * south) / spacing
  const y = (a * south - b * east) / spacing
  const column = Math.floor(x)
  const row = Math.floor(y)
  return { column, row, u: x - column, v: y - row }
}

function latticeValue(column: number, row: number): number {
  lattice ??= Float32Array.from(
    { length: SIDE * SIDE },
    (_, i) => (hashCell(LOOK.seed, LOOK.field, 0, i % SIDE, Math.floor(i / SIDE)) >>> 24) / 255 - 0.5,
  )
  return lattice[(row & (SIDE - 1)) * SIDE + (column & (SIDE - 1))] as number
}

function blend(corner: (i: 0 | 1, j: 0 | 1) => number, u: number, v: number): number {
  const [across, down] = [quintic(u), quintic(v)]
  const north = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * across
  const south = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * across
  return north + (south - north) * down
}

function quintic(f: number): number {
  return f * f * f * (f * (f * 6 - 15) + 10)
}
