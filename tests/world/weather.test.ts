import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blendWeather, WEATHERS, type Weather } from '../../src/world'

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
