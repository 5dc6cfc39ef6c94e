import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Journey, type NavigationInput, NO_INPUT } from '../../src/studio'
import { flat } from './grounds'
import { input } from './inputs'

/** The browser's clock of frames: nothing is drawn unless it asks, and in a hidden tab it never does. */
let requested: Map<number, FrameRequestCallback>
let asked: number
let time: number

beforeEach(() => {
  requested = new Map()
  asked = 0
  time = 1000
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => {
    requested.set(++asked, frame)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => requested.delete(id))
})
afterEach(() => vi.unstubAllGlobals())

/** The browser shows a frame. @returns whether anybody wanted it */
function showFrame(): boolean {
  const [next] = requested
  if (!next) return false
  requested.delete(next[0])
  time += 16
  next[1](time)
  return true
}

function begin() {
  const hands = { input: NO_INPUT as NavigationInput, isHeld: false, isFading: false, isRunning: false }
  let drawn = 0
  let rests = 0
  const took: (number | undefined)[] = []
  const journey = new Journey(
    {
      ground: flat,
      aspect: () => 1.6,
      takeInput: () => hands.input,
      isInputHeld: () => hands.isHeld,
      draw: (_state, _seconds, milliseconds) => {
        drawn++
        took.push(milliseconds)
        return hands.isRunning ? 'film' : hands.isFading ? 'land' : 'none'
      },
      onRest: () => rests++,
    },
    { eye: { east: 0, south: 0, elevation: 500 }, yaw: 0, pitch: -0.2 },
    'orbit',
  )
  return { journey, hands, drawn: () => drawn, took, rests: () => rests }
}

test('woken in a hidden tab, where the browser shows no frames, nothing is drawn however often it is woken', () => {
  const { journey, hands, drawn } = begin()
  hands.isHeld = true
  for (let i = 0; i < 100; i++) journey.wake()
  expect(drawn()).toBe(0)
  expect(asked).toBe(1)
})

test('when nothing moves, one frame is drawn and no other is asked for', () => {
  const { journey, drawn, rests } = begin()
  journey.wake()
  expect(showFrame()).toBe(true)
  expect(showFrame()).toBe(false)
  expect([drawn(), rests(), journey.isResting]).toEqual([1, 1, true])
})

test('frames go on while a key is down, while the eye glides out and while land fades in, and then end', () => {
  const { journey, hands, drawn, rests } = begin()
  hands.input = input({ move: { right: 0, forward: 1, up: 0 } })
  hands.isHeld = true
  journey.wake()
  for (let i = 0; i < 30; i++) expect(showFrame()).toBe(true)
  const moved = Math.abs(journey.state.eye.south)
  expect(moved).toBeGreaterThan(1)
  hands.input = NO_INPUT
  hands.isHeld = false
  hands.isFading = true
  for (let i = 0; i < 600; i++) expect(showFrame()).toBe(true)
  hands.isFading = false
  expect(showFrame()).toBe(true)
  expect(showFrame()).toBe(false)
  expect(rests()).toBe(1)
  expect(drawn()).toBe(journey.frames)
})

test('ended on the way, it neither draws nor asks again', () => {
  const { journey, hands, drawn } = begin()
  hands.isHeld = true
  journey.wake()
  showFrame()
  journey.dispose()
  journey.wake()
  expect(showFrame()).toBe(false)
  expect(drawn()).toBe(1)
})

test('where frames are slow and nobody moves, land is drawn half of the time; whoever comes is not kept waiting', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const { journey, hands, drawn, took } = begin()
    hands.isFading = true
    journey.wake()
    showFrame()
    expect(drawn()).toBe(1)
    // The graphics device needs 300 ms for it, and the browser asks for the next one then.
    vi.advanceTimersByTime(300)
    showFrame()
    expect([drawn(), journey.isResting]).toEqual([1, false])
    vi.advanceTimersByTime(299)
    expect(showFrame()).toBe(false)
    vi.advanceTimersByTime(1)
    showFrame()
    expect(drawn()).toBe(2)
    // The pause is none of the frame's time.
    expect(took).toEqual([undefined, 300])
    vi.advanceTimersByTime(300)
    showFrame()
    expect(drawn()).toBe(2)
    journey.wake()
    showFrame()
    expect(drawn()).toBe(3)
    // Nor is whoever comes while the frame is still being drawn.
    journey.wake()
    vi.advanceTimersByTime(300)
    showFrame()
    expect(drawn()).toBe(4)
  } finally {
    vi.useRealTimers()
  }
})

test('where frames are slow, time that runs is drawn as often as it can be', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const { journey, hands, drawn } = begin()
    hands.isFading = true
    hands.isRunning = true
    journey.wake()
    for (let frame = 1; frame <= 5; frame++) {
      showFrame()
      expect(drawn()).toBe(frame)
      vi.advanceTimersByTime(300)
    }
  } finally {
    vi.useRealTimers()
  }
})

test('land that arrives wakes a page at rest at once, and after a slow frame a while later', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const { journey, hands, drawn } = begin()
    journey.wakeGently()
    showFrame()
    expect(drawn()).toBe(1)
    hands.isFading = true
    journey.wakeGently()
    showFrame()
    hands.isFading = false
    vi.advanceTimersByTime(300)
    showFrame()
    journey.wake()
    showFrame()
    expect(drawn()).toBe(3)
    journey.wakeGently()
    expect(showFrame()).toBe(false)
    vi.advanceTimersByTime(300)
    showFrame()
    expect(drawn()).toBe(4)
    journey.dispose()
    journey.wakeGently()
    vi.advanceTimersByTime(1000)
    expect(showFrame()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})
