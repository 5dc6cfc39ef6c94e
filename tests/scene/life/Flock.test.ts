import { describe, expect, test } from 'vitest'
import { BIRDS, type BirdKind, type FlockName } from '../../../src/scene/life/birdKinds'
import { Flock, type Watch } from '../../../src/scene/life/Flock'
import { createRandom } from '../../../src/scene/life/throws'

const WATCH: Watch = { eye: { x: 1000, y: 60, z: -400 }, yaw: 0.7, pitch: -0.1, floorAt: () => 20 }
const FRAME = 1 / 30

function fly(name: FlockName, seconds: number, watch = WATCH, seed = 5) {
  const flock = new Flock(BIRDS[name], BIRDS[name].count, createRandom(seed))
  for (let time = 0; time < seconds; time += FRAME) flock.step(FRAME, 1, watch)
  return flock
}

describe.each(Object.entries(BIRDS) as [FlockName, BirdKind][])('%s', (name, kind) => {
  test('come where one looks, and stay in the country and in the air', () => {
    const flock = fly(name, 20)
    expect(flock.presence).toBe(1)
    for (const { x, y, z } of flock.birds) {
      expect([x, y, z].every(Number.isFinite)).toBe(true)
      expect(Math.hypot(x - WATCH.eye.x, z - WATCH.eye.z)).toBeLessThan(4 * kind.farthestMetres)
      expect(y).toBeGreaterThan(20)
      expect(y).toBeLessThan(20 + kind.highestMetres + 60)
    }
    const middle = flock.birds.reduce((sum, { x, z }) => ({ x: sum.x + x, z: sum.z + z }), { x: 0, z: 0 })
    const [dx, dz] = [middle.x / flock.birds.length - WATCH.eye.x, middle.z / flock.birds.length - WATCH.eye.z]
    // In front.
    expect(dx * Math.sin(WATCH.yaw) - dz * Math.cos(WATCH.yaw)).toBeGreaterThan(0)
  })

  test('fly: each moves on at about the speed of its kind, and none through another', () => {
    const flock = fly(name, 12)
    const before = flock.birds.map(({ x, y, z }) => ({ x, y, z }))
    flock.step(FRAME, 1, WATCH)
    let nearest = Number.POSITIVE_INFINITY
    flock.birds.forEach((bird, i) => {
      const from = before[i]
      if (!from) throw new Error('Expected as many birds as before.')
      const speed = Math.hypot(bird.x - from.x, bird.y - from.y, bird.z - from.z) / FRAME
      expect(speed).toBeGreaterThan(0.3 * kind.metresPerSecond)
      expect(speed).toBeLessThan(3 * kind.metresPerSecond)
      for (const other of flock.birds.slice(i + 1))
        nearest = Math.min(nearest, Math.hypot(bird.x - other.x, bird.y - other.y, bird.z - other.z))
    })
    expect(nearest).toBeGreaterThan(0.15 * kind.spanMetres)
  })

  test('stand still while no time goes by, and are the same for the same throw', () => {
    const flock = fly(name, 5)
    const before = JSON.stringify(flock.birds)
    flock.step(0, 1, WATCH)
    expect(JSON.stringify(flock.birds)).toBe(before)
    expect(JSON.stringify(fly(name, 5).birds)).toBe(before)
  })

  test('go when they are not wanted, and come anew where the eye has gone', () => {
    const flock = fly(name, 5)
    for (let time = 0; time < 4; time += FRAME) flock.step(FRAME, 0, WATCH)
    expect(flock.presence).toBe(0)
    const far: Watch = { ...WATCH, eye: { x: 90_000, y: 60, z: 0 } }
    for (let time = 0; time < 12; time += FRAME) flock.step(FRAME, 1, far)
    expect(flock.presence).toBe(1)
    for (const { x } of flock.birds) expect(Math.abs(x - far.eye.x)).toBeLessThan(3 * kind.farthestMetres)
  })
})

test('a flock is let go and comes again when the eye jumps away', () => {
  const flock = fly('gulls', 5)
  const far: Watch = { ...WATCH, eye: { x: -50_000, y: 60, z: 0 } }
  const seen: number[] = []
  for (let time = 0; time < 10; time += FRAME) {
    flock.step(FRAME, 1, far)
    seen.push(flock.presence)
  }
  expect(Math.min(...seen)).toBe(0)
  expect(seen[seen.length - 1]).toBe(1)
  for (const { x } of flock.birds) expect(Math.abs(x - far.eye.x)).toBeLessThan(600)
})

test('geese go in two lines behind the first', () => {
  const { birds } = fly('geese', 6)
  const [lead] = birds
  if (!lead) throw new Error('Expected geese.')
  const speed = Math.hypot(lead.vx, lead.vz)
  const ahead = { x: lead.vx / speed, z: lead.vz / speed }
  const places = birds.slice(1).map(({ x, z }) => ({
    back: -((x - lead.x) * ahead.x + (z - lead.z) * ahead.z),
    right: -(x - lead.x) * ahead.z + (z - lead.z) * ahead.x,
  }))
  expect(places.every(({ back }) => back > 0)).toBe(true)
  expect(places.some(({ right }) => right > 3)).toBe(true)
  expect(places.some(({ right }) => right < -3)).toBe(true)
})
