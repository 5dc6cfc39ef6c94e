import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CellRect, EditIndex, type HeightField, landField } from '../../src/land'
import { courseOf } from '../../src/land/course'
import { brushOf, cellMetres, type Edit, HEIGHT_STEPS_PER_CELL, type StrokePoint } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'

const SIZE = 16
const LEVEL = brushOf(SIZE).level
const CELL = cellMetres(LEVEL)
const FINER = 3
const CELLS = 36
const PLACES = [
  { seed: 7, east: 40_000, south: 40_000 },
  { seed: 7, east: -60_000, south: 200_000 },
]

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

/** A valley from west to east through whatever lies there, half a cell below the lowest ground, and the land with it at a finer level. */
async function carve({ seed, east, south }: (typeof PLACES)[number], finer: number) {
  const scale = 2 ** finer
  const [x, y] = [Math.round(east / CELL) - CELLS / 2, Math.round(south / CELL) - CELLS / 2]
  const rect: CellRect = { level: LEVEL + finer, x: x * scale, y: y * scale, columns: CELLS * scale, rows: CELLS * scale }
  const before = await landField({ seed, relief }, rect)
  const ground = before.heights[(rect.rows / 2) * rect.columns + rect.columns / 2] ?? 0
  const steps = (metres: number) => Math.round((metres / CELL) * HEIGHT_STEPS_PER_CELL)
  const points = [6, 12, 18, 24, 30].map(
    (along, i): StrokePoint => [(x + along) * 4, (y + CELLS / 2 + (i % 2)) * 4, steps(ground) - 32 - 4 * i],
  )
  const valley: Edit = { kind: 'valley', size: SIZE, points }
  const after = await landField({ seed, relief, edits: new EditIndex([{ entry: 0, edit: valley }]) }, rect)
  return { rect, before, after, valley }
}

/** How deep water would stand in each cell if it could leave at one of them, or over the edge. */
function ponded({ columns, rows, heights }: HeightField, outlet: number): Float32Array {
  const level = heights.map((height, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    const isOut = at === outlet || Math.min(column, row, columns - 1 - column, rows - 1 - row) === 0
    return isOut ? height : Number.POSITIVE_INFINITY
  })
  for (let isChanging = true; isChanging; ) {
    isChanging = false
    const settle = (at: number) => {
      let lowest = Number.POSITIVE_INFINITY
      for (let dy = -columns; dy <= columns; dy += columns) {
        for (let dx = -1; dx <= 1; dx++) lowest = Math.min(lowest, level[at + dy + dx] ?? Number.POSITIVE_INFINITY)
      }
      const next = Math.max(heights[at] ?? 0, lowest)
      if (next < (level[at] ?? 0)) {
        level[at] = next
        isChanging = true
      }
    }
    for (let at = 0; at < heights.length; at++) settle(at)
    for (let at = heights.length; at-- > 0; ) settle(at)
  }
  return level.map((water, at) => water - (heights[at] ?? 0))
}

test('a river runs all along its valley, down to land eight times as fine: nothing that was dreamed dams it', async () => {
  for (const place of PLACES) {
    const { rect, after, valley } = await carve(place, FINER)
    const course = courseOf(valley, rect, 1)
    const cells = [...(course?.away ?? [])].flatMap((away, at) => (away * 2 ** FINER < 0.7 ? [at] : []))
    expect(cells.length).toBeGreaterThan(150)
    const heightOf = (at: number) => after.heights[at] ?? 0
    const mouth = cells.reduce((low, at) => (heightOf(at) < heightOf(low) ? at : low))
    const depth = ponded(after, mouth)
    expect(Math.max(...cells.map((at) => depth[at] ?? 0))).toBeLessThan(0.02 * CELL)
  }
})

test('a valley is no trench: its sides come and go', async () => {
  const { rect, before, after } = await carve(PLACES[1] as (typeof PLACES)[number], 1)
  const widths = []
  for (let column = 16; column < 56; column++) {
    let width = 0
    for (let row = 0; row < rect.rows; row++) {
      const at = row * rect.columns + column
      if ((before.heights[at] ?? 0) - (after.heights[at] ?? 0) > 0.15 * CELL) width++
    }
    widths.push(width)
  }
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const spread = Math.sqrt(widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) / widths.length)
  expect(mean).toBeGreaterThan(2)
  expect(spread / mean).toBeGreaterThan(0.25)
})
