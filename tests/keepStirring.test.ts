import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepStirring } from '../src/keepStirring'

let frameMilliseconds = 16
let ending: AbortController
let lessMotion = false
let somebody: EventTarget

beforeEach(() => {
  vi.useFakeTimers()
  frameMilliseconds = 16
  lessMotion = false
  somebody = new EventTarget()
  ending = new AbortController()
  vi.stubGlobal('window', somebody)
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('matchMedia', () => ({ matches: lessMotion }))
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, frameMilliseconds))
})
afterEach(() => {
  ending.abort()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function stir(isStirring = () => true) {
  const wake = vi.fn()
  keepStirring({ signal: ending.signal, isCalm: () => false, isStirring, wake })
  return wake
}
const touch = () => somebody.dispatchEvent(new Event('pointermove'))

test('nothing is drawn until somebody is there, and nothing more a while after the last sign', () => {
  const wake = stir()
  vi.advanceTimersByTime(5000)
  expect(wake).not.toHaveBeenCalled()
  touch()
  vi.advanceTimersByTime(5000)
  expect(wake.mock.calls.length).toBeGreaterThan(50)
  vi.advanceTimersByTime(20_000)
  const drawn = wake.mock.calls.length
  vi.advanceTimersByTime(60_000)
  expect(wake).toHaveBeenCalledTimes(drawn)
})

test('signs that come while a frame is drawn do not draw it twice', () => {
  const wake = stir()
  const until = Date.now() + 2000
  while (Date.now() < until) {
    touch()
    vi.advanceTimersByTime(1)
  }
  // A frame and its pause take 48 ms.
  expect(wake.mock.calls.length).toBeLessThanOrEqual(2000 / 48 + 1)
})

test('a slow machine draws a fifth of the time', () => {
  frameMilliseconds = 80
  const wake = stir()
  touch()
  vi.advanceTimersByTime(16_000)
  expect(wake.mock.calls.length).toBeLessThanOrEqual(16_000 / (160 * 5) + 1)
  expect(wake.mock.calls.length).toBeGreaterThan(10)
})

test('where frames are too slow for a flight birds stand still, and it is tried again after a minute', () => {
  frameMilliseconds = 600
  const wake = stir()
  for (let second = 0; second < 30; second++) {
    touch()
    vi.advanceTimersByTime(1000)
  }
  expect(wake).toHaveBeenCalledTimes(2)
  frameMilliseconds = 16
  vi.advanceTimersByTime(60_000)
  touch()
  vi.advanceTimersByTime(1000)
  expect(wake.mock.calls.length).toBeGreaterThan(10)
})

test('whoever asked for less motion has none', () => {
  lessMotion = true
  const wake = stir()
  touch()
  vi.advanceTimersByTime(5000)
  expect(wake).not.toHaveBeenCalled()
})

test('nothing is drawn for a picture with nobody in it; whoever comes into it moves', () => {
  let isSomebodyThere = false
  const wake = stir(() => isSomebodyThere)
  touch()
  vi.advanceTimersByTime(5000)
  expect(wake).not.toHaveBeenCalled()
  isSomebodyThere = true
  vi.advanceTimersByTime(1000)
  expect(wake.mock.calls.length).toBeGreaterThan(5)
})
