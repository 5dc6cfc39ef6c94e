import { describe, expect, test } from 'vitest'
import type { Watch } from '../../../src/scene/life/Flock'
import type { Life } from '../../../src/scene/life/lifeOf'
import { type MoteName, Motes } from '../../../src/scene/life/Motes'
import { createRandom } from '../../../src/scene/life/throws'

const NOBODY: Life = { soarers: 0, gulls: 0, geese: 0, starlings: 0, swifts: 0, butterflies: 0, fireflies: 0, leaves: 0, petals: 0 }
const FLOOR = 50
const WATCH: Watch = { eye: { x: 0, y: FLOOR + 1.7, z: 0 }, yaw: 0, pitch: 0, floorAt: () => FLOOR }
const MOST = 80
const WIND = { x: 3, y: 0 }
const FRAME = 1 / 30

function live(motes: Motes, seconds: number, life: Partial<Life>, watch = WATCH) {
  for (let time = 0; time < seconds; time += FRAME) motes.step(FRAME, { ...NOBODY, ...life }, WIND, watch)
}

describe.each(['butterflies', 'leaves', 'petals', 'fireflies'] as const)('%s', (name: MoteName) => {
  test('come around the eye, stay above the ground, and go when their time is over', () => {
    const motes = new Motes(MOST, createRandom(3))
    live(motes, 9, { [name]: 1 })
    expect(motes.all.length).toBeGreaterThan(10)
    expect(motes.all.length).toBeLessThanOrEqual(MOST)
    for (const { x, y, z, presence } of motes.all) {
      expect(Math.hypot(x, z)).toBeLessThan(40)
      expect(y).toBeGreaterThanOrEqual(FLOOR)
      expect(y).toBeLessThan(FLOOR + 9)
      expect(presence).toBeGreaterThanOrEqual(0)
      expect(presence).toBeLessThanOrEqual(1)
    }
    live(motes, 2, {})
    expect(motes.all).toHaveLength(0)
  })

  test('none come where no ground is known, and those that are left behind go', () => {
    const motes = new Motes(MOST, createRandom(3))
    live(motes, 2, { [name]: 1 }, { ...WATCH, floorAt: () => undefined })
    expect(motes.all).toHaveLength(0)
    live(motes, 4, { [name]: 1 })
    const far = { ...WATCH, eye: { ...WATCH.eye, x: 5000 } }
    live(motes, 4, { [name]: 1 }, far)
    for (const { x } of motes.all) expect(Math.abs(x - 5000)).toBeLessThan(60)
    expect(motes.all.length).toBeGreaterThan(10)
  })
})

test('leaves fall, go with the wind, and lie still', () => {
  const motes = new Motes(MOST, createRandom(3))
  live(motes, 1, { leaves: 1 })
  const [leaf] = [...motes.all].sort((a, b) => b.y - a.y)
  if (!leaf) throw new Error('Expected leaves.')
  const { x, y } = leaf
  live(motes, 2, { leaves: 1 })
  expect(leaf.y).toBeLessThan(y - 0.5)
  expect(leaf.x).toBeGreaterThan(x)
  live(motes, 6, { leaves: 1 })
  const lying = motes.all.filter((mote) => mote.y < FLOOR + 0.05)
  expect(lying.length).toBeGreaterThan(0)
  const [one] = lying
  const before = one && { x: one.x, z: one.z }
  live(motes, 0.5, { leaves: 1 })
  expect(one && { x: one.x, z: one.z }).toEqual(before)
})

test('fireflies flash one by one, and are dark between', () => {
  const motes = new Motes(MOST, createRandom(3))
  live(motes, 3, { fireflies: 1 })
  const lit = motes.all.filter(({ glow }) => glow > 0.1).length
  expect(lit).toBeGreaterThan(0)
  expect(lit).toBeLessThan(motes.all.length * 0.7)
})
