import { expect, test } from 'vitest'
import { showerBase, showerSprites } from '../../../src/scene/weather/showerShape'
import type { ShowerPiece } from '../../../src/world'

const FINENESS = { curtains: 12, lumps: 6 }
const ALONG: ShowerPiece = { east: 1000, south: 0, toEast: 1400, toSouth: 0, radiusMetres: 200, strength: 1, share: 1.5, cameSeconds: 7.25 }

test('curtains and cloud lie over the way of the brush and no wider than it, the same whenever they are asked for', () => {
  const sprites = showerSprites(ALONG, FINENESS)
  expect(showerSprites(ALONG, FINENESS)).toEqual(sprites)
  for (const { east, south } of sprites) {
    const off = Math.hypot(east - Math.min(1400, Math.max(1000, east)), south)
    expect(off).toBeLessThanOrEqual(ALONG.radiusMetres)
  }
  expect(Math.min(...sprites.map(({ east }) => east))).toBeLessThan(1050)
  expect(Math.max(...sprites.map(({ east }) => east))).toBeGreaterThan(1350)
})

test('a short piece adds less to those before it', () => {
  const count = (share: number) => showerSprites({ ...ALONG, share }, FINENESS).filter(({ isLump }) => !isLump).length
  expect(count(1)).toBe(12)
  expect(count(0.5)).toBe(6)
})

test('a wide shower comes from higher up, none from the ground and none from space', () => {
  expect(showerBase(10)).toBeGreaterThan(15)
  expect(showerBase(1000)).toBeGreaterThan(showerBase(300))
  expect(showerBase(1e6)).toBeLessThan(500)
})
