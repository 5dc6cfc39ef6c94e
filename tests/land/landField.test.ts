import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CellRect, cutField, HALO, type HeightField, type LandSource, landField, plainRelief, refineWindow } from '../../src/land'
import { cellMetres, FINEST_LEVEL } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'
import { evenly } from '../evenly'
import { differingCells, farthestFromMean } from './fields'

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

/** A cell of a level near a point in learned kilometres. */
function cellNear(level: number, kilometres: number): number {
  return Math.round((kilometres * 1000) / cellMetres(level))
}

const anySeed = fc.integer({ min: 0, max: 0xffffffff })
/** Near the origin, at 10,000 km, and at 80,000 km (10,000 km as drawn), on every side. */
const anyFar = fc.constantFrom(0, 3, -700, 10_000, -10_000, 80_000, -80_000)
const anyExtent = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 60 }))

/** Two rectangles that share at least one cell, slivers among them. */
const anyPair = fc
  .record({
    seed: anySeed,
    level: fc.integer({ min: 0, max: FINEST_LEVEL }),
    east: anyFar,
    south: anyFar,
    jitter: fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })),
    sizes: fc.tuple(anyExtent, anyExtent, anyExtent, anyExtent),
    shifts: fc.tuple(evenly(0, 1), evenly(0, 1)),
  })
  .map(({ seed, level, east, south, jitter, sizes: [columns, rows, otherColumns, otherRows], shifts }) => {
    const x = cellNear(level, east) + jitter[0]
    const y = cellNear(level, south) + jitter[1]
    const one: CellRect = { level, x, y, columns, rows }
    const shift = (share: number, size: number, other: number) => Math.floor(share * (size + other - 1)) - other + 1
    const other: CellRect = {
      level,
      x: x + shift(shifts[0], columns, otherColumns),
      y: y + shift(shifts[1], rows, otherRows),
      columns: otherColumns,
      rows: otherRows,
    }
    return { seed, one, other }
  })

test('two requests that overlap agree bit for bit, slivers and far places too', async () => {
  await fc.assert(
    fc.asyncProperty(anyPair, async ({ seed, one, other }) => {
      const source: LandSource = { seed, relief }
      expect(differingCells(await landField(source, one), await landField(source, other))).toBe(0)
    }),
    { numRuns: 25 },
  )
}, 240_000)

test.each([
  [10_000, -10_000],
  [80_000, 80_000],
  [-80_000, 10_000],
])(
  'a one-cell-wide line through a block agrees with it, %i km east and %i km south',
  async (east, south) => {
    const level = 12
    const source: LandSource = { seed: 5, relief }
    const x = cellNear(level, east)
    const y = cellNear(level, south)
    // Wider than one block of the model, so that a seam between two runs is inside.
    const block = await landField(source, { level, x, y, columns: 300, rows: 40 })
    expect(new Set(block.heights).size).toBeGreaterThan(1000)
    for (const line of [
      { level, x: x + 255, y, columns: 1, rows: 40 },
      { level, x: x + 256, y, columns: 1, rows: 40 },
      { level, x, y: y + 17, columns: 300, rows: 1 },
      { level, x: x + 299, y: y + 39, columns: 1, rows: 1 },
    ]) {
      expect(differingCells(block, await landField(source, line))).toBe(0)
    }
  },
  120_000,
)

test('every elevation is a number that a landscape can have', async () => {
  for (const [seed, level, east, south] of [
    [1, 4, 0, 0],
    [2, 9, 80_000, -80_000],
    [3, 13, -10_000, 10_000],
    [4, FINEST_LEVEL, 0, 80_000],
  ] as const) {
    const field = await landField({ seed, relief }, { level, x: cellNear(level, east), y: cellNear(level, south), columns: 64, rows: 64 })
    expect(field.heights).toHaveLength(64 * 64)
    for (const height of field.heights) {
      expect(height).toBeGreaterThan(-13_000)
      expect(height).toBeLessThan(10_000)
    }
  }
}, 120_000)

test('another seed is another world, and the same seed is the same', async () => {
  const rect = { level: 5, x: 100, y: 100, columns: 32, rows: 32 }
  const [a, again, b] = [
    await landField({ seed: 1, relief }, rect),
    await landField({ seed: 1, relief }, rect),
    await landField({ seed: 2, relief }, rect),
  ]
  expect(differingCells(a, again)).toBe(0)
  expect(differingCells(a, b)).toBe(32 * 32)
})

describe('four cells average to the one above them, to a thousandth of its side', () => {
  const check = async (source: LandSource, window: HeightField) => {
    const fine = await refineWindow(source, window)
    expect([fine.columns, fine.rows]).toEqual([2 * (window.columns - 2 * HALO), 2 * (window.rows - 2 * HALO)])
    // Beside the cell, float32 itself is a bound: elevations of thousands of metres are given to a tenth of a millimetre.
    expect(farthestFromMean(window, fine)).toBeLessThan(Math.max(1e-3 * cellMetres(window.level), 2e-3))
  }

  test.each([0, 2, 5, 8, 11, 14, 16])('from level %i, dreamed and plain', async (level) => {
    const window = await landField(
      { seed: 11, relief },
      { level, x: cellNear(level, 500), y: cellNear(level, -300), columns: 64, rows: 60 },
    )
    await check({ seed: 11, relief }, window)
    await check({ seed: 11, relief: plainRelief }, window)
  })
})

test('fine elevations of a wide request are those of the windows it is made from', async () => {
  const source: LandSource = { seed: 3, relief }
  const wide = await landField(source, { level: 7, x: -20, y: -20, columns: 600, rows: 64 })
  const part = await landField(source, { level: 7, x: 250, y: 0, columns: 20, rows: 20 })
  expect(differingCells(wide, part)).toBe(0)
})

test('progress counts every run of the model up to all of them', async () => {
  const seen: [number, number][] = []
  await landField({ seed: 3, relief }, { level: 4, x: 0, y: 0, columns: 300, rows: 30 }, (done, total) => seen.push([done, total]))
  const total = seen.length
  expect(total).toBeGreaterThan(4)
  expect(seen).toEqual(Array.from({ length: total }, (_, i) => [i + 1, total]))
})

test('what is asked wrongly is refused at once, saying both sides', async () => {
  const source: LandSource = { seed: 1, relief: plainRelief }
  const good = { level: 3, x: 0, y: 0, columns: 4, rows: 4 }
  const refusals: [Partial<CellRect>, string][] = [
    [{ level: -1 }, 'Expected a level from 0 to 17, got -1.'],
    [{ level: 18 }, 'Expected a level from 0 to 17, got 18.'],
    [{ level: 2.5 }, 'Expected a level from 0 to 17, got 2.5.'],
    [{ level: Number.NaN }, 'Expected a level from 0 to 17, got NaN.'],
    [{ x: 0.5 }, 'Expected x to be a whole number of cells, got 0.5.'],
    [{ y: Number.NaN }, 'Expected y to be a whole number of cells, got NaN.'],
    [{ columns: Number.POSITIVE_INFINITY }, 'Expected columns to be a whole number of cells, got Infinity.'],
    [{ columns: 0 }, 'Expected at least one cell, got 0×4.'],
    [{ rows: -3 }, 'Expected at least one cell, got 4×-3.'],
  ]
  for (const [wrong, sentence] of refusals) {
    const asked = landField(source, { ...good, ...wrong })
    await expect(asked).rejects.toThrow(RangeError)
    await expect(asked).rejects.toThrow(sentence)
  }
  const field = await landField(source, good)
  expect(() => cutField(field, { x: 1, y: 0, columns: 4, rows: 4 })).toThrow('Expected a part inside 4×4 cells, got 4×4 at 1, 0.')
  expect(() => cutField(field, { x: 0, y: -1, columns: 4, rows: 4 })).toThrow(RangeError)
})
