import { expect, test } from 'vitest'
import type { GrowthInput } from '../../src/life/growth'
import { LIFE_CHANNELS } from '../../src/life/lifeState'
import { Seasons } from '../../src/life/Seasons'
import { seasonWeather } from '../../src/life/seasonWeather'
import { firstDifference } from '../firstDifference'

const SIDE = 20
const COUNT = SIDE * SIDE
const RECT = { x: -40, y: 8, columns: SIDE, rows: SIDE }
const CALM = new Float32Array(COUNT)
/** A cell on which nothing grows. */
const ROCK = 7

const plane = () => new Float32Array(COUNT)
const ground = { slopeEast: plane(), slopeSouth: plane(), barren: plane().fill(1, ROCK, ROCK + 1), site: new Float32Array(8 * COUNT) }

function begin(growth: (input: GrowthInput) => Promise<Float32Array>): Seasons {
  return new Seasons({ seed: 7, growth, weather: (season) => seasonWeather(7, season, 1) })
}

test('seasons neither freeze nor hurry slow growth, and nothing but water and snow comes to barren cells', async () => {
  const seasons = begin(async ({ state }) => new Float32Array(state.length).fill(0.07 / 255))
  let bytes: Uint8Array = new Uint8Array(LIFE_CHANNELS * COUNT).fill(20)
  for (let season = 0; season < 200; season++) bytes = await seasons.after({ rect: RECT, ground, bytes }, { season, burnt: CALM })
  const grown = Array.from(bytes.slice(0, COUNT)).filter((_, i) => i !== ROCK)
  expect(grown.reduce((sum, value) => sum + value, 0) / grown.length).toBeCloseTo(34, 0)
  expect(Math.min(...grown)).toBeGreaterThanOrEqual(31)
  expect(Math.max(...grown)).toBeLessThanOrEqual(37)
  expect(Array.from({ length: LIFE_CHANNELS }, (_, channel) => (bytes[channel * COUNT + ROCK] as number) > 30)).toEqual(
    Array.from({ length: LIFE_CHANNELS }, (_, channel) => channel === 6 || channel === 9),
  )
})

test('two seasons that go by at once do not mix, and what was there before stays as it was', async () => {
  const waiting: (() => void)[] = []
  const slow = begin(async ({ state }) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return Float32Array.from(state, (value) => 0.1 * value)
  })
  const [one, other] = [40, 90].map((value) => new Uint8Array(LIFE_CHANNELS * COUNT).fill(value)) as [Uint8Array, Uint8Array]
  const after = [one, other].map((bytes) => slow.after({ rect: RECT, ground, bytes }, { season: 3, burnt: CALM }))
  for (const go of waiting.splice(0)) go()
  const quick = begin(async ({ state }) => Float32Array.from(state, (value) => 0.1 * value))
  for (const [i, bytes] of [one, other].entries()) {
    const alone = await quick.after({ rect: RECT, ground, bytes }, { season: 3, burnt: CALM })
    expect(firstDifference(await after[i], alone)).toBeUndefined()
    expect(bytes.every((byte) => byte === [40, 90][i])).toBe(true)
  }
})
