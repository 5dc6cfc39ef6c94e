import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HandFrames, type HandFramesCrew } from '../src/HandFrames'
import type { HandEvent } from '../src/ui'

type Act = Parameters<HandFramesCrew['handiwork']['act']>

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** @param taken what the hand has done by the time that it lets go @param device in use */
function handFrames(taken: readonly HandEvent[], device = 'mouse') {
  const acts: Act[] = []
  const crew = {
    input: () => ({ hover: undefined, takeHand: () => taken }),
    handiwork: { act: (...act: Act) => acts.push(act) },
    store: { getState: () => ({ device }) },
    state: () => ({ eye: { east: 1, south: 2, elevation: 3 }, yaw: 4, pitch: 5 }),
  }
  return { frames: new HandFrames(crew as unknown as HandFramesCrew), acts }
}

const DOWN: HandEvent = { kind: 'down', at: { x: 0, y: 0 }, pressure: 1, time: 0 }
const UP: HandEvent = { kind: 'up', at: { x: 0, y: 0 }, pressure: 1, time: 0 }

test('what a hand did until it let go is done at once, and its time counts once', () => {
  const { frames, acts } = handFrames([UP])
  vi.advanceTimersByTime(1000)
  frames.note([DOWN])
  frames.frame(performance.now(), 0.016)
  vi.advanceTimersByTime(90)
  frames.letGo()
  vi.advanceTimersByTime(30)
  frames.frame(performance.now(), 0.12)
  expect(acts.map(([events]) => events)).toEqual([[DOWN], [UP], []])
  const [first, second, third] = acts.map(([, seconds]) => seconds)
  expect(first).toBeCloseTo(0.016, 6)
  expect(second).toBeCloseTo(0.09, 6)
  expect(third).toBeCloseTo(0.03, 6)
  // Between frames nothing is drawn: no time is told.
  expect(acts.map(([, , pose, now]) => [pose, now === undefined])).toEqual([
    ['1,2,3,4,5', false],
    ['1,2,3,4,5', true],
    ['1,2,3,4,5', false],
  ])
})

test('a tool is in the middle of the picture until a pointer comes, but fingers are nowhere', () => {
  expect(handFrames([]).frames.hover).toEqual({ x: 0, y: 0 })
  expect(handFrames([], 'touch').frames.hover).toBeUndefined()
})
