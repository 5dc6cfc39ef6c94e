import { expect, test } from 'vitest'
import { RainPools } from '../../src/streaming/RainPools'
import { LIFE_LEVEL, LIFE_PLANES, type LifePicture, POOL_LEVEL, type PoolBlock, TILE_CELLS } from '../../src/world'

/** Level 11 and 13: four cells along one. */
const PICTURE_SIDE = 64

function pictureOf(water: number): LifePicture {
  const plane = PICTURE_SIDE ** 2
  const bytes = new Uint8Array(LIFE_PLANES * plane * 4)
  for (let cell = 0; cell < plane; cell++) bytes[4 * (2 * plane + cell) + 1] = water
  return { level: LIFE_LEVEL, x: 0, y: 0, columns: PICTURE_SIDE, rows: PICTURE_SIDE, bytes }
}

const USUAL = pictureOf(128)
const RAINED = pictureOf(180)

const blockOf = (spill = 14, x = 0): PoolBlock => ({
  level: POOL_LEVEL,
  x,
  y: 0,
  columns: TILE_CELLS,
  rows: TILE_CELLS,
  pools: [{ sink: { x: x + 40, y: 60 }, bed: 10, spill, into: -1 }],
  cells: new Uint8Array(2 * TILE_CELLS ** 2),
})

const still = (picture: LifePicture) => ({ before: picture, after: picture, share: 0, left: new Map() })

/** Lets seconds go by in steps of a frame. @returns the level of the only pool at the end, and its largest step */
function watch(pools: RainPools, picture: LifePicture, from: number, seconds: number, season = 3) {
  let [level, leap] = [Number.NaN, 0]
  for (let frame = 0; frame <= seconds * 50; frame++) {
    const before = level
    level = pools.shown(still(picture), season, from + frame / 50)[0]?.levels[0] ?? Number.NaN
    if (frame > 0) leap = Math.max(leap, Math.abs(level - before))
  }
  return { level, leap }
}

test('a pool rises within two seconds of the rain, stands, and is gone as soon after it was taken back', () => {
  const pools = new RainPools()
  pools.receive(blockOf(), 3)
  expect(pools.isMoving).toBe(true)
  expect(watch(pools, USUAL, 0, 1).level).toBeLessThanOrEqual(10)
  const rising = watch(pools, RAINED, 1, 2)
  expect(rising.level).toBe(14)
  expect(rising.leap).toBeLessThan(0.2)
  expect(pools.isMoving).toBe(false)
  const [shown] = pools.shown(still(RAINED), 3, 4)
  expect(shown?.isDry).toBe(false)
  expect(watch(pools, RAINED, 5, 1).level).toBe(14)
  const falling = watch(pools, USUAL, 6, 2)
  expect(falling.level).toBeLessThan(10)
  expect(falling.leap).toBeLessThan(0.2)
  expect(pools.shown(still(USUAL), 3, 9)[0]?.isDry).toBe(true)
})

test('it dries up with the seasons though the ground stays wet, and does not come back', () => {
  const pools = new RainPools()
  pools.receive(blockOf(20), 3)
  let before = watch(pools, RAINED, 0, 3, 3).level
  for (const season of [4, 5, 6]) {
    const { level } = watch(pools, RAINED, 10 * season, 3, season)
    expect(level).toBeLessThan(before)
    before = level
  }
  expect(watch(pools, RAINED, 100, 3, 7).level).toBeLessThan(10)
})

test('a wetter season does not bring it back, and a hand does', () => {
  const pools = new RainPools()
  pools.receive(blockOf(), 3)
  watch(pools, RAINED, 0, 3, 3)
  expect(watch(pools, USUAL, 3, 3, 3.9).level).toBeLessThan(10)
  // A season goes by, and the ground gets as wet as that by and by.
  let level = Number.NaN
  for (let step = 1; step <= 20; step++) ({ level } = watch(pools, pictureOf(128 + step), 10 * step, 1, 3.9 + step / 20))
  expect(level).toBeLessThan(10)
  expect(watch(pools, USUAL, 300, 1, 4.9).level).toBeLessThan(10)
  expect(watch(pools, RAINED, 301, 3, 4.91).level).toBeGreaterThan(12)
})

test('a pool that stands goes on standing when its ground is told anew', () => {
  const pools = new RainPools()
  pools.receive(blockOf(), 3)
  watch(pools, RAINED, 0, 3)
  pools.receive(blockOf(13), 3)
  expect(pools.shown(still(RAINED), 3, 3.02)[0]).toMatchObject({ levels: Float32Array.of(13), isDry: false })
})
