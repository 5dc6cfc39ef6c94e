import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COVER_GROUPS, type Cover, CoverGroup } from '../../src/land/cover'
import { type GrownPatch, PATCH_BORDER, withGrowth } from '../../src/land/grownCover'

const SIDE = 10
const SIZE = SIDE * SIDE
/** Cells 0 to 8 of level 11, and a border. */
const RECT = { level: 11, x: -PATCH_BORDER, y: -PATCH_BORDER, columns: SIDE, rows: SIDE }

function patch(first: readonly number[], now: readonly number[], age = 100): GrownPatch {
  const planes = (values: readonly number[]) =>
    Uint8Array.from({ length: COVER_GROUPS * SIZE }, (_, i) => values[Math.floor(i / SIZE)] ?? 0)
  return { ...RECT, first: planes(first), now: planes(now), ages: new Uint8Array(SIZE).fill(age) }
}

/** A cover of level 12 around the patch, wider than it. */
function coverAt(shares: (cell: number) => readonly number[], level = 12): Cover {
  const rect = { level, x: -6, y: -6, columns: 30, rows: 30 }
  const cells = Array.from({ length: 900 }, (_, cell) => shares(cell))
  return { ...rect, shares: Uint8Array.from(cells.flat()) }
}

const shareAt = ({ shares, columns }: Cover, column: number, row: number, group: number) =>
  shares[(row * columns + column) * COVER_GROUPS + group]

test('where nothing has changed the cover stays as it was, and so it does around the patch', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(85), { minLength: 5, maxLength: 5 }),
      fc.array(fc.nat(85), { minLength: 5, maxLength: 5 }),
      (here, first) => {
        const cover = coverAt(() => here)
        expect(withGrowth(cover, [patch(first, first)]).shares).toEqual(cover.shares)
        const burnt = withGrowth(cover, [patch(first, [0, 0, 0, 0, 0])])
        for (let group = 0; group < COVER_GROUPS; group++) {
          expect(shareAt(burnt, 5, 10, group)).toBe(here[group])
          expect(shareAt(burnt, 23, 10, group)).toBe(here[group])
        }
      },
    ),
  )
  const cover = coverAt(() => [1, 2, 3, 4, 5])
  expect(withGrowth(cover, [])).toBe(cover)
  expect(withGrowth({ ...cover, x: 5000 }, [patch([9], [0])])).toEqual({ ...cover, x: 5000 })
})

test('where a fire took all, nothing is left of what made finer cells dense', () => {
  // Every second cell is dense wood, the mean is half.
  const cover = coverAt((cell) => [cell % 2 ? 240 : 0, 0, 0, 0, 60])
  const burnt = withGrowth(cover, [patch([120, 0, 0, 0, 60], [0, 0, 0, 0, 30])])
  for (let column = 6; column < 22; column++) {
    expect(shareAt(burnt, column, 12, CoverGroup.conifer)).toBe(0)
    expect(shareAt(burnt, column, 12, CoverGroup.grass)).toBe(30)
  }
})

test('what comes takes the room that is there, and trees never hold more than all of it', () => {
  const cover = coverAt((cell) => [cell % 2 ? 200 : 20, 0, 0, 0, 0])
  const grown = withGrowth(cover, [patch([110, 0, 0, 0, 0], [110, 0, 120, 0, 0])])
  const [dense, open] = [shareAt(grown, 9, 12, CoverGroup.pioneer) ?? 0, shareAt(grown, 10, 12, CoverGroup.pioneer) ?? 0]
  expect(Math.max(dense, open)).toBe(120)
  for (let cell = 0; cell < 900; cell++) {
    const woods = [0, 1, 2].reduce((sum, group) => sum + (grown.shares[cell * COVER_GROUPS + group] ?? 0), 0)
    expect(woods).toBeLessThanOrEqual(255)
  }
})

test('ages are those of the patch, and old beside it; between cells all is smooth', () => {
  const cover = coverAt(() => [100, 0, 0, 0, 0])
  const { ages } = withGrowth(cover, [patch([100], [80], 40)])
  expect(ages?.[12 * 30 + 12]).toBe(40)
  expect(ages?.[12 * 30 + 2]).toBe(177)
  const half = patch([100], [100])
  for (let cell = 0; cell < SIZE; cell++) if (cell % SIDE >= 5) half.now[cell] = 0
  const row = Array.from({ length: 16 }, (_, i) => shareAt(withGrowth(cover, [half]), 6 + i, 12, CoverGroup.conifer) ?? 0)
  expect(row).toEqual([...row].sort((a, b) => b - a))
  expect(new Set(row).size).toBeGreaterThan(3)
})
