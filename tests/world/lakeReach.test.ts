import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  brushOf,
  cellMetres,
  changesTile,
  type Edit,
  type Fill,
  isLakeSeen,
  LAKE_LEVELS_ABOVE,
  lakesMeet,
  pour,
  pourCell,
  pourElevation,
  shapesLake,
  showsInTile,
  strokeRect,
  TILE_CELLS,
} from '../../src/world'
import { faultOfEdit } from '../../src/world/checkEdit'

const anySize = fc.integer({ min: 0, max: 28 })
const anyPlace = fc.integer({ min: -4_000_000, max: 4_000_000 })
const anyPour = fc
  .record({ size: anySize, east: anyPlace, south: anyPlace, elevation: fc.double({ min: -1e5, max: 1e5, noNaN: true }) })
  .map(({ size, ...place }) => ({ size, place, edit: pour(place, size) }))

test('what a hand pours is an edit that can be kept, where and as high as it said', () => {
  fc.assert(
    fc.property(anyPour, ({ size, place, edit }) => {
      expect(faultOfEdit(edit)).toBeUndefined()
      const cell = cellMetres(brushOf(size).level)
      const at = pourCell(edit)
      expect(Math.abs((at.x + 0.5) * cell - place.east)).toBeLessThanOrEqual(cell * 0.75)
      expect(Math.abs((at.y + 0.5) * cell - place.south)).toBeLessThanOrEqual(cell * 0.75)
      const within = Math.max(-20_000, Math.min(20_000, place.elevation))
      expect(Math.abs(pourElevation(edit) - within)).toBeLessThanOrEqual(cell / 64)
    }),
  )
})

test('a lake has a window of whole tiles, with its point at least half a tile inside', () => {
  fc.assert(
    fc.property(anyPour, ({ edit }) => {
      const cell = pourCell(edit)
      const { x, y, columns, rows } = strokeRect(edit, cell.level)
      expect([columns, rows]).toEqual([2 * TILE_CELLS, 2 * TILE_CELLS])
      for (const [first, at] of [
        [x, cell.x],
        [y, cell.y],
      ] as const) {
        expect(Math.abs(first % TILE_CELLS)).toBe(0)
        expect(at - first).toBeGreaterThanOrEqual(TILE_CELLS / 2)
        expect(at - first).toBeLessThan(1.5 * TILE_CELLS)
      }
    }),
  )
})

test('water changes no ground, and is shaped by all ground of its window, and by finer ground in it', () => {
  const lake: Fill = { kind: 'water', size: 12, points: [[400, 400, 100]] }
  const { level } = pourCell(lake)
  expect(changesTile(lake, { level, x: 0, y: 0 }, 20)).toBe(false)
  expect(showsInTile(lake, { level: level - 1, x: 0, y: 0 }, 20)).toBe(false)
  const at = (size: number, cells: number): Edit => {
    const place = cells * 4 * 2 ** (brushOf(size).level - level)
    return { kind: 'raise', size, points: [[place, place, 16]] }
  }
  for (const size of [2, 12, 20]) expect(shapesLake(at(size, 100), lake)).toBe(true)
  for (const size of [2, 12]) expect(shapesLake(at(size, 270), lake)).toBe(false)
  expect(shapesLake({ ...at(2, 100), kind: 'dream', variant: 1 } as Edit, lake)).toBe(false)
  expect(shapesLake(lake, lake)).toBe(false)
  expect(lakesMeet(lake, { ...lake, size: 6 })).toBe(true)
  expect(lakesMeet(lake, { ...lake, points: [[5000, 5000, 0]] })).toBe(false)
})

test('a lake is seen in finer tiles over it, and from so many levels above', () => {
  const cells = { level: 12, x: 130, y: 130, columns: 20, rows: 20 }
  expect(isLakeSeen(cells, { level: 12, x: 1, y: 1 }, 0)).toBe(true)
  expect(isLakeSeen(cells, { level: 12, x: 0, y: 1 }, 0)).toBe(false)
  expect(isLakeSeen(cells, { level: 12, x: 0, y: 1 }, 3)).toBe(true)
  expect(isLakeSeen(cells, { level: 14, x: 4, y: 4 }, 0)).toBe(true)
  expect(isLakeSeen(cells, { level: 14, x: 5, y: 4 }, 0)).toBe(false)
  expect(isLakeSeen(cells, { level: 12 - LAKE_LEVELS_ABOVE, x: 0, y: 0 }, 0)).toBe(true)
  expect(isLakeSeen(cells, { level: 11 - LAKE_LEVELS_ABOVE, x: 0, y: 0 }, 0)).toBe(false)
})
