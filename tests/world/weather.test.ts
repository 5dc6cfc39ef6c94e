import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blendWeather, fallsIn, WEATHERS, type Weather } from '../../src/world'

const anyWeather = fc.constantFrom<Weather>(...Object.values(WEATHERS))

test('a change of weather begins with the one, ends with the other and never leaves 0 to 1', () => {
  fc.assert(
    fc.property(anyWeather, anyWeather, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
      expect(blendWeather(from, to, 0)).toEqual(from)
      expect(blendWeather(from, to, 1)).toEqual(to)
      const { wind, ...shares } = blendWeather(from, to, share)
      for (const value of Object.values(shares)) expect(value >= 0 && value <= 1).toBe(true)
      expect(Math.hypot(wind.east, wind.south)).toBeLessThan(20)
    }),
  )
})

test('where it is cold rain falls as snow, as much as before; asked-for snow and dry air stay as they are', () => {
  expect(fallsIn(WEATHERS.rain, 15)).toBe(WEATHERS.rain)
  expect(fallsIn(WEATHERS.rain, -8)).toMatchObject({ rain: 0, snow: WEATHERS.rain.rain })
  expect(fallsIn(WEATHERS.storm, -8)).toMatchObject({ rain: 0, snow: 1, storm: 0 })
  expect(fallsIn(WEATHERS.snow, 30)).toBe(WEATHERS.snow)
  expect(fallsIn(WEATHERS.fair, -30)).toBe(WEATHERS.fair)
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (degrees) => {
      const { rain, snow } = fallsIn(WEATHERS.rain, degrees)
      expect(rain + snow).toBeCloseTo(WEATHERS.rain.rain, 9)
    }),
  )
})
