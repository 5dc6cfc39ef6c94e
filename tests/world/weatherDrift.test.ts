import { expect, test } from 'vitest'
import { airTemperature, latitudeAt, type Moment, type WeatherName, weatherOf } from '../../src/world'

const HOURS = 365 * 24
const LATITUDE = latitudeAt(0)

const momentAt = (hours: number): Moment => ({ dayOfYear: Math.floor(hours / 24) % 365, hour: hours % 24 })
const yearAt = (elevation: number) => Array.from({ length: HOURS }, (_, hours) => weatherOf(momentAt(hours), LATITUDE, elevation))

/** How foul a weather is, in steps. */
const STEPS: Record<WeatherName, number> = { clear: 0, fair: 1, mist: 1, overcast: 2, rain: 3, snow: 3, storm: 4 }

test('a year has all weathers, most of them dry, and none that jumps from sunshine to rain', () => {
  const year = yearAt(200)
  const shareOf = (...names: WeatherName[]) => year.filter((name) => names.includes(name)).length / HOURS
  for (const name of Object.keys(STEPS) as WeatherName[]) expect(shareOf(name), name).toBeGreaterThan(0.003)
  expect(shareOf('clear', 'fair')).toBeGreaterThan(0.4)
  expect(shareOf('rain', 'snow', 'storm')).toBeGreaterThan(0.1)
  expect(shareOf('rain', 'snow', 'storm')).toBeLessThan(0.35)
  let changes = 0
  for (let hours = 1; hours < HOURS; hours++) {
    const [before, now] = [year[hours - 1], year[hours]] as [WeatherName, WeatherName]
    if (before !== now) changes++
    expect(Math.abs(STEPS[now] - STEPS[before]), `${before} to ${now}`).toBeLessThanOrEqual(2)
    expect([before, now].includes('clear') && STEPS[before] + STEPS[now] > 2).toBe(false)
  }
  // Some changes a day: the sky is neither still nor restless.
  expect(changes / 365).toBeGreaterThan(1)
  expect(changes / 365).toBeLessThan(6)
})

test('it snows where the air is cold, and thunders where it is warm', () => {
  for (const elevation of [0, 1500, 3000]) {
    yearAt(elevation).forEach((name, hours) => {
      const degrees = airTemperature(LATITUDE, elevation, momentAt(hours))
      if (name === 'snow') expect(degrees).toBeLessThan(2)
      if (name === 'rain') expect(degrees).toBeGreaterThan(1)
      if (name === 'storm') expect(degrees).toBeGreaterThan(10)
    })
  }
})

test('the last hour of a year is followed by the first', () => {
  const last = weatherOf({ dayOfYear: 364, hour: 23.9999 }, LATITUDE, 0)
  expect(STEPS[weatherOf({ dayOfYear: 0, hour: 0 }, LATITUDE, 0)]).toBe(STEPS[last])
})
