import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHalf, surfaceOf, toHalf } from '../../src/land'
import { cellMetres } from '../../src/world'
import { evenly } from '../evenly'
import { fieldOf } from './fields'

const LEVEL = 9
const CELL = cellMetres(LEVEL)
const RECT = { level: LEVEL, x: -30, y: 40, columns: 40, rows: 36 }
const PART = { x: RECT.x + 9, y: RECT.y + 9, columns: 22, rows: 18 }

test('on a plane, slopes are the plane’s, and nothing is hollow or raised', () => {
  const slope = evenly(-2, 2)
  fc.assert(
    fc.property(slope, slope, (east, south) => {
      const plane = fieldOf(RECT, (x, y) => (east * (x + 0.5) + south * (y + 0.5)) * CELL)
      const { heights, surface, lowest, highest } = surfaceOf(plane, PART)
      expect(heights).toHaveLength(PART.columns * PART.rows)
      expect(lowest === Math.min(...heights)).toBe(true)
      expect(highest === Math.max(...heights)).toBe(true)
      const tolerance = 2e-3
      for (let i = 0; i < heights.length; i++) {
        expect(Math.abs(fromHalf(surface[4 * i] ?? 0) - east)).toBeLessThan(tolerance)
        expect(Math.abs(fromHalf(surface[4 * i + 1] ?? 0) - south)).toBeLessThan(tolerance)
        expect(Math.abs(fromHalf(surface[4 * i + 2] ?? 0))).toBeLessThan(tolerance)
        expect(Math.abs(fromHalf(surface[4 * i + 3] ?? 0))).toBeLessThan(tolerance)
      }
    }),
    { numRuns: 20 },
  )
})

test('in a bowl, slopes grow with the distance, curvature is even and positive, and the ground lies below its surroundings', () => {
  const bend = 0.01
  // Averages over cells of bend · (u² + v²) cells; u, v in cells from the bowl's centre.
  const bowl = fieldOf(RECT, (x, y) => bend * CELL * ((x + 10.5) ** 2 + (y - 57.5) ** 2 + 1 / 6))
  const { surface } = surfaceOf(bowl, PART)
  // Mean of u² over 17 cells around a cell: u² + (17² − 1) / 12; twice, for both axes.
  const relief = -bend * 2 * 24
  for (let row = 0; row < PART.rows; row++) {
    for (let column = 0; column < PART.columns; column++) {
      const at = 4 * (row * PART.columns + column)
      expect(fromHalf(surface[at] ?? 0)).toBeCloseTo(2 * bend * (PART.x + column + 10.5), 3)
      expect(fromHalf(surface[at + 1] ?? 0)).toBeCloseTo(2 * bend * (PART.y + row - 57.5), 3)
      expect(fromHalf(surface[at + 2] ?? 0)).toBeCloseTo(4 * bend, 3)
      expect(fromHalf(surface[at + 3] ?? 0)).toBeCloseTo(relief, 3)
    }
  }
})

test('shading of a part does not depend on how much more is known around it', () => {
  const rough = (x: number, y: number) => Math.sin(x * 1.7) * 300 + Math.cos(y * 2.3 + x) * 200
  const wide = surfaceOf(fieldOf(RECT, rough), PART)
  const narrow = surfaceOf(
    fieldOf({ ...RECT, x: PART.x - 8, y: PART.y - 8, columns: PART.columns + 16, rows: PART.rows + 16 }, rough),
    PART,
  )
  expect(narrow.surface).toEqual(wide.surface)
})

test('every half float but not-a-number and infinity is read and written back as itself', () => {
  let compared = 0
  for (let half = 0; half < 0x10000; half++) {
    const exponent = (half >>> 10) & 31
    if (exponent === 31 || exponent === 0) continue
    if (toHalf(fromHalf(half)) !== half) throw new Error(`Half float ${half} came back as ${toHalf(fromHalf(half))}.`)
    compared++
  }
  expect(compared).toBe(2 * 30 * 1024)
  expect([toHalf(0), toHalf(-0), toHalf(1e-9), toHalf(-1e-9)]).toEqual([0, 0x8000, 0, 0x8000])
})

test('a number becomes the nearest half float, and one that is too large the largest', () => {
  fc.assert(
    fc.property(evenly(-65_504, 65_504), (value) => {
      const error = Math.abs(fromHalf(toHalf(value)) - value)
      expect(error).toBeLessThanOrEqual(Math.max(Math.abs(value) * 2 ** -11, 2 ** -14) * (1 + 1e-6))
    }),
  )
  expect(fromHalf(toHalf(1e9))).toBe(65_504)
  expect(fromHalf(toHalf(-1e9))).toBe(-65_504)
})
