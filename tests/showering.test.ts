import { expect, test } from 'vitest'
import { MOST_SHOWER_PIECES, Showering } from '../src/Showering'
import type { Deed } from '../src/world'

const RAIN: Deed = { kind: 'rain', season: 3, size: 14, points: [[0, 0, 16]] }
const STANDING = [{ entry: 0, deed: RAIN }]
const at = (east: number, south = 0) => ({ east, south, radiusMetres: 100, strength: 0.6 })

test('a hand that presses rains on one spot, and one that draws on all of its way, without a gap', () => {
  const showering = new Showering()
  for (let t = 0; t < 3; t += 0.05) showering.hold(at(5 * Math.sin(t)), t)
  expect(showering.at(3)).toHaveLength(1)
  for (let t = 3; t < 5; t += 0.05) showering.hold(at(600 * (t - 3)), t)
  const pieces = showering.at(5) ?? []
  expect(pieces.length).toBeGreaterThan(5)
  for (const [i, piece] of pieces.slice(1).entries()) {
    expect([piece.east, piece.south]).toEqual([pieces[i]?.toEast, pieces[i]?.toSouth])
    expect(piece.cameSeconds).toBe(pieces[i]?.wentSeconds)
  }
  expect(pieces.at(-1)?.wentSeconds).toBeUndefined()
  expect(1200 - (pieces.at(-1)?.toEast ?? 0)).toBeLessThan(250)
})

test('it ends some seconds after the hand, and then there is nothing', () => {
  const showering = new Showering()
  showering.hold(at(0), 0)
  expect(showering.at(60)).toHaveLength(1)
  showering.letGo(RAIN, 60)
  showering.keep(STANDING, 60)
  expect(showering.at(63)).toHaveLength(1)
  expect(showering.at(63)?.[0]?.takenBackSeconds).toBeUndefined()
  expect(showering.at(67)).toBeUndefined()
})

test('undo breaks it off, and so does a hand that has done nothing; what history does brings no shower', () => {
  const showering = new Showering()
  showering.hold(at(0), 0)
  showering.letGo(RAIN, 1)
  showering.keep([], 2)
  expect(showering.at(2.5)).toHaveLength(1)
  expect(showering.at(3)).toBeUndefined()
  showering.keep(STANDING, 3)
  expect(showering.at(3)).toBeUndefined()
  showering.hold(at(0), 4)
  showering.letGo(undefined, 5)
  expect(showering.at(6)).toBeUndefined()
})

test('one deed that is taken back leaves the shower of another alone', () => {
  const showering = new Showering()
  const other: Deed = { ...RAIN, season: 4 }
  showering.hold(at(0), 0)
  showering.letGo(RAIN, 1)
  showering.hold(at(500), 1.5)
  showering.letGo(other, 2)
  showering.keep(STANDING, 2)
  expect(showering.at(3)).toMatchObject([{ east: 0 }])
})

test('a hand that rushes about for long has no more pieces than are drawn, and none in another world', () => {
  const showering = new Showering()
  for (let t = 0; t < 60; t += 0.02) {
    showering.hold(at(4000 * Math.sin(3 * t), 4000 * Math.cos(2 * t)), t)
    expect(showering.at(t)?.length).toBeLessThanOrEqual(MOST_SHOWER_PIECES)
  }
  showering.clear()
  expect(showering.at(60)).toBeUndefined()
})
