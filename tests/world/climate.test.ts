import { describe, expect, test } from 'vitest'
import { airTemperature, seasonAt, sunDegrees, warmestMonth } from '../../src/world'

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
  expect(warmestMonth(46, 0)).toBeGreaterThan(10)
  expect(warmestMonth(46, 2800)).toBeLessThan(10)
})
