import { expect, test } from 'vitest'
import { brushMetres, brushOf, cellMetres, LARGEST_BRUSH, nearestBrush, SMALLEST_BRUSH } from '../../src/world'

const SIZES = Array.from({ length: LARGEST_BRUSH - SMALLEST_BRUSH + 1 }, (_, i) => SMALLEST_BRUSH + i)

test('brushes go from a step wide to a range wide, each 1.3 to 1.5 times the one before', () => {
  expect(brushMetres(SMALLEST_BRUSH)).toBeCloseTo(2.1, 1)
  expect(brushMetres(LARGEST_BRUSH)).toBeCloseTo(34_560)
  for (const size of SIZES.slice(1)) {
    const wider = brushMetres(size) / brushMetres(size - 1)
    expect(wider).toBeGreaterThan(1.3)
    expect(wider).toBeLessThan(1.5)
  }
})

test('a brush has a radius of three to five cells of the level it writes to', () => {
  for (const size of SIZES) {
    const { level, radiusCells } = brushOf(size)
    expect(brushMetres(size)).toBe(radiusCells * cellMetres(level))
    expect(radiusCells).toBeGreaterThanOrEqual(3)
    expect(radiusCells).toBeLessThan(5)
  }
})

test('the nearest brush to a radius is the one of that radius', () => {
  for (const size of SIZES) expect(nearestBrush(brushMetres(size) * 1.1)).toBe(size)
  expect(nearestBrush(0)).toBe(SMALLEST_BRUSH)
  expect(nearestBrush(1e9)).toBe(LARGEST_BRUSH)
})

test.each([-1, 29, 1.5, Number.NaN])('there is no brush %d', (size) => {
  expect(() => brushOf(size)).toThrow(`Expected a brush size from 0 to 28, got ${size}.`)
})
