import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basinAround } from '../../src/land/basin'
import { holdsCell, lakeIn } from '../../src/land/lake'
import { fieldOf } from './fields'
import { hollows } from './grounds'

const WINDOW = { level: 12, x: -70, y: 30, columns: 90, rows: 80 }
const anyPoint = fc.record({ x: fc.integer({ min: -50, max: -10 }), y: fc.integer({ min: 50, max: 90 }) })
const anySeed = fc.nat(1000)

/** Every cell, with its eight neighbours. */
function* neighbours({ columns, rows }: { columns: number; rows: number }) {
  for (let at = 0; at < columns * rows; at++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [column, row] = [(at % columns) + dx, Math.floor(at / columns) + dy]
        if (column >= 0 && row >= 0 && column < columns && row < rows) yield [at, row * columns + column] as const
      }
    }
  }
}

test('a lake is flat, no higher than asked or than its basin spills, far from the edge, and leaks nowhere', () => {
  let lakes = 0
  fc.assert(
    fc.property(anySeed, anyPoint, fc.double({ min: 1, max: 150, noNaN: true }), (seed, point, above) => {
      const field = fieldOf(WINDOW, hollows(seed))
      const basin = basinAround(field, point)
      const asked = basin.bed + above
      const lake = lakeIn(basin, asked)
      expect(lake === undefined).toBe(Math.min(asked, basin.spill) <= basin.bed)
      if (!lake) return
      lakes++
      expect(lake.elevation).toBe(Math.fround(Math.min(asked, basin.spill)))
      expect(holdsCell(lake, { level: WINDOW.level, ...point })).toBe(true)
      for (const [at, next] of neighbours(lake)) {
        if (!lake.isWet[at]) continue
        expect(lake.ground[at]).toBeLessThan(lake.elevation)
        expect(lake.surface[at]).toBe(lake.elevation)
        // What is beside water is water too, or as high; and its shore is level with it.
        if (!lake.isWet[next]) expect(lake.ground[next]).toBeGreaterThanOrEqual(lake.elevation)
        expect(lake.surface[next]).toBe(lake.elevation)
        const column = lake.x + (at % lake.columns)
        const row = lake.y + Math.floor(at / lake.columns)
        expect(Math.min(column - WINDOW.x, row - WINDOW.y, WINDOW.x + 89 - column, WINDOW.y + 79 - row)).toBeGreaterThanOrEqual(4)
      }
      // No water where the ground is low but the lake is not.
      lake.surface.forEach((level, at) => {
        const ground = lake.ground[at] ?? 0
        if (!lake.isWet[at] && ground < lake.elevation) expect(level).toBeLessThan(ground)
      })
    }),
  )
  expect(lakes).toBeGreaterThan(20)
})

test('the spill is the least height of the highest ground on any way out', () => {
  fc.assert(
    fc.property(anySeed, anyPoint, (seed, point) => {
      const field = fieldOf(WINDOW, hollows(seed))
      const { spill } = basinAround(field, point)
      expect(isWayOut(field.heights, point, (height) => height < spill)).toBe(false)
      expect(isWayOut(field.heights, point, (height) => height <= spill)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('ground that only falls away holds no water, and neither does the sea', () => {
  const slope = basinAround(
    fieldOf(WINDOW, (column) => 500 - column),
    { x: -30, y: 70 },
  )
  expect(slope.spill).toBe(slope.bed)
  expect(lakeIn(slope, 9000)).toBeUndefined()
  const hole = basinAround(
    fieldOf(WINDOW, (column, row) => (column + 30) ** 2 + (row - 70) ** 2 - 3000),
    { x: -30, y: 70 },
  )
  expect(hole.spill).toBeGreaterThan(-2000)
  expect(lakeIn(hole, -1)).toBeUndefined()
})

/** Whether one gets from a point to within four cells of the edge over cells of which `isOpen` holds. */
function isWayOut(heights: Float32Array, point: { x: number; y: number }, isOpen: (height: number) => boolean): boolean {
  const { columns, rows } = WINDOW
  const seen = new Set<number>()
  const next = [(point.y - WINDOW.y) * columns + point.x - WINDOW.x]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (seen.has(at) || !isOpen(heights[at] ?? 0)) continue
    seen.add(at)
    const [column, row] = [at % columns, Math.floor(at / columns)]
    if (Math.min(column, row, columns - 1 - column, rows - 1 - row) < 4) return true
    for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) next.push(at + dy * columns + dx)
  }
  return false
}
