import { expect, test } from 'vitest'
import type { LandTile } from '../../src/streaming'
import { groveOf } from '../../src/streaming/groveOf'
import { type Tile, tileKey } from '../../src/world'
import { boundsOnly } from './fakeLand'

const known = (...tiles: Tile[]) => {
  const lands = new Map<string, LandTile>(tiles.map((tile) => [tileKey(tile), boundsOnly(tile, 0, 1)]))
  return { get: (tile: Tile) => lands.get(tileKey(tile)) }
}

test('fine tiles have the grove of the tile they lie in, west of the origin too', () => {
  const grove = { level: 12, x: -1, y: 2 }
  const tiles = known(grove)
  for (const tile of [
    { level: 13, x: -1, y: 5 },
    { level: 16, x: -16, y: 32 },
  ]) {
    expect(groveOf(tiles, tile, undefined, undefined)?.tile).toEqual(grove)
  }
  expect(groveOf(tiles, { level: 13, x: 0, y: 5 }, undefined, undefined)).toBeUndefined()
})

test('coarser tiles have their own, or their parent’s until it has come, and the coarsest none', () => {
  const [land, parent] = [boundsOnly({ level: 11, x: 4, y: 4 }, 0, 1), boundsOnly({ level: 10, x: 2, y: 2 }, 0, 1)]
  expect(groveOf(known(), land.tile, land, parent)).toBe(land)
  expect(groveOf(known(), land.tile, undefined, parent)).toBe(parent)
  expect(groveOf(known(), { level: 9, x: 1, y: 1 }, parent, undefined)).toBeUndefined()
})
