import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EditIndex, Lakes } from '../../src/land'
import { holdsCell } from '../../src/land/lake'
import { brushOf, cellMetres, type Edit, type Fill, HEIGHT_STEPS_PER_CELL, pourCell, pourElevation } from '../../src/world'
import { type Ground, hollows, indexOf, logOf, tilesOf } from './grounds'

const SIZE = 10
const LEVEL = brushOf(SIZE).level

/** Two round hollows, 40 cells apart and 200 m deep, in a plain at 500 m; a sill of 400 m between them. */
const twin: Ground = (column, row) => {
  const hollow = (x: number) => 200 * Math.max(0, 1 - ((column - x) ** 2 + (row - 64) ** 2) / 400)
  const sill = column > 60 && column < 110 && Math.abs(row - 64) < 2 ? 100 : 0
  return 500 - Math.max(hollow(64), hollow(104), sill)
}
const WEST = 64
const EAST = 104

/** Water in the middle of a cell, to an elevation in metres. */
function pourAt(column: number, metres: number, row = 64, size = SIZE): Fill {
  return {
    kind: 'water',
    size,
    points: [[column * 4 + 2, row * 4 + 2, Math.round((metres * HEIGHT_STEPS_PER_CELL) / cellMetres(brushOf(size).level))]],
  }
}

/** The lakes that a log leaves, by entry: their elevations. */
async function elevations(edits: readonly Edit[], ground = twin) {
  const index = indexOf(edits)
  const lakes = new Lakes(index, tilesOf(ground).makeTile)
  const found = await Promise.all(index.pours.map((pour) => lakes.find(pour)))
  return found.map((lake) => lake && Math.round(lake.elevation))
}

test('water stands as high as asked, and no higher than its basin holds it', async () => {
  expect(await elevations([pourAt(WEST, 350)])).toEqual([350])
  expect(await elevations([pourAt(WEST, 450)])).toEqual([450])
  expect(await elevations([pourAt(WEST, 9000)])).toEqual([500])
  expect(await elevations([pourAt(10, 9000)])).toEqual([undefined])
})

test('a later pour lowers what holds its point, and a pour below the ground empties it', async () => {
  const far = -20_000
  expect(await elevations([pourAt(WEST, 450), pourAt(WEST, far)])).toEqual([undefined, undefined])
  expect(await elevations([pourAt(WEST, 350), pourAt(EAST, far)])).toEqual([350, undefined])
  expect(await elevations([pourAt(WEST, 450), pourAt(WEST + 6, 380)])).toEqual([undefined, 380])
  // From the far hollow, over the sill: what is left in the first stands at what was asked.
  expect(await elevations([pourAt(WEST, 450), pourAt(EAST, 380)])).toEqual([380, 380])
  expect(await elevations([pourAt(WEST, 450), pourAt(EAST, far)])).toEqual([undefined, undefined])
})

test('a lake swallows earlier ones, so that emptying it leaves none of them', async () => {
  expect(await elevations([pourAt(WEST, 350), pourAt(EAST, 450)])).toEqual([undefined, 450])
  expect(await elevations([pourAt(WEST, 350), pourAt(EAST, 450), pourAt(EAST, -20_000)])).toEqual([undefined, undefined, undefined])
  expect(await elevations([pourAt(WEST, 350), pourAt(EAST, 360)])).toEqual([350, 360])
})

test('a lake follows its rim: a finer valley through it lets it down to the new spill', async () => {
  const level = brushOf(SIZE - 4).level
  const at = (column: number) => column * 4 * 2 ** (level - LEVEL)
  const bed = Math.round((430 * HEIGHT_STEPS_PER_CELL) / cellMetres(level))
  const valley = (from: number, to: number): Edit => ({
    kind: 'valley',
    size: SIZE - 4,
    points: [
      [at(from), at(64), bed],
      [at(to), at(64), bed],
    ],
  })
  expect(await elevations([pourAt(WEST, 480), valley(WEST, 30)])).toEqual([480])
  const spill = (await elevations([pourAt(WEST, 480), valley(WEST, -70)]))[0] ?? 0
  expect(Math.abs(spill - 430)).toBeLessThan(2)
})

test('lakes of any log are found the same in any order, again, and after any change as if from nothing', async () => {
  const anyPour = fc
    .record({
      column: fc.integer({ min: 30, max: 90 }),
      row: fc.integer({ min: 30, max: 90 }),
      metres: fc.integer({ min: 400, max: 3000 }),
    })
    .map(({ column, row, metres }) => pourAt(column, metres, row))
  const anyRaise = fc
    .tuple(fc.integer({ min: 100, max: 400 }), fc.integer({ min: 100, max: 400 }), fc.constantFrom<'raise' | 'lower'>('raise', 'lower'))
    .map(([x, y, kind]): Edit => ({ kind, size: SIZE - 2, points: [[2 * x, 2 * y, 200]] }))
  let standing = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(99), fc.array(fc.oneof(anyPour, anyRaise), { minLength: 5, maxLength: 9 }), async (seed, edits) => {
      const { makeTile } = tilesOf(hollows(seed))
      const before = edits.slice(0, -1)
      const grown = new Lakes(indexOf(before), makeTile)
      for (const pour of indexOf(before).pours) await grown.find(pour)
      const index = indexOf(edits)
      const told = grown.change(index, logOf(edits).slice(-1))
      const fresh = new Lakes(index, makeTile)
      for (const pour of [...index.pours].reverse()) {
        const [one, other] = [await grown.find(pour), await fresh.find(pour)]
        expect(one).toEqual(other)
        if (one) {
          standing++
          expect(one.elevation).toBeLessThanOrEqual(pourElevation(pour.edit))
          expect(holdsCell(one, pourCell(pour.edit))).toBe(true)
        }
        const was = told.find((change) => change.pour.entry === pour.entry)
        // What was not told of has not changed.
        if (!was && pour.entry < before.length) expect(one).toEqual(await new Lakes(indexOf(before), makeTile).find(pour))
      }
      // Taking the last edit back brings all as it was.
      const back: EditIndex = indexOf(before)
      grown.change(back, logOf(edits).slice(-1))
      for (const pour of back.pours) expect(await grown.find(pour)).toEqual(await new Lakes(back, makeTile).find(pour))
    }),
    { numRuns: 12 },
  )
  expect(standing).toBeGreaterThan(5)
})

test('only four tiles are made for a lake, once', async () => {
  const { made, makeTile } = tilesOf(twin)
  const index = indexOf([pourAt(WEST, 450), pourAt(WEST, 470)])
  const lakes = new Lakes(index, makeTile)
  for (const pour of index.pours) await lakes.find(pour)
  expect(made).toHaveLength(4)
})
