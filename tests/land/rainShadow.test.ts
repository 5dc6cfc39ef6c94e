import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rainOver } from '../../src/land/climate'
import { rainOverMountains, rainTile } from '../../src/land/rainShadow'
import { tileRect } from '../../src/land/tilePyramid'
import { cellMetres, TILE_CELLS, type Tile } from '../../src/world'
import { fieldOf } from './fields'

const CELL = cellMetres(5)
/** Tile rows of level 5 whose winds come from the west, and from the east. */
const WESTERLIES = { level: 5, x: 0, y: 0 }
const TRADES = { level: 5, x: 0, y: 9 }

/** A range along a meridian, `column` cells from the tile's west edge: 20 km wide at its foot. */
const range = (tile: Tile, column: number, metres: number) => (x: number) =>
  Math.max(0, metres * (1 - Math.abs(x - tile.x * TILE_CELLS - column) / 3.5)) + 300

function rainAcross(tile: Tile, heightAt: (x: number, y: number) => number, row = 64): (column: number) => number {
  const rect = { level: 5, x: tile.x * TILE_CELLS, y: tile.y * TILE_CELLS + row, columns: TILE_CELLS, rows: 1 }
  const rain = rainOverMountains(7, tile, fieldOf(tileRect(tile), heightAt))(rect)
  const plain = rainOver(7, rect)
  return (column) => (rain[column] ?? 0) / (plain[column] ?? 1)
}

test('over level ground it rains as it would, and so it does where the ground is not known', () => {
  const level = rainAcross(WESTERLIES, () => 400)
  for (let column = 0; column < TILE_CELLS; column++) expect(level(column)).toBeCloseTo(1, 5)
  const rect = { level: 12, x: 100, y: 900, columns: 40, rows: 30 }
  expect(rainOverMountains(7, rainTile({ level: 12, x: 0, y: 0 }))(rect)).toEqual(rainOver(7, rect))
})

test('a range dries its lee and wets its windward side, the more the higher it is, and air recovers', () => {
  const [low, high] = [rainAcross(WESTERLIES, range(WESTERLIES, 64, 700)), rainAcross(WESTERLIES, range(WESTERLIES, 64, 2100))]
  expect(high(62)).toBeGreaterThan(1.15)
  expect(high(69)).toBeLessThan(0.5)
  expect(high(69)).toBeLessThan(low(69))
  expect(low(69)).toBeLessThan(0.85)
  for (let column = 68; column < 84; column++) expect(high(column + 1)).toBeGreaterThanOrEqual(high(column))
  expect(high(85)).toBeCloseTo(1, 2)
  expect(high(50)).toBeCloseTo(1, 2)
})

test('in the tropics the wind comes from the east, and the dry side is the western one', () => {
  const across = rainAcross(TRADES, range(TRADES, 64, 2100))
  expect(across(59)).toBeLessThan(0.5)
  expect(across(66)).toBeGreaterThan(1.15)
})

test('neighbouring tiles agree where they meet, and finer cells with coarser ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 0xffff }), (x, salt) => {
      const rough = (east: number, south: number) => 900 + 800 * Math.sin(east * 0.7 + salt) * Math.cos(south * 0.45 + east * 0.2)
      const [west, east] = [x, x + 1].map((of) => {
        const tile = { level: 5, x: of, y: 0 }
        return rainOverMountains(7, tile, fieldOf(tileRect(tile), rough))
      }) as [ReturnType<typeof rainOverMountains>, ReturnType<typeof rainOverMountains>]
      // The last fine cells of the one and the first of the other.
      const edge = { level: 8, x: (x + 1) * TILE_CELLS * 8 - 2, y: 300, columns: 4, rows: 40 }
      const [ofWest, ofEast] = [west(edge), east(edge)]
      ofWest.forEach((rain, at) => {
        expect(ofEast[at]).toBeCloseTo(rain, 5)
      })
    }),
    { numRuns: 20 },
  )
  expect(CELL).toBe(2880)
})
