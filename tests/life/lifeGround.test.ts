import { expect, test } from 'vitest'
import { rainOver } from '../../src/land/climate'
import { coverOf } from '../../src/land/cover'
import { lifeGround } from '../../src/life/lifeGround'
import { LifeChannel } from '../../src/life/lifeState'
import { startState } from '../../src/life/startState'
import { cellMetres, climateAt, LIFE_LEVEL, latitudeAt } from '../../src/world'
import { fieldOf } from '../land/fields'

const CELL = cellMetres(LIFE_LEVEL)
const PART = { x: 0, y: 0, columns: 40, rows: 40 }
const SIZE = PART.columns * PART.rows
const FIELD = { level: LIFE_LEVEL, x: -1, y: -1, columns: 42, rows: 42 }
const rain = (rect: Parameters<typeof rainOver>[1]) => rainOver(7, rect)

const groundOf = (heightAt: (x: number, y: number) => number, isWet = (_column: number, _row: number) => false) =>
  lifeGround({ seed: 7, field: fieldOf(FIELD, heightAt), part: PART, rain, isWet })

test('slopes lean as the ground does, and the sunny side is the southern one in the north', () => {
  const { slopeEast, slopeSouth, site } = groundOf((x, y) => 500 + 0.2 * CELL * x - 0.1 * CELL * y)
  expect(slopeEast[777]).toBeCloseTo(0.2, 4)
  expect(slopeSouth[777]).toBeCloseTo(-0.1, 4)
  expect(site[777]).toBeCloseTo(Math.hypot(0.2, 0.1), 4)
  expect(site[SIZE + 777]).toBeCloseTo(0.1, 4)
})

test('warmth falls with height, as it does for the land, and rain is the land’s', () => {
  const { site } = groundOf((_, y) => 100 + 50 * y)
  const row = 20
  const air = climateAt(latitudeAt((row + 0.5) * CELL), 100 + 50 * row)
  expect(site[3 * SIZE + row * 40 + 5]).toBeCloseTo((air.annual - 5) / 10, 4)
  expect(site[4 * SIZE + row * 40 + 5]).toBeCloseTo((air.summer - 14) / 10, 4)
  expect(site[5 * SIZE + 3]).toBeCloseTo(2 * (rainOver(7, { level: LIFE_LEVEL, ...PART })[3] ?? 0) - 1, 5)
})

test('nothing grows on cliffs, in the sea and in lakes; elsewhere the land begins with its cover and old woods', () => {
  const heightAt = (x: number) => (x < 10 ? -5 : x < 20 ? 300 + 1.1 * CELL * x : 300 + 1.1 * CELL * 20 + 2 * (x - 20))
  const ground = groundOf(heightAt, (column) => column === 35)
  const cover = coverOf(7, fieldOf(FIELD, heightAt), PART, rain)
  const { bytes } = startState(cover, ground)
  const at = (channel: number, column: number) => bytes[channel * SIZE + 12 * 40 + column]
  for (const column of [3, 15, 35]) {
    expect(ground.barren[12 * 40 + column]).toBe(1)
    for (let channel = 0; channel < 10; channel++) expect(at(channel, column)).toBe(0)
  }
  expect(ground.barren[12 * 40 + 30]).toBe(0)
  const woods = [...Array(40 * 40).keys()].filter((cell) => (bytes[LifeChannel.conifer * SIZE + cell] ?? 0) > 60 && !ground.barren[cell])
  expect(woods.length).toBeGreaterThan(20)
  for (const cell of woods) {
    expect(bytes[LifeChannel.conifer * SIZE + cell]).toBe(cover.shares[5 * cell + LifeChannel.conifer])
    expect(bytes[LifeChannel.age * SIZE + cell]).toBe(Math.round(255 * Math.sqrt(120 / 250)))
  }
})
