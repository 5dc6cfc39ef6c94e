import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EyeAhead } from '../../src/streaming/eyeAhead'
import { evenly } from '../evenly'

const start = { east: 1e7, south: -4e6, elevation: 900 }

/** Flies straight for a second of frames. @returns where the eye is, and where it is expected to be */
function flown(foresight: EyeAhead, metresPerSecond: { east: number; south: number; up: number }, frameMilliseconds: number) {
  let now = 50
  let ahead = foresight.from(start, now)
  let eye = start
  for (let elapsed = frameMilliseconds; elapsed <= 1000; elapsed += frameMilliseconds) {
    now = 50 + elapsed
    const seconds = elapsed / 1000
    eye = {
      east: start.east + metresPerSecond.east * seconds,
      south: start.south + metresPerSecond.south * seconds,
      elevation: start.elevation + metresPerSecond.up * seconds,
    }
    ahead = foresight.from(eye, now)
  }
  return { eye, ahead, now }
}

test('on a straight way, the eye will be where it gets in the time that land takes', () => {
  const speed = evenly(-3500, 3500)
  fc.assert(
    fc.property(speed, speed, speed, fc.constantFrom(8, 16, 100, 500), evenly(150, 5000), (east, south, up, frame, lag) => {
      const foresight = new EyeAhead()
      for (let i = 0; i < 80; i++) {
        foresight.ask(['a'], 0)
        foresight.arrive('a', lag)
        foresight.ask([], 0)
      }
      expect(Math.abs(foresight.milliseconds - lag)).toBeLessThan(1)
      const { eye, ahead } = flown(foresight, { east, south, up }, frame)
      const seconds = foresight.milliseconds / 1000
      expect(ahead.east - eye.east).toBeCloseTo(east * seconds, 3)
      expect(ahead.south - eye.south).toBeCloseTo(south * seconds, 3)
      expect(ahead.elevation - eye.elevation).toBeCloseTo(up * seconds, 3)
    }),
  )
})

test('an eye at rest, one that has just come and one that jumped are expected to stay', () => {
  const foresight = new EyeAhead()
  expect(foresight.from(start, 0)).toEqual(start)
  expect(foresight.from(start, 16)).toEqual(start)
  const elsewhere = { ...start, east: start.east + 5e5 }
  expect(foresight.from(elsewhere, 9000)).toEqual(elsewhere)
  expect(foresight.from({ ...elsewhere, east: elsewhere.east + 1 }, 9000).east).toBe(elsewhere.east + 1)
})

test('however fast the eye goes, land is asked for at most 32 km ahead', () => {
  const foresight = new EyeAhead()
  foresight.from(start, 0)
  const fast = { ...start, east: start.east + 9e5, south: start.south + 9e5 }
  const ahead = foresight.from(fast, 100)
  expect(Math.hypot(ahead.east - fast.east, ahead.south - fast.south)).toBeCloseTo(32_000, 3)
})

test('only land that was asked for is timed, and a wish is as old as when it was first on the list', () => {
  const foresight = new EyeAhead()
  const usual = foresight.milliseconds
  foresight.arrive('never asked for', 10_000)
  expect(foresight.milliseconds).toBe(usual)
  foresight.ask(['a', 'b'], 0)
  foresight.ask(['b', 'a'], 400)
  foresight.arrive('a', 2000)
  const slower = foresight.milliseconds
  expect(slower).toBeGreaterThan(usual)
  foresight.ask(['a'], 2000)
  foresight.arrive('b', 90_000)
  expect(foresight.milliseconds).toBe(slower)
})

test('a tab that was hidden for an hour with a wish open is foreseen as before after a few tiles', () => {
  const foresight = new EyeAhead()
  foresight.ask(['a'], 0)
  foresight.arrive('a', 3_600_000)
  expect(foresight.milliseconds).toBeLessThan(1300)
  for (let i = 0; i < 100; i++) {
    foresight.ask([`b${i}`], 0)
    foresight.arrive(`b${i}`, 60_000)
  }
  expect(foresight.milliseconds).toBeCloseTo(5000, 2)
})
