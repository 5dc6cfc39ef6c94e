import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SceneView } from '../../src/scene'
import { NOISE_PERIOD_WORLD_METRES, wrap, writeInstance } from '../../src/scene/tileInstances'
import { TILE_SIDE } from '../../src/streaming'
import { cellMetres, type Tile, tileMetres } from '../../src/world'
import { boundsOnly } from '../streaming/fakeLand'

/** 10,000 km as drawn, on either side, and the origin. */
const anyFar = fc.constantFrom(0, 80_000_000, -80_000_000)
const anyNear = fc.integer({ min: -(2 ** 30), max: 2 ** 30 }).map((steps) => steps / 1024)
const anyLevel = fc.integer({ min: 4, max: 16 })

function write(tile: Tile, east: number, south: number, at = 0) {
  const arrays = { origins: new Float32Array(12), layers: new Float32Array(12), places: new Float32Array(12), lifts: new Float32Array(6) }
  const view: SceneView = { eye: { east, south, elevation: 0 }, yaw: 0, pitch: 0, fieldOfView: 1, tiles: [], seconds: 0 }
  writeInstance(
    arrays,
    at,
    { tile, land: undefined, parent: undefined, fade: 0.25 },
    { own: 7, parent: -1, ownLift: 2, parentLift: -1 },
    view,
    1.8,
  )
  return arrays
}

/** The distance from the eye to a tile's edge in world metres, in whole numbers: units of 2⁻²⁰ learned metres. */
function exactly(cells: number, level: number, eye: number): number {
  const units = (BigInt(cells) * 128n * BigInt(92160) * 2n ** 20n) / 2n ** BigInt(level) - BigInt(eye * 2 ** 20)
  return Number(units) / 2 ** 23
}

test('a tile near the eye is placed to a millimetre, 10,000 km from the origin as at it', () => {
  fc.assert(
    fc.property(anyLevel, anyFar, anyFar, anyNear, anyNear, fc.integer({ min: -3, max: 3 }), (level, far, deep, u, v, aside) => {
      const [east, south] = [far + u, deep + v]
      const side = tileMetres(level)
      const tile = { level, x: Math.floor(east / side) + aside, y: Math.floor(south / side) - aside }
      const { origins } = write(tile, east, south)
      const expected = [exactly(tile.x, level, east), exactly(tile.y, level, south)]
      expected.forEach((distance, axis) => {
        // Float32 itself keeps a millimetre up to 16 km from the eye.
        const tolerance = Math.max(1e-3, Math.abs(distance) * 2 ** -23)
        expect(Math.abs((origins[axis] ?? Number.NaN) - distance)).toBeLessThan(tolerance)
      })
      expect(origins[2]).toBe(Math.fround(side / 8))
      expect(origins[3]).toBeCloseTo((2 * 1.8 * side) / 8, 0)
    }),
  )
})

test('only the tile’s own numbers are written, and quadrants are right west of the origin too', () => {
  const { origins, layers, places } = write({ level: 9, x: -3, y: 4 }, 0, 0, 1)
  for (const [array, size] of [
    [origins, 4],
    [layers, 4],
    [places, 4],
  ] as const) {
    expect(array.slice(0, size).every((value) => value === 0)).toBe(true)
    expect(array.slice(2 * size).every((value) => value === 0)).toBe(true)
  }
  expect([...layers.slice(4, 8)]).toEqual([7, -1, 1, 0])
  expect(places[6]).toBe(0.25)
})

test('a tile says whether it or its parent holds water', () => {
  /** Water in the north-west quarter alone. */
  const water = new Float32Array(TILE_SIDE * TILE_SIDE).fill(-1)
  water[30 * TILE_SIDE + 30] = 2
  const heights = new Float32Array(TILE_SIDE * TILE_SIDE)
  const land = (isWet: boolean) => ({ ...boundsOnly({ level: 9, x: 0, y: 0 }, 0, 1), heights, ...(isWet ? { water } : {}) })
  const view: SceneView = { eye: { east: 0, south: 0, elevation: 0 }, yaw: 0, pitch: 0, fieldOfView: 1, tiles: [], seconds: 0 }
  const flag = (own: boolean | undefined, parent: boolean, x = 0) => {
    const arrays = { origins: new Float32Array(4), layers: new Float32Array(4), places: new Float32Array(4), lifts: new Float32Array(2) }
    const tile = { tile: { level: 9, x, y: 0 }, land: own === undefined ? undefined : land(own), parent: land(parent), fade: 1 }
    writeInstance(arrays, 0, tile, { own: 0, parent: 1, ownLift: -1, parentLift: -1 }, view, 1.8)
    return arrays.places[3]
  }
  expect([flag(false, true, 1), flag(true, true, 1)]).toEqual([0, 1])
  expect([flag(false, false), flag(true, false), flag(false, true), flag(true, true), flag(undefined, true)]).toEqual([0, 1, 2, 3, 3])
})

test('noise goes on from tile to tile: places are within one period, a tile’s side apart', () => {
  fc.assert(
    fc.property(anyLevel, anyFar, anyNear, (level, far, near) => {
      const x = Math.floor((far + near) / tileMetres(level))
      const placeOf = (column: number) => write({ level, x: column, y: 0 }, 0, 0).places[0] ?? Number.NaN
      const [here, next] = [placeOf(x), placeOf(x + 1)]
      const side = (cellMetres(level) * 128) / 8
      expect(here).toBeGreaterThanOrEqual(0)
      expect(here).toBeLessThan(NOISE_PERIOD_WORLD_METRES)
      expect(wrap(next - here - side, NOISE_PERIOD_WORLD_METRES)).toBe(0) // exact
    }),
  )
})
