import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviate, HashField, hashCell, hashCells, unit } from '../../src/world'

const anySeed = fc.integer({ min: 0, max: 0xffffffff })
const anyCoordinate = fc.maxSafeInteger()

/** Every world that was ever shared by its seed rests on these: a change here is a new format, not a repair. */
test.each([
  [[7, 1, 0, 0, 0], 3040166416],
  [[7, 2, 5, -1, -1], 938853015],
  [[0, 0, 0, 0, 0], 208292075],
  [[4294967295, 3, 17, 123456789, -987654321], 2884088301],
  [[42, 4, 16, 9007199254740991, -9007199254740991], 1334226439],
  [[1, 2, 3, 4294967296, -4294967297], 2373361196],
  [[123, 260, 9, -1, 4294967295], 2150697878],
] as const)('the hash of cell %j is the one of the format', ([seed, field, level, x, y], bits) => {
  expect(hashCell(seed, field, level, x, y)).toBe(bits)
})

test('the fields of the format keep their numbers, and no two share one', () => {
  const land = { baseElevation: 1, reliefNoise: 2, ruggedness: 3, style: 4, mountains: 5, ranges: 6, turn: 7 }
  expect(HashField).toEqual({ ...land, rain: 8, stands: 9, groves: 10, plants: 11, fire: 12, dither: 13, seasonWeather: 14 })
})

test('a hash is 32 whole bits for any cell of any world', () => {
  fc.assert(
    fc.property(anySeed, fc.nat(70_000), fc.integer({ min: 0, max: 17 }), anyCoordinate, anyCoordinate, (...cell) => {
      const bits = hashCell(...cell)
      expect(bits).toBe(bits >>> 0)
      expect(unit(bits)).toBeGreaterThanOrEqual(0)
      expect(unit(bits)).toBeLessThan(1)
    }),
  )
})

test('land does not repeat after 2³² cells', () => {
  const period = 2 ** 32
  let equal = 0
  for (let x = 0; x < 1000; x++) if (hashCell(7, 2, 9, x, 5) === hashCell(7, 2, 9, x + period, 5)) equal++
  for (let y = 0; y < 1000; y++) if (hashCell(7, 2, 9, 5, y) === hashCell(7, 2, 9, 5, y - period)) equal++
  expect(equal).toBe(0)
})

/** Chi-squared of 256 counts against an even spread: mean 255, standard deviation 22.6; 5 of them either side. */
function chiSquared(bitsOf: (i: number) => number, shift: number): number {
  const counts = new Array<number>(256).fill(0)
  const samples = 65_536
  for (let i = 0; i < samples; i++) {
    const byte = (bitsOf(i) >>> shift) & 255
    counts[byte] = (counts[byte] ?? 0) + 1
  }
  return counts.reduce((sum, count) => sum + (count - samples / 256) ** 2 / (samples / 256), 0)
}

test.each([0, 8, 16, 24])('byte %i/8 is evenly spread over a window, over seeds and over far diagonals', (shift) => {
  const spreads = [
    chiSquared((i) => hashCell(7, 2, 9, i & 255, i >> 8), shift),
    chiSquared((i) => hashCell(i, 1, 0, 3, 4), shift),
    chiSquared((i) => hashCell(7, 2, 12, 1e9 + i, -1e9 - i), shift),
  ]
  for (const spread of spreads) {
    expect(spread).toBeGreaterThan(255 - 5 * 22.6)
    expect(spread).toBeLessThan(255 + 5 * 22.6)
  }
})

test('one step in any argument flips half of the bits', () => {
  const bitsSet = (word: number) => {
    let count = 0
    for (let rest = word >>> 0; rest; rest &= rest - 1) count++
    return count
  }
  const base = (i: number) => [7 + i, 2, 9, i * 31 - 4000, 17 - i * 7] as const
  for (let argument = 0; argument < 5; argument++) {
    let flipped = 0
    for (let i = 0; i < 2000; i++) {
      const [seed, field, level, x, y] = base(i)
      const step = (n: number, value: number) => (n === argument ? value + 1 : value)
      const other = hashCell(step(0, seed), step(1, field), step(2, level), step(3, x), step(4, y))
      flipped += bitsSet(hashCell(seed, field, level, x, y) ^ other)
    }
    expect(flipped / 2000).toBeGreaterThan(15.5)
    expect(flipped / 2000).toBeLessThan(16.5)
  }
})

test('deviates are centred, of unit variance, and independent of their neighbours', () => {
  let sum = 0
  let squares = 0
  let products = 0
  const side = 256
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const here = deviate(hashCell(7, 2, 9, x, y))
      sum += here
      squares += here * here
      products += here * deviate(hashCell(7, 2, 9, x + 1, y))
    }
  }
  const count = side * side
  expect(Math.abs(sum / count)).toBeLessThan(0.02)
  expect(squares / count).toBeGreaterThan(0.98)
  expect(squares / count).toBeLessThan(1.02)
  expect(Math.abs(products / count)).toBeLessThan(0.02)
})

test('the cells of a rectangle have the hashes that they have alone, across the edges of 32 bits too', () => {
  const anyStart = fc.oneof(
    fc.integer({ min: -30, max: 30 }),
    fc.constantFrom(2 ** 32 - 7, -(2 ** 32) - 7),
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  )
  const anyRect = fc.record({
    level: fc.integer({ min: 0, max: 17 }),
    x: anyStart,
    y: anyStart,
    columns: fc.integer({ min: 1, max: 20 }),
    rows: fc.integer({ min: 1, max: 20 }),
  })
  fc.assert(
    fc.property(anySeed, fc.nat(70_000), anyRect, (seed, field, rect) => {
      const alone = Array.from({ length: rect.columns * rect.rows }, (_, i) =>
        hashCell(seed, field, rect.level, rect.x + (i % rect.columns), rect.y + Math.floor(i / rect.columns)),
      )
      expect([...hashCells(seed, field, rect)]).toEqual(alone)
    }),
  )
})
