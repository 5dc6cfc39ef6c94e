import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CellRect, cutField, EditIndex, type HeightField, landField, sharedCells, TilePyramid, tileRect } from '../../src/land'
import { cellMetres, changedCells, type LoggedEdit, parentTile, TILE_CELLS, type Tile, tileKey } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'
import { handEdit } from '../world/edits'
import { differingCells } from './fields'

let relief: NodeRelief
let runs = 0
let cells = 0
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

const SEED = 77
/** Tiles around a point where four of every level meet, from the level of the widest brushes to three below it. */
const TOP = 8
const FINEST = 11
const AROUND = Array.from({ length: FINEST - TOP + 1 }, (_, i) =>
  [-1, 0].flatMap((y) => [-1, 0].map((x): Tile => ({ level: TOP + i, x, y }))),
).flat()

/** A pyramid over a log that can be changed, as the worker has it. */
function worldOf(capacity = 64) {
  const edits = new EditIndex()
  const counted = {
    styles: relief.styles,
    refine: (input: Parameters<typeof relief.refine>[0]) => {
      runs++
      cells += input.rows * input.columns
      return relief.refine(input)
    },
  }
  const pyramid = new TilePyramid({ seed: SEED, relief: counted, edits }, capacity)
  const change = (added: readonly LoggedEdit[], removed: readonly LoggedEdit[] = []) => {
    for (const edit of removed) edits.remove(edit)
    for (const edit of added) edits.add(edit)
    pyramid.change((level) => [...added, ...removed].flatMap(({ edit }) => changedCells(edit, level) ?? []))
  }
  return { edits, pyramid, change }
}

/** As a world opened with this log has it. */
function fresh(edits: EditIndex, rect: CellRect): Promise<HeightField> {
  return landField({ seed: SEED, relief, edits }, rect)
}

const cell = cellMetres(TOP)
const anyEdit = fc.nat(100_000).map((number) => handEdit(number, [12, 19], 40 * cell))
/** A part of a tile, at least as wide as the model is run. */
const anyPart = fc.record({
  x: fc.nat(140),
  y: fc.nat(140),
  columns: fc.integer({ min: 24, max: 168 }),
  rows: fc.integer({ min: 24, max: 168 }),
})
const anyStep = fc.record({
  edit: anyEdit,
  isUndone: fc.boolean(),
  tiles: fc.subarray(AROUND, { minLength: 1, maxLength: 3 }),
  part: anyPart,
})

test('after any edits and undos, asked for in parts and in any order, land is to the bit that of a world opened with the same log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 4 }), async (steps) => {
      const { edits, pyramid, change } = worldOf()
      for (const tile of AROUND) await pyramid.siblings([tile])
      const standing: LoggedEdit[] = []
      for (const [entry, { edit, isUndone, tiles, part }] of steps.entries()) {
        const undone = isUndone ? standing.splice(-1) : []
        const added = undone.length > 0 ? [] : [{ entry, edit }]
        standing.push(...added)
        change(added, undone)
        for (const tile of tiles) {
          const whole = tileRect(tile)
          const rect = sharedCells({ ...whole, ...part, x: whole.x + part.x, y: whole.y + part.y }, whole) as CellRect
          const [field] = await pyramid.parts([{ tile, rect }])
          expect(differingCells(cutField(field as HeightField, rect), await fresh(edits, rect))).toBe(0)
        }
      }
      for (const tile of AROUND.filter(({ level, x }) => level === FINEST || x === 0)) {
        expect(differingCells(await pyramid.tile(tile), await fresh(edits, tileRect(tile)))).toBe(0)
      }
    }),
    { numRuns: 6 },
  )
}, 600_000)

test('a pyramid that has forgotten most makes the same', async () => {
  const { edits, pyramid, change } = worldOf(5)
  for (const tile of AROUND) await pyramid.siblings([tile])
  change([{ entry: 0, edit: handEdit(5, [18, 18], 10 * cell) }])
  const [last] = AROUND.slice(-1) as [Tile]
  const [field] = await pyramid.parts([{ tile: last, rect: tileRect(last) }])
  expect(differingCells(field as HeightField, await fresh(edits, tileRect(last)))).toBe(0)
  await expect(pyramid.parts([{ tile: { level: 12, x: 90, y: 90 }, rect: tileRect(last) }])).rejects.toThrow('12/90/90')
})

test('an edit that comes while land is being made is not lost, and what is made without it is not taken for land with it', async () => {
  const { edits, pyramid, change } = worldOf()
  const tile = { level: 9, x: 0, y: 0 }
  for (const one of [parentTile(tile), tile]) await pyramid.siblings([one])
  change([{ entry: 0, edit: handEdit(1, [18, 18], 10 * cell) }])
  const underWay = pyramid.tile(tile)
  change([{ entry: 1, edit: handEdit(2, [18, 18], 10 * cell) }])
  await underWay
  expect(differingCells(await pyramid.tile(tile), await fresh(edits, tileRect(tile)))).toBe(0)
})

test('a stroke costs only the cells that it reaches, and undoing it gives the very same land', async () => {
  const { pyramid, change } = worldOf()
  for (const tile of AROUND) await pyramid.siblings([tile])
  const four = AROUND.filter(({ level }) => level === TOP + 1)
  const before = await pyramid.parts(four.map((tile) => ({ tile, rect: tileRect(tile) })))
  const raise: LoggedEdit = { entry: 0, edit: { kind: 'raise', size: 18, points: [[0, 0, 64]] } }
  runs = cells = 0
  change([raise])
  const raised = await pyramid.parts(four.map((tile) => ({ tile, rect: tileRect(tile) })))
  // One run at the brush's level and one below it, over the corners of four tiles: 33 and 46 coarse cells a side.
  expect(runs).toBe(2)
  expect(cells).toBe(33 * 33 + 46 * 46)
  change([], [raise])
  const after = await pyramid.parts(four.map((tile) => ({ tile, rect: tileRect(tile) })))
  for (const [i, tile] of four.entries()) {
    expect(`${tileKey(tile)} ${differingCells(raised[i] as HeightField, before[i] as HeightField) > 0}`).toBe(`${tileKey(tile)} true`)
    expect(differingCells(after[i] as HeightField, before[i] as HeightField)).toBe(0)
  }
  // Land that no edit reaches is not run at all.
  runs = 0
  change([{ entry: 1, edit: { kind: 'raise', size: 18, points: [[TILE_CELLS * 40, 0, 64]] } }])
  await pyramid.parts(four.map((tile) => ({ tile, rect: tileRect(tile) })))
  expect(runs).toBe(0)
})
