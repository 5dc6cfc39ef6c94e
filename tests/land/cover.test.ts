import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rainOver } from '../../src/land/climate'
import { COVER_GROUPS, type Cover, CoverGroup, coverOf } from '../../src/land/cover'
import { cellMetres } from '../../src/world'
import { fieldOf } from './fields'

const LEVEL = 12
const CELL = cellMetres(LEVEL)
const DEGREE_CELLS = Math.round(111_200 / CELL)
const anySeed = fc.integer({ min: 0, max: 0xffffffff })

/** So many degrees north, as a row of cells: the origin lies at 46. */
const rowAt = (latitude: number) => (46 - latitude) * DEGREE_CELLS

/** Rain without mountains. */
const rainOf = (seed: number) => (rect: Parameters<typeof rainOver>[1]) => rainOver(seed, rect)

const woodsAt = ({ shares }: Cover, cell: number) =>
  [CoverGroup.conifer, CoverGroup.broadleaf, CoverGroup.pioneer].reduce<number>(
    (sum, group) => sum + (shares[cell * COVER_GROUPS + group] ?? 0),
    0,
  )

const woodsOf = (cover: Cover) => Array.from({ length: cover.columns * cover.rows }, (_, cell) => woodsAt(cover, cell))

/** Level ground that rises by 4 m from column to column, over 700 columns. */
function staircase(seed: number, latitude: number): Cover {
  const rect = { level: LEVEL, x: 0, y: rowAt(latitude), columns: 702, rows: 42 }
  const field = fieldOf(rect, (x) => 4 * x)
  return coverOf(seed, field, { x: 1, y: rect.y + 1, columns: 700, rows: 40 }, rainOf(seed))
}

/** The highest elevation with woods, in metres. */
function treeline(cover: Cover): number {
  let highest = 0
  woodsOf(cover).forEach((woods, cell) => {
    if (woods > 60) highest = Math.max(highest, 4 * (1 + (cell % cover.columns)))
  })
  return highest
}

test('the treeline falls towards the pole', () => {
  for (const seed of [1, 7, 99]) {
    const lines = [30, 46, 62, 70].map((latitude) => treeline(staircase(seed, latitude)))
    expect(lines).toEqual([...lines].sort((a, b) => b - a))
    expect(lines[1]).toBeGreaterThan(1300)
    expect(lines[1]).toBeLessThan(2500)
    expect(lines[3]).toBeLessThan(1200)
  }
  expect(treeline(staircase(7, 88))).toBe(0)
})

test('nothing grows in the sea, and no tree on a cliff', () => {
  fc.assert(
    fc.property(anySeed, fc.integer({ min: -60, max: 60 }), (seed, latitude) => {
      const rect = { level: LEVEL, x: -20, y: rowAt(latitude), columns: 40, rows: 40 }
      const part = { x: -19, y: rect.y + 1, columns: 38, rows: 38 }
      const sea = coverOf(
        seed,
        fieldOf(rect, (x) => -1 - (x + 20) * 3),
        part,
        rainOf(seed),
      )
      expect(sea.shares.every((share) => share === 0)).toBe(true)
      const cliff = coverOf(
        seed,
        fieldOf(rect, (x) => 400 + x * CELL * 0.95),
        part,
        rainOf(seed),
      )
      expect(woodsOf(cliff).every((woods) => woods === 0)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('cover is the same for every part that a cell is in, and for every field around it', () => {
  const rough = (x: number, y: number) => 300 + 200 * Math.sin(x * 0.13) * Math.cos(y * 0.09)
  fc.assert(
    fc.property(anySeed, fc.integer({ min: -1e6, max: 1e6 }), (seed, x) => {
      const wide = coverOf(
        seed,
        fieldOf({ level: LEVEL, x: x - 1, y: 0, columns: 42, rows: 22 }, rough),
        {
          x,
          y: 1,
          columns: 40,
          rows: 20,
        },
        rainOf(seed),
      )
      const narrow = coverOf(
        seed,
        fieldOf({ level: LEVEL, x: x + 19, y: 4, columns: 22, rows: 12 }, rough),
        {
          x: x + 20,
          y: 5,
          columns: 20,
          rows: 10,
        },
        rainOf(seed),
      )
      const rows = Array.from({ length: 10 }, (_, row) => {
        const start = ((row + 4) * 40 + 20) * COVER_GROUPS
        return [...wide.shares.slice(start, start + 20 * COVER_GROUPS)]
      })
      expect([...narrow.shares]).toEqual(rows.flat())
    }),
    { numRuns: 20 },
  )
})

test('coarser cells have about the woods of the finer ones in them', () => {
  const mean = (level: number) => {
    const side = 256 / 2 ** (12 - level)
    const rect = { level, x: -1, y: -1, columns: side + 2, rows: side + 2 }
    const cover = coverOf(
      7,
      fieldOf(rect, () => 300),
      { x: 0, y: 0, columns: side, rows: side },
      rainOf(7),
    )
    const woods = woodsOf(cover)
    return woods.reduce<number>((sum, share) => sum + share, 0) / woods.length / 255
  }
  const fine = mean(12)
  expect(fine).toBeGreaterThan(0.05)
  for (const level of [11, 10, 9]) expect(Math.abs(mean(level) - fine)).toBeLessThan(0.12)
})

test('woods, meadows and open edges are all there, in a mild place', () => {
  const all = [1, 2, 3, 4, 5, 6].flatMap((seed) => woodsOf(staircase(seed, 47))).filter((_, cell) => cell % 700 < 300)
  const share = (isMeant: (woods: number) => boolean) => all.filter(isMeant).length / all.length
  expect(share((woods) => woods > 220)).toBeGreaterThan(0.1)
  expect(share((woods) => woods < 20)).toBeGreaterThan(0.1)
})
