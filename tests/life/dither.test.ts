import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ditherToBytes } from '../../src/life/dither'
import { LIFE_CHANNELS } from '../../src/life/lifeState'

const RECT = { x: -3, y: 8, columns: 6, rows: 4 }
const SIZE = LIFE_CHANNELS * RECT.columns * RECT.rows

test('what grows by less than a byte a season does not stand still: over many seasons the mean is what it should be', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1000), (share, from) => {
      const values = new Float32Array(SIZE).fill(share)
      const seasons = 100
      const sums = new Float64Array(SIZE)
      for (let season = 0; season < seasons; season++) {
        for (const [at, byte] of ditherToBytes(7, RECT, from + season, values).entries()) sums[at] = (sums[at] ?? 0) + byte
      }
      // The golden walk errs by a few parts of a byte together, however long.
      for (const sum of sums) expect(Math.abs(sum / seasons - 255 * Math.fround(share))).toBeLessThan(0.05)
    }),
    { numRuns: 20 },
  )
})

test('whole bytes stay, what lies outside is kept within, and neighbours do not round together', () => {
  const values = new Float32Array(SIZE)
  for (let at = 0; at < SIZE; at++) values[at] = [0, 1, -3, 7][at % 4] as number
  const bytes = ditherToBytes(7, RECT, 9, values)
  bytes.forEach((byte, at) => {
    expect(byte).toBe([0, 255, 0, 255][at % 4])
  })
  const halves = ditherToBytes(7, RECT, 9, new Float32Array(SIZE).fill(100.5 / 255))
  const up = halves.filter((byte) => byte === 101).length
  expect(up).toBeGreaterThan(SIZE * 0.35)
  expect(up).toBeLessThan(SIZE * 0.65)
})
