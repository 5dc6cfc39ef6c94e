import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FormatError, TightReader, TightWriter } from '../../src/world'

const MOST = 2 ** 51

interface Written {
  readonly value: number
  readonly column: string
  readonly grain: number
}

const anyNumber: fc.Arbitrary<Written> = fc.record({
  value: fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -MOST, max: MOST })),
  column: fc.constantFrom('a', 'b', 'c'),
  grain: fc.constantFrom(1, 2, 4),
})

function write(numbers: readonly Written[]): Uint8Array {
  const out = new TightWriter()
  for (const { value, column, grain } of numbers) out.signed(value, column, grain)
  return out.finish()
}

test('numbers are read back as they were written, whatever was written before them', () => {
  fc.assert(
    fc.property(fc.array(anyNumber, { maxLength: 200 }), (numbers) => {
      const input = new TightReader(write(numbers))
      for (const { value, column, grain } of numbers) expect(input.signed(column, grain)).toBe(value)
      expect(input.isAtEnd).toBe(true)
    }),
  )
})

test('what repeats takes next to nothing, and what a grain divides no more than its share', () => {
  const numbers = (value: (i: number) => number, grain: number) =>
    Array.from({ length: 4000 }, (_, i) => ({ value: value(i), column: 'a', grain }))
  expect(write(numbers(() => -1, 1)).length).toBeLessThan(20)
  const random = (i: number) => ((i * 7919) % 64) - 32
  const bits = (8 * write(numbers(random, 1)).length) / 4000
  expect(bits).toBeGreaterThan(6)
  expect(bits).toBeLessThan(6.8)
  expect((8 * write(numbers((i) => 4 * random(i), 4)).length) / 4000).toBeLessThan(bits + 0.05)
})

test('any bytes are numbers, until they end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const input = new TightReader(bytes)
      const readAll = () => {
        for (let i = 0; i < 100_000; i++) input.unsigned(String(i % 3))
      }
      expect(readAll).toThrow(FormatError)
    }),
  )
})
