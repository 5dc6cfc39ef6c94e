import { expect, test } from 'vitest'
import { strikesBetween } from '../../src/world'

test('a storm has strokes by its share, and fair weather has none', () => {
  const hour = (storm: number) => strikesBetween(storm, 0, 3600).length
  expect(hour(0)).toBe(0)
  expect(hour(1)).toBeGreaterThan(400)
  expect(hour(1)).toBeLessThan(700)
  expect(hour(0.3)).toBeLessThan(hour(1) / 2)
})

test('time may be cut anywhere: no stroke is lost and none comes twice', () => {
  const whole = strikesBetween(0.8, 100, 500)
  const pieces = Array.from({ length: 4000 }, (_, i) => strikesBetween(0.8, 100 + i / 10, 100 + (i + 1) / 10)).flat()
  expect(pieces.map(({ azimuth }) => azimuth)).toEqual(whole.map(({ azimuth }) => azimuth))
  expect(whole.every(({ seconds }) => seconds >= 100 && seconds < 500)).toBe(true)
})

test('strokes come from everywhere, near and far', () => {
  const strikes = strikesBetween(1, 0, 7200)
  for (let quarter = 0; quarter < 4; quarter++) {
    const share = strikes.filter(({ azimuth }) => Math.floor(azimuth / (Math.PI / 2)) === quarter).length / strikes.length
    expect(share).toBeGreaterThan(0.18)
  }
  expect(strikes.some(({ worldMetres }) => worldMetres < 600)).toBe(true)
  expect(strikes.some(({ worldMetres }) => worldMetres > 4500)).toBe(true)
})
