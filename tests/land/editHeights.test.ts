import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CellRect, cutField, EditIndex, HALO, type HeightField, landField, plainRelief, refineField } from '../../src/land'
import { showFinerEdits } from '../../src/land/editHeights'
import { brushOf, cellMetres, type Edit, HEIGHT_STEPS_PER_CELL, type StrokePoint } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'
import { differingCells } from './fields'

const SEED = 7
const SIZE = 18
const LEVEL = brushOf(SIZE).level
const CELL = cellMetres(LEVEL)
const AT = { x: -1800, y: -2720 }

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

/** A place in parts of a cell of LEVEL, some cells from AT. */
const place = (dx: number, dy: number, value: number): StrokePoint => [(AT.x + dx) * 4, (AT.y + dy) * 4, value]
const indexOf = (...edits: Edit[]) => new EditIndex(edits.map((edit, entry) => ({ entry, edit })))

/** A square around AT at a level, `cells` of LEVEL to every side. */
function around(level: number, cells: number): CellRect {
  const scale = 2 ** (level - LEVEL)
  const side = 2 * cells * scale
  return { level, x: Math.floor((AT.x - cells) * scale), y: Math.floor((AT.y - cells) * scale), columns: side, rows: side }
}

const land = (rect: CellRect, edits: EditIndex, model = plainRelief) => landField({ seed: SEED, relief: model, edits }, rect)
const difference = (a: HeightField, b: HeightField) => a.heights.map((height, i) => height - (b.heights[i] ?? 0))
const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length

test('raising lifts the middle by what it says, its rim by nothing, and lowering takes it back', async () => {
  const raise: Edit = { kind: 'raise', size: SIZE, points: [place(0, 0, 64)] }
  const lower: Edit = { ...raise, kind: 'lower' }
  const rect = around(LEVEL, 6)
  const before = await land(rect, indexOf())
  const lifted = difference(await land(rect, indexOf(raise)), before)
  const step = CELL / HEIGHT_STEPS_PER_CELL
  // The four cells around the middle lie √½ cells from it: (1 − ½/9)² of the lift.
  const nearMiddle = 64 * step * (1 - 0.5 / 9) ** 2
  expect(Math.max(...lifted)).toBeCloseTo(nearMiddle, 1)
  expect(lifted[0]).toBe(0)
  const back = difference(await land(rect, indexOf(raise, lower)), before)
  for (const rest of back) expect(Math.abs(rest)).toBeLessThan(0.01)
})

test('levelling brings the ground to one height, where the brush is at its full strength', async () => {
  const level: Edit = { kind: 'level', size: SIZE, points: [place(0, 0, 64), place(1, 0, 64)], elevation: 20 }
  const flat = cutField(await land(around(LEVEL, 6), indexOf(level)), { x: AT.x - 1, y: AT.y - 1, columns: 3, rows: 2 })
  for (const height of flat.heights) expect(height).toBeCloseTo((20 * CELL) / HEIGHT_STEPS_PER_CELL, 1)
})

test('a valley is never above its bed and falls all along it; a ridge is never below its crest', async () => {
  const points = [0, 1, 2, 3, 4].map((i) => place(4 * i - 8, 2 * i - 4, 10 - 3 * i))
  const rect = around(LEVEL, 14)
  const carved = await land(rect, indexOf({ kind: 'valley', size: SIZE, points }))
  const raised = await land(rect, indexOf({ kind: 'ridge', size: SIZE, points: points.map(([x, y, z]) => [x, y, z + 200] as const) }))
  const heightAt = (field: HeightField, [x, y]: StrokePoint) =>
    field.heights[(Math.floor(y / 4) - field.y) * field.columns + Math.floor(x / 4) - field.x] ?? Number.NaN
  const step = CELL / HEIGHT_STEPS_PER_CELL
  for (const point of points) {
    // A cell's centre lies at most √½ cells from the path: banks rise by half of that.
    const bank = Math.SQRT1_2 * 0.5 * CELL
    expect(heightAt(carved, point)).toBeLessThan(point[2] * step + bank + 12 * step)
    expect(heightAt(raised, point)).toBeGreaterThan((point[2] + 200) * step - bank - 12 * step)
  }
})

test('smoothing leaves the smooth surface through the level above, where the brush is at its full strength', async () => {
  const rect = around(LEVEL, 5)
  const smooth: Edit = { kind: 'smooth', size: SIZE, points: [place(0, 0, 64), place(2, 0, 64), place(-2, 0, 64)] }
  const above = await land({ level: LEVEL - 1, x: AT.x / 2 - 20, y: AT.y / 2 - 20, columns: 40, rows: 40 }, indexOf(), relief)
  const surface = await refineField({ seed: SEED, relief: plainRelief }, above, rect)
  const middle = { x: AT.x - 2, y: AT.y - 1, columns: 4, rows: 2 }
  const off = (field: HeightField) => Math.max(...difference(cutField(field, middle), cutField(surface, middle)).map(Math.abs))
  expect(off(await land(rect, indexOf(), relief))).toBeGreaterThan(5)
  expect(off(await land(rect, indexOf(smooth), relief))).toBeLessThan(0.01)
})

test('an edit changes nothing farther than the model sees, and agrees with itself in every window', async () => {
  const ridge: Edit = { kind: 'ridge', size: SIZE, points: [place(0, 0, 900), place(3, 2, 800)] }
  const again: Edit = { kind: 'dream', size: SIZE, points: [place(0, 0, 32)], variant: 2 }
  const level = LEVEL + 2
  const plain = await land(around(level, 52), indexOf(), relief)
  // Cells of the brush's level: the path, the brush, and twice the halo below its level. What is told is told a level above it: four times.
  for (const [edit, reach] of [
    [ridge, 3 + 3 + 2 * HALO],
    [again, 3 + 4 * HALO],
  ] as const) {
    const edits = indexOf(edit)
    const edited = await land(around(level, 52), edits, relief)
    const middle = plain.columns / 2
    let farthest = 0
    difference(edited, plain).forEach((by, i) => {
      const away = Math.max(Math.abs((i % plain.columns) + 0.5 - middle), Math.abs(Math.floor(i / plain.columns) + 0.5 - middle)) / 4
      if (by !== 0) farthest = Math.max(farthest, away)
    })
    expect(farthest).toBeGreaterThan(5)
    expect(farthest).toBeLessThan(reach)
    const shifted = { ...around(level, 9), x: around(level, 9).x + 5, y: around(level, 9).y - 3 }
    expect(differingCells(await land(shifted, edits, relief), edited)).toBe(0)
  }
}, 60_000)

test('dreaming again keeps what lies above the brush’s level, and changes the rest', async () => {
  const again: Edit = { kind: 'dream', size: SIZE, points: [place(0, 0, 64)], variant: 1 }
  const above = LEVEL - 1
  expect(differingCells(await land(around(above, 8), indexOf(again), relief), await land(around(above, 8), indexOf(), relief))).toBe(0)
  const changed = difference(await land(around(LEVEL, 2), indexOf(again), relief), await land(around(LEVEL, 2), indexOf(), relief))
  expect(Math.max(...changed.map(Math.abs))).toBeGreaterThan(1)
})

test('seen from afar, a narrow mountain is as high in the mean as from near', async () => {
  for (const edit of [
    { kind: 'raise', size: SIZE, points: [place(0, 0, 100), place(3, 1, 60)] },
    { kind: 'ridge', size: SIZE, points: [place(-3, 0, 500), place(3, 1, 500)] },
  ] as const satisfies Edit[]) {
    const near = mean(difference(await land(around(LEVEL, 16), indexOf(edit)), await land(around(LEVEL, 16), indexOf())))
    for (const level of [LEVEL - 1, LEVEL - 2, LEVEL - 3]) {
      const before = await land(around(level, 16), indexOf())
      const shown = { ...before, heights: before.heights.slice() }
      showFinerEdits(shown, indexOf(edit).shownIn(shown))
      const far = mean(difference(shown, before))
      expect(Math.abs(far / near - 1)).toBeLessThan(0.12)
    }
  }
})
