import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LandTile, TOP_LEVEL } from '../../src/streaming'
import { sampleGround } from '../../src/streaming/sampleTile'
import { parentTile, type Tile, tileKey, tileMetres } from '../../src/world'
import { evenly } from '../evenly'
import { tileOf } from './fakeLand'

/** The tile of a level under a point and its eight neighbours, with everything above them, of one ground. */
function landAround(level: number, east: number, south: number, elevationAt: (east: number, south: number) => number) {
  const tiles = new Map<string, LandTile>()
  const side = tileMetres(level)
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      let tile: Tile = { level, x: Math.floor(east / side) + dx, y: Math.floor(south / side) + dy }
      for (; tile.level >= TOP_LEVEL && !tiles.has(tileKey(tile)); tile = parentTile(tile))
        tiles.set(tileKey(tile), tileOf(tile, elevationAt))
    }
  }
  return (tile: Tile) => tiles.get(tileKey(tile))
}

const anyFar = fc.constantFrom(0, 70_000, -3_000_000)
const anyLevel = fc.integer({ min: TOP_LEVEL, max: 9 })
const inTile = evenly(0, 1)
const anySlope = evenly(-1, 1)

test('on a plane, elevation and slopes are the plane’s, anywhere in a tile, in the finest tile there is', () => {
  fc.assert(
    fc.property(anyLevel, anyFar, anyFar, inTile, inTile, anySlope, anySlope, (level, far, deep, u, v, a, b) => {
      const side = tileMetres(level)
      const origin = { east: Math.floor(far / side) * side, south: Math.floor(deep / side) * side }
      const plane = (east: number, south: number) => 100 + a * (east - origin.east) + b * (south - origin.south)
      const east = origin.east + u * side
      const south = origin.south + v * side
      const sample = sampleGround(landAround(level, east, south, plane), east, south)
      const grain = side * 1e-6 + 1e-3
      expect(sample?.level).toBe(level)
      expect(Math.abs((sample?.elevation ?? Number.NaN) - plane(east, south))).toBeLessThan(grain)
      expect(sample?.slopeEast).toBeCloseTo(a, 3)
      expect(sample?.slopeSouth).toBeCloseTo(b, 3)
    }),
    { numRuns: 8 },
  )
})

test('the ground has no step where two tiles meet', () => {
  const rough = (east: number, south: number) => 400 * Math.sin(east / 900) * Math.cos(south / 700) + 0.3 * (east % 1000)
  const level = 9
  const side = tileMetres(level)
  const get = landAround(level, 3 * side, -2 * side, rough)
  const hair = 1e-6
  fc.assert(
    fc.property(inTile, (share) => {
      const along = (at: number) => at * side + share * side
      const acrossEast = [-hair, hair].map((d) => sampleGround(get, 3 * side + d, along(-2)))
      const acrossSouth = [-hair, hair].map((d) => sampleGround(get, along(3), -2 * side + d))
      for (const [one, other] of [acrossEast, acrossSouth]) {
        expect(one?.level).toBe(level)
        expect(other?.level).toBe(level)
        expect(Math.abs((one?.elevation ?? 0) - (other?.elevation ?? 9))).toBeLessThan(1e-3)
      }
    }),
  )
})

test('a lake is where its surface is above the ground, and the ground below it stays known', () => {
  const tile = { level: TOP_LEVEL, x: 0, y: 0 }
  const ground = tileOf(tile, (east) => east / 100)
  const half = tileMetres(TOP_LEVEL) / 2
  const land = { ...ground, water: new Float32Array(ground.heights.length).fill(half / 100) }
  const at = (east: number) => sampleGround((asked) => (tileKey(asked) === tileKey(tile) ? land : undefined), east, half)
  expect(at(half * 0.5)?.water).toBeCloseTo(half / 100)
  expect(at(half * 0.5)?.elevation).toBeCloseTo(half / 200, 0)
  expect(at(half * 1.5)?.water).toBeUndefined()
})

test('where there is no tile the ground is unknown, and a gap in the levels hides what is finer', () => {
  const tile = { level: TOP_LEVEL + 2, x: 0, y: 0 }
  const only = tileOf(tile, () => 5)
  expect(sampleGround(() => undefined, 1, 1)).toBeUndefined()
  expect(sampleGround((asked) => (tileKey(asked) === tileKey(tile) ? only : undefined), 1, 1)).toBeUndefined()
})
