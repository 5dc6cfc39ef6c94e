import { expect, test } from 'vitest'
import { COVER_GROUPS, type Cover } from '../../src/land/cover'
import { type GrowthCeilings, STANDING_GROUPS, withCeilings } from '../../src/land/growthCeilings'
import { AS_AT_FIRST } from '../../src/world'

/** Cells 0 to 4 of level 11; one of them, at column 1 and row 2, may be closed wood of the second group. */
function ceilings(): GrowthCeilings {
  const bytes = new Uint8Array(16 * STANDING_GROUPS).fill(AS_AT_FIRST)
  bytes[(2 * 4 + 1) * STANDING_GROUPS + 1] = 2 * AS_AT_FIRST
  return { level: 11, x: 0, y: 0, columns: 4, rows: 4, bytes }
}

function cover(level: number, side: number, x = 0, y = 0): Cover {
  return { level, x, y, columns: side, rows: side, shares: new Uint8Array(side * side * COVER_GROUPS) }
}

const at = ({ ceilings, columns, x, y }: Cover, column: number, row: number) =>
  ceilings?.[((row - y) * columns + column - x) * STANDING_GROUPS + 1]

test('finer cells have the ceilings of the cell that they lie in, coarser ones the highest of those in them', () => {
  const fine = withCeilings(cover(12, 10, -1, -1), [ceilings()])
  for (let row = -1; row < 9; row++)
    for (let column = -1; column < 9; column++) {
      const isIn = Math.floor(column / 2) === 1 && Math.floor(row / 2) === 2
      expect(at(fine, column, row)).toBe(isIn ? 2 * AS_AT_FIRST : AS_AT_FIRST)
    }
  const coarse = withCeilings(cover(10, 2), [ceilings()])
  expect([at(coarse, 0, 0), at(coarse, 1, 0), at(coarse, 0, 1), at(coarse, 1, 1)]).toEqual([127, 127, 254, 127])
})

test('covers elsewhere stay the same objects', () => {
  const elsewhere = cover(12, 4, 8, 0)
  expect(withCeilings(elsewhere, [ceilings()])).toBe(elsewhere)
  expect(withCeilings(cover(12, 4, 7, 0), [ceilings()]).ceilings).toBeDefined()
})
