import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readShading, surfaceOf } from '../../src/land'
import { cellMetres } from '../../src/world'
import { evenly } from '../evenly'
import { fieldOf } from './fields'

const LEVEL = 9
const CELL = cellMetres(LEVEL)
const RECT = { level: LEVEL, x: -30, y: 40, columns: 40, rows: 36 }
const PART = { x: RECT.x + 9, y: RECT.y + 9, columns: 22, rows: 18 }

/** One step of a byte: what dithering may be off by in a single cell. Slopes are finer near zero. */
const slopeStep = (slope: number) => (4 * (2 * Math.sqrt(Math.abs(slope) / 4) + 1 / 127)) / 127 + 1e-4
const CURVATURE_STEP = 1 / 127 + 1e-4
const RELIEF_STEP = 3 / 127 + 1e-4

test('on a plane, slopes are the plane’s, and nothing is hollow or raised', () => {
  const slope = evenly(-2, 2)
  fc.assert(
    fc.property(slope, slope, (east, south) => {
      const plane = fieldOf(RECT, (x, y) => (east * (x + 0.5) + south * (y + 0.5)) * CELL)
      const { heights, surface, lowest, highest } = surfaceOf(plane, PART)
      expect(heights).toHaveLength(PART.columns * PART.rows)
      expect(lowest === Math.min(...heights)).toBe(true)
      expect(highest === Math.max(...heights)).toBe(true)
      for (let i = 0; i < heights.length; i++) {
        const shading = readShading(surface, 4 * i)
        expect(Math.abs(shading.slopeEast - east)).toBeLessThan(slopeStep(east))
        expect(Math.abs(shading.slopeSouth - south)).toBeLessThan(slopeStep(south))
        expect(Math.abs(shading.curvature)).toBeLessThan(CURVATURE_STEP)
        expect(Math.abs(shading.relief)).toBeLessThan(RELIEF_STEP)
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
      const { slopeEast, slopeSouth, curvature, relief: raised } = readShading(surface, at)
      const [east, south] = [2 * bend * (PART.x + column + 10.5), 2 * bend * (PART.y + row - 57.5)]
      expect(Math.abs(slopeEast - east)).toBeLessThan(slopeStep(east))
      expect(Math.abs(slopeSouth - south)).toBeLessThan(slopeStep(south))
      expect(Math.abs(curvature - 4 * bend)).toBeLessThan(CURVATURE_STEP)
      expect(Math.abs(raised - relief)).toBeLessThan(RELIEF_STEP)
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

test('over four by four cells the rounding evens out: a gentle slope is told to a sixteenth of a step of its byte', () => {
  const gentle = evenly(-0.3, 0.3)
  fc.assert(
    fc.property(gentle, gentle, (east, south) => {
      const plane = fieldOf(RECT, (x, y) => (east * (x + 0.5) + south * (y + 0.5)) * CELL)
      const { surface } = surfaceOf(plane, { ...PART, columns: 4, rows: 4 })
      const roots = Array.from({ length: 16 }, (_, i) => rootOf(readShading(surface, 4 * i).slopeEast))
      const mean = roots.reduce((sum, root) => sum + root, 0) / 16
      expect(Math.abs(mean - rootOf(east))).toBeLessThan(0.6 / 16 / 127 + 1e-4)
    }),
  )
})

/** Slopes are written as roots: it is these that average out. */
function rootOf(slope: number): number {
  return Math.sign(slope) * Math.sqrt(Math.abs(slope) / 4)
}

test('what is steeper or more bent than shading tells apart is held to its ends', () => {
  const cliff = surfaceOf(
    fieldOf(RECT, (x) => (x > -15 ? 100 * CELL : 0)),
    PART,
  ).surface
  const slopes = Array.from({ length: cliff.length / 4 }, (_, i) => readShading(cliff, 4 * i))
  expect(Math.max(...slopes.map(({ slopeEast }) => slopeEast))).toBe(4)
  expect(Math.min(...slopes.map(({ curvature }) => curvature))).toBe(-1)
  expect(Math.max(...slopes.map(({ relief }) => relief))).toBe(3)
})
