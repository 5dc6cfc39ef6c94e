import { expect, test } from 'vitest'
import { type Material, makeMaterials } from '../../src/sound/materials'

const RATE = 12_000
const MATERIALS = makeMaterials(RATE, 7)
/** Those that go on and on. */
const LOOPS: readonly Material[] = ['white', 'pink', 'brown', 'wander', 'patter', 'drops', 'brook', 'crickets']

const samplesOf = (material: Material) => MATERIALS[material][0] ?? new Float32Array()
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)

/** How fast it turns: the level of its changes against its own, higher for brighter noise. */
function brightness(samples: Float32Array): number {
  return rms(samples.map((value, i) => value - (samples[i - 1] ?? value))) / rms(samples)
}

test.each(Object.entries(MATERIALS))('%s sounds, stays within bounds, and its channels differ', (_name, channels) => {
  for (const samples of channels) {
    expect(samples.every((value) => Math.abs(value) <= 1.5)).toBe(true)
    expect(rms(samples)).toBeGreaterThan(0.003)
  }
  const [left, right] = channels
  if (left && right) expect(rms(left.map((value, i) => value - (right[i] ?? 0)))).toBeGreaterThan(0.5 * rms(left))
})

test.each(LOOPS)('%s closes to a loop without a step', (material) => {
  const samples = samplesOf(material)
  const steps = samples.map((value, i) => Math.abs(value - (samples[i - 1] ?? samples[samples.length - 1] ?? 0)))
  const seam = steps[0] ?? 1
  const largest = steps.slice(1).reduce((most, step) => Math.max(most, step), 0)
  expect(seam).toBeLessThanOrEqual(largest)
})

test('noises fall as their colours say, and gusts are slow', () => {
  const [white, pink, brown, wander] = (['white', 'pink', 'brown', 'wander'] as const).map((material) => brightness(samplesOf(material)))
  expect(white).toBeGreaterThan(1.2)
  expect(pink).toBeLessThan(0.8 * (white ?? 0))
  expect(brown).toBeLessThan(0.3 * (pink ?? 0))
  expect(wander).toBeLessThan(0.1)
  const gusts = samplesOf('wander')
  expect(Math.min(...gusts)).toBeLessThan(0.15)
  expect(Math.max(...gusts)).toBeGreaterThan(0.6)
})

test('steps begin and end in silence', () => {
  for (const material of ['grass', 'stone', 'sand', 'snow', 'water'] as const) {
    for (const samples of MATERIALS[material]) {
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.02)
      expect(Math.abs(samples[samples.length - 1] ?? 1)).toBeLessThan(0.02)
    }
  }
})

test('the same seed makes the same, another another', () => {
  const isSame = (seed: number) => makeMaterials(RATE, seed).drops[0]?.every((value, i) => value === samplesOf('drops')[i])
  expect(isSame(7)).toBe(true)
  expect(isSame(8)).toBe(false)
})
