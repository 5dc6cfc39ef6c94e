import { cellMetres, type FractalNoise, fractalNoise, HashField, type Seed } from '../world'
import type { CellRect } from './rect'

const RAIN: FractalNoise = { field: HashField.rain, wavelength: 320_000, octaves: 4, persistence: 0.6 }

/** Rain is looked up on this lattice and interpolated between: it varies over tens of kilometres. */
const LATTICE_METRES = 5760

/** How much rain falls on each cell of a rectangle: near 0.5 as a rule, 0 is desert, 1 is rainforest. */
export function rainOver(seed: Seed, rect: CellRect): Float32Array {
  const cell = cellMetres(rect.level)
  const rain = new Float32Array(rect.columns * rect.rows)
  const spacing = Math.max(1, LATTICE_METRES / cell)
  const left = Math.floor(rect.x / spacing)
  const top = Math.floor(rect.y / spacing)
  const wide = Math.floor((rect.x + rect.columns) / spacing) - left + 2
  const high = Math.floor((rect.y + rect.rows) / spacing) - top + 2
  const lattice = Float64Array.from({ length: wide * high }, (_, i) => {
    const [column, row] = [left + (i % wide), top + Math.floor(i / wide)]
    return 0.52 + 0.17 * fractalNoise(seed, RAIN, column * spacing * cell, row * spacing * cell)
  })
  for (let row = 0, at = 0; row < rect.rows; row++) {
    const v = (rect.y + row) / spacing - top
    const j = Math.floor(v)
    for (let column = 0; column < rect.columns; column++, at++) {
      const u = (rect.x + column) / spacing - left
      const i = Math.floor(u)
      const corner = j * wide + i
      const [a, b] = [lattice[corner] ?? 0, lattice[corner + 1] ?? 0]
      const [c, d] = [lattice[corner + wide] ?? 0, lattice[corner + wide + 1] ?? 0]
      const north = a + (b - a) * (u - i)
      rain[at] = Math.min(1, Math.max(0, north + (c + (d - c) * (u - i) - north) * (v - j)))
    }
  }
  return rain
}
