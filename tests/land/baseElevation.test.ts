import { expect, test } from 'vitest'
import { baseElevation } from '../../src/land'

/** Cells far apart in many worlds: elevations that hardly know of each other. */
function sampleElevations(count: number): Float64Array {
  const heights = Float64Array.from({ length: count }, (_, i) =>
    baseElevation(1 + (i % 400), Math.floor(i / 400) * 37 - 900, ((i * 53) % 2001) - 1000),
  )
  return heights.sort()
}

test('the world is as much land as the Earth between 65° north and south: 27 %, give or take 3', () => {
  const heights = sampleElevations(40_000)
  const land = heights.filter((height) => height > 0).length / heights.length
  expect(land).toBeGreaterThan(0.24)
  expect(land).toBeLessThan(0.3)
})

test('its hypsometry is the Earth’s: abyssal plains, a narrow shelf, mostly low land, few high mountains', () => {
  const heights = sampleElevations(40_000)
  const share = (from: number, to: number) => heights.filter((height) => height >= from && height < to).length / heights.length
  expect(heights[0]).toBeGreaterThan(-7401)
  expect(heights.at(-1)).toBeLessThan(5711)
  expect(share(-6500, -3000)).toBeGreaterThan(0.5)
  expect(share(-200, 0)).toBeGreaterThan(0.02)
  expect(share(-200, 0)).toBeLessThan(0.12)
  expect(share(0, 1000)).toBeGreaterThan(0.15)
  expect(share(2500, 9000)).toBeGreaterThan(0.003)
  expect(share(2500, 9000)).toBeLessThan(0.04)
})

test('neighbouring cells are much alike, and cells 10,000 km apart are not', () => {
  const correlation = (distance: number) => {
    const pairs = Array.from({ length: 6000 }, (_, i) => {
      const [seed, x, y] = [1 + (i % 300), Math.floor(i / 300) * 91, (i * 29) % 977]
      return [baseElevation(seed, x, y), baseElevation(seed, x + distance, y)] as const
    })
    const mean = pairs.reduce((sum, [a, b]) => sum + a + b, 0) / (2 * pairs.length)
    const covariance = pairs.reduce((sum, [a, b]) => sum + (a - mean) * (b - mean), 0)
    return covariance / pairs.reduce((sum, [a, b]) => sum + ((a - mean) ** 2 + (b - mean) ** 2) / 2, 0)
  }
  expect(correlation(1)).toBeGreaterThan(0.9)
  expect(correlation(109)).toBeLessThan(0.2)
})

/** Frozen: the continents of every shared world. */
test.each([
  [7, 0, 0, -4643.92919921875],
  [7, -12, 30, -4296.33544921875],
  [123456, 868, -868, -3679.328125],
])('world %i, cell %i, %i has the elevation of the format', (seed, x, y, elevation) => {
  expect(baseElevation(seed, x, y)).toBe(elevation)
})
