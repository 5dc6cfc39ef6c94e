import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnOfLevel, turnPlanes } from '../../src/land/turnField'

const TURNS = [0, 1, 2, 3, 4, 5, 6, 7]

test('turned back is as it was, for every turn and any planes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), (rows, columns, planes) => {
      const values = Float32Array.from({ length: rows * columns * planes }, (_, i) => i)
      for (const turn of TURNS) {
        const size = turn & 4 ? { rows: columns, columns: rows } : { rows, columns }
        expect(turnPlanes(turnPlanes(values, { rows, columns }, turn), size, turn, true)).toEqual(values)
      }
    }),
  )
})

test('the eight turns are eight different ones, and keep neighbours neighbours', () => {
  const values = Float32Array.from({ length: 12 }, (_, i) => i)
  const seen = TURNS.map((turn) => turnPlanes(values, { rows: 3, columns: 4 }, turn))
  expect(new Set(seen.map((planes) => planes.join())).size).toBe(8)
  seen.forEach((planes, turn) => {
    const columns = turn & 4 ? 3 : 4
    const placeOf = (value: number) => [planes.indexOf(value) % columns, Math.floor(planes.indexOf(value) / columns)] as const
    for (let value = 0; value < 11; value++) {
      if (value % 4 === 3) continue
      const [[x, y], [u, v]] = [placeOf(value), placeOf(value + 1)]
      expect(Math.abs(x - u) + Math.abs(y - v)).toBe(1)
    }
  })
})

test('levels of a world are made as different turns, and worlds differ', () => {
  const turns = Array.from({ length: 200 }, (_, i) => turnOfLevel(i, 9))
  for (const turn of TURNS) expect(turns.filter((one) => one === turn).length).toBeGreaterThan(8)
  expect(new Set(Array.from({ length: 17 }, (_, level) => turnOfLevel(7, level))).size).toBeGreaterThan(4)
})
