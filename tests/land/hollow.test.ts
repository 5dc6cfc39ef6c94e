import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HeightField, holdWater, hollowNear, lakeIn } from '../../src/land'
import { basinAround } from '../../src/land/basin'
import { editHeights } from '../../src/land/editHeights'
import { brushOf, cellMetres, encodeWorld } from '../../src/world'
import { fieldOf } from './fields'
import { type Ground, hollows } from './grounds'

const SIZE = 10
const { level: LEVEL, radiusCells: RADIUS } = brushOf(SIZE)
const CELL = cellMetres(LEVEL)
const around = (ground: Ground): HeightField => fieldOf({ level: LEVEL, x: -128, y: -128, columns: 256, rows: 256 }, ground)
const at = (x: number, y: number) => ({ level: LEVEL, x, y })

test('the hollow under the hand is found from its lowest cell, and holds the water that the flood from there holds', () => {
  let found = 0
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (seed, x, y) => {
      const field = around(hollows(seed))
      const hollow = hollowNear(field, at(x, y), RADIUS)
      const here = basinAround(field, at(x, y))
      if (here.spill - here.bed > 0.03 * CELL) expect(hollow?.basin.spill).toBe(here.spill)
      if (!hollow) return
      found++
      const { sink, basin } = hollow
      const { bed, spill, ground, reachedAt } = basin
      expect(spill).toBe(basinAround(field, sink).spill)
      expect(spill).toBeGreaterThan(bed)
      expect(Math.min(...ground.filter((_, i) => (reachedAt[i] ?? 0) < spill))).toBe(bed)
      expect(lakeIn(basin, bed + 0.5 * (spill - bed))).toBeDefined()
    }),
    { numRuns: 16 },
  )
  expect(found).toBeGreaterThan(3)
})

/** A valley that falls to the east, with sides that rise at a slope. */
const valley: Ground = (column, row) => 800 - 0.02 * CELL * column + 0.4 * CELL * Math.abs(row)
const slope: Ground = (column, row) => 800 + 0.3 * CELL * row + 0.01 * CELL * column

test('water is held behind a bank in a valley, and in a hole on a slope; the edit that is offered does it', () => {
  for (const [ground, kind] of [
    [valley, 'bank'],
    [slope, 'dig'],
  ] as const) {
    const field = around(ground)
    const point = at(3, 0)
    expect(hollowNear(field, point, RADIUS)).toBeUndefined()
    const hold = holdWater(field, point, SIZE)
    expect(hold?.kind).toBe(kind)
    if (!hold) return
    expect(() => encodeWorld({ seed: 7, models: {}, entries: [hold.edit] })).not.toThrow()
    const after = { ...field, heights: field.heights.slice() }
    editHeights(after, [hold.edit], () => after.heights)
    const basin = basinAround(after, hold.hollow.sink)
    expect([basin.bed, basin.spill]).toEqual([hold.hollow.basin.bed, hold.hollow.basin.spill])
    const lake = lakeIn(basin, basin.spill)
    expect(lake?.isWet.reduce((sum, is) => sum + is, 0)).toBeGreaterThan(4)
  }
  const behind = holdWater(around(valley), at(3, 0), SIZE)
  // The lake lies upstream of its bank.
  expect(behind?.hollow.sink.x).toBeLessThan(3)
})

test('on land so steep that no hole would hold, nothing is offered', () => {
  expect(
    holdWater(
      around((column) => 800 + 4 * CELL * column),
      at(0, 0),
      SIZE,
    ),
  ).toBeUndefined()
})
