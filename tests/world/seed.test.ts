import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSeed } from '../../src/world'

test('a number from 0 to 2³² − 1 stands for itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
      expect(parseSeed(` ${seed}\n`)).toBe(seed)
    }),
  )
  expect(parseSeed('007')).toBe(7)
})

/** Links name worlds by words too: these numbers are part of the format. */
test.each([
  ['terra', 2619265223],
  ['Ærøskøbing', 1317276524],
  ['🏔', 1623905109],
  ['4294967296', 4024045381],
  ['-1', 3449841859],
  ['1e3', 2680998481],
  ['<script>', 661436452],
])('the name %j always opens the same world', (name, seed) => {
  expect(parseSeed(name)).toBe(seed)
})

test('any text is a whole 32-bit seed or nothing, never an exception', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom('NaN', 'Infinity', '__proto__', '\u0000', '\ud800', '../..', '%00', "';--", '9'.repeat(200), '0x10', '٣', '１２'),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const seed = parseSeed(text)
      const length = text.trim().length
      if (length === 0 || length > 200) expect(seed).toBeUndefined()
      else {
        expect(Number.isInteger(seed)).toBe(true)
        expect(seed).toBeGreaterThanOrEqual(0)
        expect(seed).toBeLessThanOrEqual(0xffffffff)
      }
    }),
  )
})

test('different names open different worlds', () => {
  const seeds = new Set(Array.from({ length: 5000 }, (_, i) => parseSeed(`world ${i}`)))
  expect(seeds.size).toBe(5000)
})
