import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fractalNoise, gradientNoise } from '../../src/world'
import { evenly } from '../evenly'

const anySeed = fc.integer({ min: 0, max: 0xffffffff })
const anyCoordinate = evenly(-1e7, 1e7)

test('noise has the values of the format', () => {
  expect(gradientNoise(7, 1, 0, 0.25, 0.75)).toBe(0.2727797983591154)
  expect(gradientNoise(7, 1, 3, -1234.5678, 98765.4321)).toBe(0.35336796668343773)
  expect(gradientNoise(99, 4, 1, 1e6 + 0.3, -2e6 - 0.7)).toBe(-0.19032244159441467)
  const continents = { field: 1, wavelength: 3_133_440, octaves: 5, persistence: 0.62 }
  expect(fractalNoise(7, continents, 1e6, 2e6)).toBe(1.4749973945264188)
})

test('noise vanishes at its lattice points and stays within −1.5 and 1.5', () => {
  fc.assert(
    fc.property(anySeed, anyCoordinate, anyCoordinate, (seed, x, y) => {
      expect(Math.abs(gradientNoise(seed, 1, 0, Math.floor(x), Math.floor(y)))).toBe(0)
      expect(Math.abs(gradientNoise(seed, 1, 0, x, y))).toBeLessThan(1.5)
    }),
  )
})

test('noise has no seam where lattice cells meet', () => {
  const hair = 1e-7
  fc.assert(
    fc.property(anySeed, fc.integer({ min: -1e6, max: 1e6 }), evenly(-1e6, 1e6), (seed, line, along) => {
      const step = (x: number, y: number, u: number, v: number) =>
        Math.abs(gradientNoise(seed, 1, 0, x, y) - gradientNoise(seed, 1, 0, u, v))
      expect(step(line - hair, along, line + hair, along)).toBeLessThan(1e-5)
      expect(step(along, line - hair, along, line + hair)).toBeLessThan(1e-5)
    }),
  )
})

test('fractal noise is scaled to a standard deviation near 1', () => {
  const noise = { field: 3, wavelength: 1, octaves: 4, persistence: 0.6 }
  let sum = 0
  let squares = 0
  const samples = 20_000
  for (let i = 0; i < samples; i++) {
    const value = fractalNoise(i % 50, noise, i * 7.31, -i * 3.77)
    sum += value
    squares += value * value
  }
  const mean = sum / samples
  expect(Math.abs(mean)).toBeLessThan(0.05)
  expect(Math.sqrt(squares / samples - mean * mean)).toBeGreaterThan(0.85)
  expect(Math.sqrt(squares / samples - mean * mean)).toBeLessThan(1.15)
})
