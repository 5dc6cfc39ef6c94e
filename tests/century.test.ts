import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { playCentury } from '../src/Century'
import { FILM_SEASONS, FILM_SECONDS } from '../src/lifeClock'
import { createInterfaceStore } from '../src/ui'
import { hostWithoutPage } from './ui/hosts'

const SEED = 7
/** Another season than the first of a year: the film keeps to it. */
const BEGUN = 10

let frames: ((now: number) => void)[] = []
let seconds = 0

beforeEach(() => {
  frames = []
  seconds = 0
  vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => frames.push(frame))
})
afterEach(() => vi.unstubAllGlobals())

/** Draws a frame so many seconds after the last one. */
function frame(after = 0.05): void {
  seconds += after
  for (const due of frames.splice(0)) due(1000 * seconds)
}

function begin({ ready = Number.POSITIVE_INFINITY, pace = 'still' }: { ready?: number; pace?: 'still' | 'day' } = {}) {
  const store = createInterfaceStore(hostWithoutPage())
  store.setState(({ sky }) => ({ sky: { ...sky, pace }, season: BEGUN }))
  const land: { ready: number | undefined } = { ready }
  const ending = new AbortController()
  const wake = vi.fn()
  const film = () => store.getState().film
  const play = () => {
    store.setState(({ season }) => ({ film: { from: season, season } }))
    playCentury({ store, ready: () => land.ready, wake, signal: ending.signal })
  }
  play()
  frame()
  return { store, land, ending, wake, film, play }
}

test('a hundred years go by in half a minute, every one at the same time of the year, and then time stands as before', () => {
  const { store, film, wake } = begin()
  const seasons = new Set<number>()
  let last = BEGUN
  while (film() && seconds < 60) {
    frame()
    const { season } = store.getState()
    seasons.add(season)
    expect(season).toBeGreaterThanOrEqual(last)
    last = season
  }
  expect(seconds).toBeCloseTo(FILM_SECONDS, 0)
  expect(last).toBe(BEGUN + FILM_SEASONS)
  expect([...seasons].every((season) => (season - BEGUN) % 4 === 0)).toBe(true)
  expect(seasons.size).toBe(101)
  expect(frames).toEqual([])
  expect(wake.mock.calls.length).toBeGreaterThan(500)
})

test('the film waits for land that cannot follow, shows nothing that is not there, and draws nothing meanwhile', () => {
  const { land, film, wake } = begin()
  land.ready = undefined
  const drawn = wake.mock.calls.length
  for (let i = 0; i < 200; i++) frame()
  expect(film()).toEqual({ from: BEGUN, season: BEGUN })
  expect(wake).toHaveBeenCalledTimes(drawn)
  land.ready = BEGUN + 40
  for (let i = 0; i < 200; i++) {
    frame()
    expect(film()?.season).toBeLessThanOrEqual(BEGUN + 40)
  }
  expect(film()?.season).toBe(BEGUN + 40)
  // Land that is told anew from an earlier season does not turn it back.
  land.ready = BEGUN + 20
  frame()
  expect(film()?.season).toBe(BEGUN + 40)
  land.ready = Number.POSITIVE_INFINITY
  frame()
  expect(film()?.season).toBeGreaterThan(BEGUN + 40)
})

test('where land comes more slowly than the film plays, it goes on evenly and does not stop and go', () => {
  const { land, film } = begin({ ready: BEGUN })
  const steps: number[] = []
  let before = film()?.season ?? 0
  // A year every half a second, instead of every third of one.
  for (let i = 0; i < 400; i++) {
    if (i % 10 === 0) land.ready = (land.ready ?? 0) + 4
    frame()
    const { season = before } = film() ?? {}
    if (i > 100) steps.push(season - before)
    before = season
  }
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  expect(mean).toBeCloseTo(0.4, 1)
  expect(Math.min(...steps)).toBeGreaterThan(0.5 * mean)
  expect(Math.max(...steps)).toBeLessThan(1.6 * mean)
})

test('a page that was not drawn for a minute has missed no minute of the film', () => {
  const { film } = begin()
  frame(60)
  expect(film()?.season).toBeCloseTo(BEGUN + FILM_SEASONS / FILM_SECONDS)
})

test('time stands while it plays, and goes on as before when somebody ends it, where it had come to', () => {
  const { store, film } = begin({ pace: 'day' })
  expect(store.getState().sky.pace).toBe('still')
  for (let i = 0; i < 100; i++) frame()
  const { season } = store.getState()
  expect(season).toBeGreaterThan(BEGUN)
  store.setState({ film: undefined })
  for (let i = 0; i < 3; i++) frame()
  expect(film()).toBeUndefined()
  expect(store.getState()).toMatchObject({ season, sky: { pace: 'day' } })
  expect(frames).toEqual([])
})

test('a hand at the clock ends it and has its way; so does another world', () => {
  const turned = begin({ pace: 'day' })
  turned.store.setState(({ sky }) => ({ sky: { ...sky, pace: 'year' } }))
  frame()
  expect(turned.film()).toBeUndefined()
  expect(turned.store.getState().sky.pace).toBe('year')
  const left = begin({ pace: 'day' })
  left.store.setState({ seed: SEED + 1 })
  frame()
  expect(left.film()).toBeUndefined()
  expect(left.store.getState().sky.pace).toBe('still')
})

test('ended and begun anew between two frames, it plays once', () => {
  const { store, film, play } = begin()
  for (let i = 0; i < 20; i++) frame()
  store.setState({ film: undefined })
  play()
  const from = film()?.from ?? 0
  frame(0)
  for (let i = 0; i < 20; i++) frame()
  expect(film()?.season).toBeCloseTo(from + (20 * 0.05 * FILM_SEASONS) / FILM_SECONDS)
  expect(frames).toHaveLength(1)
})

test('a page that is closed is left alone', () => {
  const { store, ending, film } = begin()
  ending.abort()
  const before = store.getState()
  frame()
  expect(store.getState()).toBe(before)
  expect(film()).toBeDefined()
  expect(frames).toEqual([])
})
