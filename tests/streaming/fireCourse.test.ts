import { expect, test } from 'vitest'
import { FireCourse, FLAMES_SECONDS } from '../../src/streaming/FireCourse'
import { secondsUntil } from '../../src/streaming/fireClock'
import { cellMetres, LIFE_LEVEL } from '../../src/world'

const SIDE = 40
const CELL = cellMetres(LIFE_LEVEL)

/** A fire that runs east from a corner, a column a tick. */
function course(): FireCourse {
  const lit = Int16Array.from({ length: SIDE * SIDE }, (_, at) => (at < 10 * SIDE ? at % SIDE : -1))
  return new FireCourse({ level: LIFE_LEVEL, x: 100, y: -200, columns: SIDE, rows: SIDE, lit })
}

test('cells burn in the order in which they were lit, each once, in their own place', () => {
  const fire = course()
  const all = fire.litBetween(0, 1e6)
  expect(all).toHaveLength(10 * SIDE)
  for (const [i, { east, south, litAfter }] of all.entries()) {
    expect(litAfter).toBeGreaterThanOrEqual(all[i - 1]?.litAfter ?? 0)
    const [column, row] = [Math.floor(east / CELL) - 100, Math.floor(south / CELL) + 200]
    expect(litAfter).toBeGreaterThanOrEqual(secondsUntil(column))
    expect(litAfter).toBeLessThanOrEqual(secondsUntil(column + 1))
    expect(row >= 0 && row < 10).toBe(true)
  }
  const parts = Array.from({ length: 100 }, (_, second) => fire.litBetween(second, second + 1).length)
  expect(parts.reduce((sum, count) => sum + count, 0)).toBe(10 * SIDE)
})

test('it is nearer where it burns now, and heard no more when it is out', () => {
  const fire = course()
  const at = (column: number) => ({ east: (100 + column) * CELL, south: -195 * CELL })
  const late = secondsUntil(SIDE - 1)
  expect(fire.nearTo(at(0), 1)?.nearness).toBeGreaterThan(0.9)
  expect(fire.nearTo(at(-400), 1)?.nearness).toBeLessThan(0.05)
  expect(fire.nearTo(at(SIDE), late)?.nearness).toBeGreaterThan(fire.nearTo(at(0), late)?.nearness ?? 1)
  expect(fire.nearTo(at(0), late + FLAMES_SECONDS + 2)).toBeUndefined()
})
