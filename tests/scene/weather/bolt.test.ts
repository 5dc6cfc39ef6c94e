import { expect, test } from 'vitest'
import { boltBetween, MOST_PIECES, type Point } from '../../../src/scene/weather/bolt'

const CLOUD: Point = [100, 430, -900]
const GROUND: Point = [0, 12, -1000]

test('a bolt goes from the cloud to the ground without a gap', () => {
  const trunk = boltBetween(CLOUD, GROUND, 7).filter(([, , bright]) => bright === 1)
  expect(trunk[0]?.[0]).toEqual(CLOUD)
  expect(trunk.at(-1)?.[1]).toEqual(GROUND)
  for (const [i, [, to]] of trunk.slice(0, -1).entries()) expect(trunk[i + 1]?.[0]).toEqual(to)
})

test('its branches hang from it, die away, and do not reach the ground', () => {
  const branches = boltBetween(CLOUD, GROUND, 8).filter(([, , bright]) => bright < 1)
  expect(branches.length).toBeGreaterThan(20)
  for (const [, to] of branches) expect(to[1]).toBeGreaterThan(GROUND[1])
})

test('equal numbers give equal bolts, others do not, and all fit', () => {
  expect(boltBetween(CLOUD, GROUND, 9)).toEqual(boltBetween(CLOUD, GROUND, 9))
  expect(boltBetween(CLOUD, GROUND, 9)).not.toEqual(boltBetween(CLOUD, GROUND, 10))
  for (let number = 0; number < 50; number++) expect(boltBetween(CLOUD, GROUND, number).length).toBeLessThanOrEqual(MOST_PIECES)
})
