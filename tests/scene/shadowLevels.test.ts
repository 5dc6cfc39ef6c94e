import { expect, test } from 'vitest'
import { centreLevel, createShadowLevels, dueLevels } from '../../src/scene/shadowLevels'

const TEXELS = 160

/** Levels that have all been drawn from here. */
function drawnFrom(eye: { east: number; south: number; altitude: number }) {
  const levels = createShadowLevels()
  for (const level of levels) {
    centreLevel(level, eye, TEXELS)
    level.isGroundStale = level.isShadeStale = false
  }
  return levels
}

test('levels nest: each is four times as wide as the one before', () => {
  const halves = createShadowLevels().map(({ half }) => half)
  halves.slice(1).forEach((half, i) => {
    expect(half).toBe(4 * (halves[i] ?? 0))
  })
})

test('at first all levels are due, the nearest first', () => {
  expect(dueLevels(createShadowLevels(), { east: 5e6, south: -3 }, 9)).toEqual([0, 1, 2, 3, 4, 5])
})

test('nothing is due while the eye, the ground and the light stand still', () => {
  expect(dueLevels(drawnFrom({ east: 123.4, south: 567.8, altitude: 20 }), { east: 123.4, south: 567.8 }, 9)).toEqual([])
})

test('the eye takes the near levels along, and those it has left come before those that are only stale', () => {
  const levels = drawnFrom({ east: 0, south: 0, altitude: 0 })
  expect(dueLevels(levels, { east: 30, south: 0 }, 9)).toEqual([0, 1])
  for (const level of levels) level.isShadeStale = true
  expect(dueLevels(levels, { east: 30, south: 0 }, 3)).toEqual([0, 1, 2])
  expect(dueLevels(levels, { east: 0, south: 200 }, 3)).toEqual([0, 1, 2])
})

test('middles lie on whole texels, so that shadows do not crawl', () => {
  const levels = createShadowLevels()
  for (const level of levels) {
    centreLevel(level, { east: 1234.567, south: -98.765, altitude: 0 }, TEXELS)
    const texel = (2 * level.half) / TEXELS
    expect(Number.isInteger(level.east / texel) && Number.isInteger(level.south / texel)).toBe(true)
    expect(Math.abs(level.east - 1234.567)).toBeLessThanOrEqual(texel / 2)
  }
})
