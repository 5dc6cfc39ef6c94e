import { hashCell } from './hash'

const DIAGONAL = Math.SQRT1_2
const GRADIENT_X = [1, DIAGONAL, 0, -DIAGONAL, -1, -DIAGONAL, 0, DIAGONAL]
const GRADIENT_Y = [0, DIAGONAL, 1, DIAGONAL, 0, -DIAGONAL, -1, -DIAGONAL]

/**
 * Smooth random field over the plane, near 0 with a standard deviation near 0.33 (gradient noise after K. Perlin, Improving noise, 2002: quintic
 * fade, here with eight directions picked by our integer hash). `x` and `y` are in lattice cells. Only + − × and floor: the same in every browser.
 */
export function gradientNoise(seed: number, field: number, octave: number, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const u = x - column
  const v = y - row
  const fadeU = u * u * u * (u * (u * 6 - 15) + 10)
  const fadeV = v * v * v * (v * (v * 6 - 15) + 10)
  const corner = (i: number, j: number) => {
    const direction = hashCell(seed, field, octave, column + i, row + j) >>> 29
    return (GRADIENT_X[direction] ?? 0) * (u - i) + (GRADIENT_Y[direction] ?? 0) * (v - j)
  }
  const north = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * fadeU
  const south = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * fadeU
  return (north + (south - north) * fadeV) * Math.SQRT2
}

/** Describes a sum of gradient noise, each octave on a finer lattice. */
export interface FractalNoise {
  readonly field: number
  /** Lattice spacing of the first octave, in the unit of the coordinates. */
  readonly wavelength: number
  readonly octaves: number
  /** Amplitude of an octave against the one before. */
  readonly persistence: number
}

/** Sum of octaves, scaled so that its standard deviation is near 1. Every octave is turned by a 3-4-5 triangle, so lattices do not line up. */
export function fractalNoise(seed: number, noise: FractalNoise, x: number, y: number): number {
  let u = x / noise.wavelength
  let v = y / noise.wavelength
  let amplitude = 1
  let sum = 0
  let power = 0
  for (let octave = 0; octave < noise.octaves; octave++) {
    sum += amplitude * gradientNoise(seed, noise.field, octave, u, v)
    power += amplitude * amplitude
    amplitude *= noise.persistence
    const turned = (u * 0.6 - v * 0.8) * 2
    v = (u * 0.8 + v * 0.6) * 2
    u = turned
  }
  return (sum / Math.sqrt(power)) * 3
}
