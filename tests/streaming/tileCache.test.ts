import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LandTile } from '../../src/streaming'
import { TileCache } from '../../src/streaming/tileCache'
import type { Tile } from '../../src/world'

function sized(tile: Tile, floats: number): LandTile {
  return {
    tile,
    heights: new Float32Array(floats),
    surface: new Uint8Array(0),
    cover: new Uint8Array(0),
    lowest: 0,
    highest: 0,
    revision: 0,
  }
}

const place = (x: number): Tile => ({ level: 5, x, y: 0 })

/** One frame: what arrives, with its size in floats, and what is drawn. */
const anyFrame = fc.record({
  arrives: fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 40 })), { maxLength: 8 }),
  draws: fc.array(fc.nat(30), { maxLength: 8 }),
})

test('both caps hold after every frame, unless the frame itself needs more, and nothing it needs is dropped', () => {
  fc.assert(
    fc.property(
      fc.array(anyFrame, { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 40, max: 1200 }),
      (frames, tiles, bytes) => {
        const cache = new TileCache(tiles, bytes)
        frames.forEach(({ arrives, draws }, frame) => {
          for (const [x, floats] of arrives) cache.put(sized(place(x), floats), 'dreamed', frame)
          for (const x of draws) cache.keep(place(x), frame)
          const needed = [...draws, ...arrives.map(([x]) => x)].filter((x) => cache.get(place(x)))
          cache.trim(frame)
          const here = Array.from({ length: 31 }, (_, x) => cache.get(place(x))).filter((land) => land !== undefined)
          for (const x of needed) expect(cache.get(place(x))).toBeDefined()
          expect(cache.bytes).toBe(here.reduce((sum, land) => sum + land.heights.byteLength, 0))
          if (here.length > tiles || cache.bytes > bytes) expect(here.length).toBe(new Set(needed).size)
        })
      },
    ),
  )
})

test('water counts where a tile has it', () => {
  const cache = new TileCache(3, 1e9)
  cache.put({ ...sized(place(0), 4), water: new Float32Array(4) }, 'dreamed', 0)
  expect(cache.bytes).toBe(32)
  expect([0, 1].map((x) => cache.some((tile) => tile.x === x))).toEqual([true, false])
})

test('what was needed longest ago goes first', () => {
  const cache = new TileCache(3, 1e9)
  for (const x of [0, 1, 2]) cache.put(sized(place(x), 1), 'dreamed', x)
  cache.keep(place(0), 5)
  cache.put(sized(place(3), 1), 'dreamed', 6)
  cache.trim(7)
  expect([0, 1, 2, 3].filter((x) => cache.get(place(x)))).toEqual([0, 2, 3])
})

test('a tile remembers when it was first drawn; dreamed land goes on where baked land stood, but not where outlines stood', () => {
  const cache = new TileCache(10, 1e9)
  expect(cache.firstDrawn(place(1), 50)).toBe(50)
  cache.put(sized(place(1), 1), 'baked', 0)
  cache.put(sized(place(2), 1), 'plain', 0)
  expect([cache.firstDrawn(place(1), 100), cache.firstDrawn(place(1), 900)]).toEqual([100, 100])
  expect(cache.firstDrawn(place(2), 100)).toBe(100)
  for (const x of [1, 2]) cache.put(sized(place(x), 1), 'dreamed', 1)
  expect(cache.firstDrawn(place(1), 2000)).toBe(100)
  expect(cache.firstDrawn(place(2), 2000)).toBe(2000)
  expect(cache.kindOf(place(1))).toBe('dreamed')
})

test('every dreamed tile that a picture is made of counts once, and a baked one not at all', () => {
  const cache = new TileCache(100, 1e6)
  for (const x of [1, 2]) cache.put(sized(place(x), 4), 'dreamed', 0)
  cache.put(sized(place(3), 4), 'baked', 0)
  expect(cache.shown).toBe(0)
  for (const frame of [1, 2]) for (const x of [1, 3, 9]) cache.keep(place(x), frame)
  expect(cache.shown).toBe(1)
  cache.put(sized(place(3), 4), 'dreamed', 3)
  for (const x of [1, 3]) cache.keep(place(x), 3)
  expect(cache.shown).toBe(2)
})

test('a tile that an edit changed shows it in the part that came anew, until it has come whole or is changed again', () => {
  const cache = new TileCache(9, 1e6)
  const rect = (x: number, columns: number) => ({ level: 5, x, y: 0, columns, rows: 40 })
  cache.put(sized(place(0), 4), 'dreamed', 0)
  expect([cache.isTrue(place(0)), cache.isTrue(place(0), rect(0, 9))]).toEqual([true, true])
  cache.spoil(() => true)
  expect([cache.isTrue(place(0)), cache.isTrue(place(0), rect(0, 9))]).toEqual([false, false])
  cache.put({ ...sized(place(0), 4), part: rect(10, 50) }, 'dreamed', 1)
  expect(cache.isTrue(place(0))).toBe(false)
  expect([rect(10, 50), rect(20, 9), rect(9, 9), rect(20, 41)].map((part) => cache.isTrue(place(0), part))).toEqual([
    true,
    true,
    false,
    false,
  ])
  cache.spoil(() => true)
  expect(cache.isTrue(place(0), rect(20, 9))).toBe(false)
  cache.put(sized(place(0), 4), 'dreamed', 2)
  expect(cache.isTrue(place(0))).toBe(true)
})
