import { describe, expect, test } from 'vitest'
import { airTemperature, climateAt, crownSnowlineAt, plantSeasonAt, seasonAt, snowlineAt, sunDegrees } from '../../src/world'

describe('the sun', () => {
  test('stands as almanacs say', () => {
    // Height at noon is 90° less the latitude, and the tilt more or less at the solstices.
    expect(sunDegrees(46, { dayOfYear: 172, hour: 12 })).toBeCloseTo(67.4, 0)
    expect(sunDegrees(46, { dayOfYear: 355, hour: 12 })).toBeCloseTo(20.6, 0)
    expect(sunDegrees(0, { dayOfYear: 80, hour: 12 })).toBeGreaterThan(88)
    expect(Math.abs(sunDegrees(30, { dayOfYear: 80, hour: 6 }))).toBeLessThan(1.5)
  })

  test('does not set in the polar summer', () => {
    for (let hour = 0; hour < 24; hour++) expect(sunDegrees(75, { dayOfYear: 172, hour })).toBeGreaterThan(0)
  })
})

test('the air is colder higher, farther from the equator, by night and in winter, and the south has its winter in July', () => {
  const noon = { dayOfYear: 200, hour: 15 }
  const at = (latitude: number, elevation: number, moment = noon) => airTemperature(latitude, elevation, moment)
  expect(at(46, 0)).toBeGreaterThan(at(46, 2000) + 12)
  expect(at(10, 0)).toBeGreaterThan(at(60, 0))
  expect(at(46, 0)).toBeGreaterThan(at(46, 0, { dayOfYear: 200, hour: 3 }) + 7)
  expect(at(46, 0)).toBeGreaterThan(at(46, 0, { dayOfYear: 20, hour: 15 }) + 15)
  expect(at(-46, 0)).toBeLessThan(at(-46, 0, { dayOfYear: 20, hour: 15 }) - 15)
  expect(seasonAt(-46, 180)).toBeCloseTo(0, 1)
  expect(climateAt(46, 0).summer).toBeGreaterThan(10)
  expect(climateAt(46, 2800).summer).toBeLessThan(10)
})

test('snow comes down in winter and goes up in summer, a little after the cold and the warmth', () => {
  const lines = Array.from({ length: 365 }, (_, day) => snowlineAt(46, day))
  const [lowest, highest] = [lines.indexOf(Math.min(...lines)), lines.indexOf(Math.max(...lines))]
  expect(lowest).toBeGreaterThan(25)
  expect(lowest).toBeLessThan(60)
  expect(highest).toBeGreaterThan(205)
  expect(highest).toBeLessThan(245)
  // As in the Alps: the valleys are white in winter, and the peaks in summer.
  expect(lines[lowest]).toBeLessThan(300)
  expect(lines[highest]).toBeGreaterThan(2300)
  expect(lines[highest]).toBeLessThan(3000)
  // Lower towards the poles, hardly any season at the equator, and the seasons of the south are the other way round.
  expect(snowlineAt(65, 200)).toBeLessThan(snowlineAt(46, 200))
  expect(snowlineAt(65, 20)).toBeLessThan(0)
  expect(Math.abs(snowlineAt(0, 20) - snowlineAt(0, 200))).toBeLessThan(400)
  expect(snowlineAt(-46, 20)).toBeCloseTo(snowlineAt(46, 20 + 182.5), 0)
})

test('crowns are white in winter, and shed their snow in spring before the ground does', () => {
  for (const latitude of [46, 60, -60]) {
    const [midwinter, lateSpring] = latitude < 0 ? [200, 330] : [20, 150]
    expect(crownSnowlineAt(latitude, midwinter)).toBeLessThan(700)
    expect(crownSnowlineAt(latitude, lateSpring)).toBeGreaterThan(snowlineAt(latitude, lateSpring) + 400)
    for (let day = 0; day < 365; day += 5) expect(crownSnowlineAt(latitude, day)).toBeGreaterThanOrEqual(snowlineAt(latitude, day))
  }
})

test('the year of plants has a late spring towards the poles, and no seasons at the equator', () => {
  const days = Array.from({ length: 365 }, (_, day) => day)
  for (const day of days) expect(plantSeasonAt(46, day)).toBeCloseTo(seasonAt(46, day), 10)
  for (const day of days) expect(plantSeasonAt(5, day)).toBe(0.5)
  const firstAfter = (latitude: number, season: number) => days.find((day) => plantSeasonAt(latitude, day) > season && day < 350) ?? 0
  // Leaves come at a quarter of the year.
  expect(firstAfter(66, 0.25) - firstAfter(46, 0.25)).toBeGreaterThan(30)
  // It never goes backwards, nor jumps.
  for (const latitude of [20, 46, 58, 66, 85]) {
    const steps = days.slice(0, 350).map((day) => plantSeasonAt(latitude, day + 1) - plantSeasonAt(latitude, day))
    expect(Math.min(...steps)).toBeGreaterThan(0)
    expect(Math.max(...steps)).toBeLessThan(0.01)
  }
  for (const day of [10, 100, 150]) expect(plantSeasonAt(-60, day + 182.5)).toBeCloseTo(plantSeasonAt(60, day), 10)
})
