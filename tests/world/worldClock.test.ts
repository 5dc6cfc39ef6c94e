import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockAfter, PACES, parseClock, seasonFrom, type WorldClock } from '../../src/world'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const YEAR = 365 * DAY

function clockOf(change: Partial<WorldClock> = {}): WorldClock {
  return { season: 2, dayOfYear: 200, hour: 18, pace: 'real', goesOn: true, ...change }
}

test.each<[string, Partial<WorldClock>, number, Partial<WorldClock>, number]>([
  ['an hour as outside is an hour', {}, 60 * MINUTE, { hour: 19 }, 1 / 24],
  ['a night leads into the next day', {}, 12 * 60 * MINUTE, { dayOfYear: 201, hour: 6 }, 0.5],
  ['a year as outside ends on the same day, four seasons later', {}, YEAR, { season: 6 }, 365],
  ['a year less a day has as many seasons', {}, YEAR - DAY, { dayOfYear: 199, season: 6 }, 364],
  ['at a day a minute an hour is sixty days', { pace: 'day' }, 60 * MINUTE, { dayOfYear: 260, season: 3 }, 60],
  ['at a year a minute twelve minutes are twelve years', { pace: 'year' }, 12 * MINUTE, { season: 50 }, 12 * 365],
  ['where years fly the hour stands', { pace: 'year' }, 100_123, { dayOfYear: 79, season: 9 }, 609],
  ['a century is the most', { pace: 'year' }, 40 * YEAR, { season: 402 }, 36_500],
  ['time that stands stands', { pace: 'still' }, 40 * YEAR, {}, 0],
  ['a world that waits waits', { goesOn: false, pace: 'year' }, YEAR, {}, 0],
  ['a clock that was set back takes nothing away', { pace: 'year' }, -YEAR, {}, 0],
  ['a clock that says nothing neither', { pace: 'year' }, Number.NaN, {}, 0],
])('%s', (_, change, milliseconds, then, days) => {
  const before = clockOf(change)
  const { clock, days: passed } = clockAfter(before, milliseconds)
  expect(clock).toEqual({ ...before, ...then })
  expect(passed).toBeCloseTo(days)
})

test('the season is always the one that the day lies in, and never an earlier one; two waits are as good as one', () => {
  const clocks = fc.record({
    season: fc.integer({ min: 0, max: 30_000 }),
    dayOfYear: fc.integer({ min: 0, max: 364 }),
    hour: fc.integer({ min: 0, max: 23 }),
    pace: fc.constantFrom(...PACES),
    goesOn: fc.constant(true),
  })
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (made, first, second) => {
      const clock = { ...made, season: seasonFrom(made.season, made.dayOfYear) }
      const after = clockAfter(clock, first * MINUTE).clock
      expect(after.season).toBe(seasonFrom(after.season, after.dayOfYear))
      expect(after.season).toBeGreaterThanOrEqual(clock.season)
      if (clock.pace === 'real' || clock.pace === 'day')
        expect(clockAfter(after, second * MINUTE).clock.season).toBe(clockAfter(clock, (first + second) * MINUTE).clock.season)
    }),
  )
})

test('what somebody else wrote is a clock, or it is none', () => {
  expect(parseClock({ ...clockOf(), at: 7 })).toEqual(clockOf())
  expect(parseClock({ ...clockOf(), goesOn: undefined })).toEqual(clockOf())
  const bad = [{ season: -1 }, { season: 40_001 }, { season: 1.5 }, { dayOfYear: 365 }, { hour: 24 }, { hour: Number.NaN }, { hour: '7' }]
  for (const change of [...bad, { pace: 'never' }]) expect(parseClock({ ...clockOf(), ...change })).toBeUndefined()
  for (const value of [undefined, null, 7, 'clock', []]) expect(parseClock(value)).toBeUndefined()
})
