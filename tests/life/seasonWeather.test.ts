import { expect, test } from 'vitest'
import { seasonWeather } from '../../src/life/seasonWeather'

const seasons = Array.from({ length: 4000 }, (_, season) => seasonWeather(7, season, 1))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('seasons follow each other, and over a thousand years they are as usual', () => {
  expect(seasons.slice(0, 6).map(({ quarter }) => quarter)).toEqual([0, 1, 2, 3, 0, 1])
  expect(Math.abs(mean(seasons.map(({ warmer }) => warmer)))).toBeLessThan(0.1)
  expect(Math.abs(mean(seasons.map(({ wetter }) => wetter)) - 1)).toBeLessThan(0.05)
  const dry = seasons.filter(({ wetter }) => wetter < 0.6).length / seasons.length
  expect(dry).toBeGreaterThan(0.02)
  expect(dry).toBeLessThan(0.2)
})

test('the wind comes from the west where westerlies blow, and from the east in the trades', () => {
  expect(seasons.every(({ windEast }) => windEast >= 0)).toBe(true)
  expect(mean(seasons.map(({ windEast }) => windEast))).toBeGreaterThan(3)
  expect(Math.abs(mean(seasons.map(({ windSouth }) => windSouth)))).toBeLessThan(0.2)
  expect(seasonWeather(7, 3, 0).windEast).toBeLessThanOrEqual(0)
})

test('a climate that hands have changed is warmer and drier by just so much', () => {
  const changed = seasonWeather(7, 10, 1, { warmer: 2, wetter: -0.5 })
  const usual = seasonWeather(7, 10, 1)
  expect(changed.warmer - usual.warmer).toBeCloseTo(2, 9)
  expect(changed.wetter / usual.wetter).toBeGreaterThan(0.58)
  expect(changed.wetter / usual.wetter).toBeLessThan(0.64)
  expect(seasonWeather(8, 10, 1)).not.toEqual(usual)
})
