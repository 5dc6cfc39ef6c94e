import { expect, test } from 'vitest'
import { NOISE_LATTICE_SIDE, noiseLattice } from '../../src/scene/noiseLattice'

const side = NOISE_LATTICE_SIDE
const corners = noiseLattice()
const corner = (x: number, y: number, which: number) => corners[4 * ((y & (side - 1)) * side + (x & (side - 1))) + which]

test('cells that meet at a lattice point agree on its value, across the seams too', () => {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const own = corner(x, y, 0)
      expect([corner(x - 1, y, 1), corner(x, y - 1, 2), corner(x - 1, y - 1, 3)]).toEqual([own, own, own])
    }
  }
})

test('values are spread evenly, and neighbours know nothing of each other', () => {
  const values = Array.from({ length: side * side }, (_, i) => corners[4 * i] ?? Number.NaN)
  const mean = (numbers: number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length
  const centred = values.map((value) => value - mean(values))
  const spread = mean(centred.map((value) => value * value))
  // Of even bytes: mean 127.5 ± 0.3, variance (256² − 1)/12, and one part in 256 of chance correlation.
  expect(Math.abs(mean(values) - 127.5)).toBeLessThan(1.5)
  expect(spread / ((256 * 256 - 1) / 12)).toBeCloseTo(1, 1)
  for (const step of [1, side, side + 1, 101 + 43 * side, 89 + 37 * side]) {
    const product = mean(centred.map((value, i) => value * (centred[(i + step) % centred.length] ?? 0)))
    expect(Math.abs(product / spread)).toBeLessThan(0.02)
  }
})
