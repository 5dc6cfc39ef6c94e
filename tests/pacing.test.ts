import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pacing } from '../src/Pacing'
import type { LandScene } from '../src/scene'
import { TIERS } from '../src/scene'

let observed: () => void
let battery: EventTarget & { charging: boolean; level: number }

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        observed = listener
      }
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('devicePixelRatio', 1.5)
  battery = Object.assign(new EventTarget(), { charging: true, level: 0.1 })
  vi.stubGlobal('navigator', { getBattery: async () => battery })
})
afterEach(() => void vi.unstubAllGlobals())

function pacing(isChosen = false) {
  let isAutomatic = !isChosen
  const ratios: number[] = []
  const told: string[] = []
  const scene = { resize: (_: number, __: number, ratio: number) => ratios.push(ratio) } as unknown as LandScene
  const made = new Pacing({
    surface: { clientWidth: 1600, clientHeight: 900 } as HTMLElement,
    scene,
    tier: TIERS.high,
    isAutomatic: () => isAutomatic,
    wake: () => told.push('wake'),
    onTooSlow: () => told.push('too slow'),
    onEasy: () => told.push('easy'),
  })
  observed()
  /** Frames one after another, then rest. */
  const move = (milliseconds: number, seconds: number) => {
    made.frame(undefined)
    for (let time = 0; time < seconds * 1000; time += milliseconds) made.frame(milliseconds)
    made.rest()
  }
  const choose = () => {
    isAutomatic = false
  }
  return { made, ratios, told, move, choose }
}

test('slow frames take pixels away, to half of one for each of the page’s and no further; then it is told, at rest', () => {
  const { ratios, told, move } = pacing()
  expect(ratios).toEqual([1.5])
  move(60, 20)
  expect(ratios.at(-1)).toBe(0.5)
  expect([...ratios].sort((a, b) => b - a)).toEqual(ratios)
  expect(told.filter((word) => word === 'too slow')).toHaveLength(1)
})

test('fluent frames for long are told once, however many flights they are of', () => {
  const { ratios, told, move } = pacing()
  for (let flight = 0; flight < 30; flight++) move(16.7, 4)
  expect(ratios).toEqual([1.5])
  expect(told.filter((word) => word !== 'wake')).toEqual(['easy'])
})

test('whoever chooses has all pixels back', () => {
  const { ratios, move, choose } = pacing()
  move(60, 20)
  choose()
  move(60, 20)
  expect(ratios.slice(-2)).toEqual([0.5, 1.5])
})

test('what was chosen stays, however slow', () => {
  const { ratios, told, move } = pacing(true)
  move(200, 60)
  expect(ratios).toEqual([1.5])
  expect(told).toEqual(['wake'])
})

test('on the last of a battery a pixel is a pixel, until it is charged', async () => {
  const { made, ratios } = pacing()
  await Promise.resolve()
  await Promise.resolve()
  expect(made.isSaving).toBe(false)
  battery.charging = false
  battery.dispatchEvent(new Event('chargingchange'))
  expect([made.isSaving, ratios.at(-1)]).toEqual([true, 1])
  battery.charging = true
  battery.dispatchEvent(new Event('chargingchange'))
  expect([made.isSaving, ratios.at(-1)]).toEqual([false, 1.5])
})

test('a picture that is gone does not listen to the battery, whether that came before or after', async () => {
  const { made, ratios } = pacing()
  await Promise.resolve()
  const early = pacing()
  early.made.dispose()
  await new Promise((resolve) => setTimeout(resolve))
  made.dispose()
  const before = [ratios.length, early.ratios.length]
  battery.charging = false
  battery.dispatchEvent(new Event('chargingchange'))
  expect([ratios.length, early.ratios.length]).toEqual(before)
})
