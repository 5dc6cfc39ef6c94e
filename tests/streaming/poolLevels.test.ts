import fc from 'fast-check'
import { expect, test } from 'vitest'
import { POOL_SEASONS, poolLevels, standingShare } from '../../src/streaming/poolLevels'
import type { Pool } from '../../src/world'

const sink = { x: 0, y: 0 }
/** A pond into which a puddle spills. */
const PONDS: readonly Pool[] = [
  { sink, bed: 100, spill: 106, into: -1 },
  { sink, bed: 103, spill: 104, into: 0 },
]

const levelsAt = (share: number, other = share) =>
  poolLevels(PONDS, Float32Array.of(share, other)) as Float32Array & { 0: number; 1: number }

test('the wetter it is the more of the rain stands, all of it at last, and none where it is as wet as usual or it rained long ago', () => {
  expect(standingShare(0, 0)).toBe(0)
  expect(standingShare(-0.4, 0)).toBe(0)
  expect(standingShare(0.4, 0)).toBe(1)
  expect(standingShare(0.4, POOL_SEASONS)).toBe(0)
  const share = fc.double({ min: -1, max: 1, noNaN: true })
  const seasons = fc.double({ min: 0, max: 8, noNaN: true })
  fc.assert(
    fc.property(share, share, seasons, seasons, (a, b, c, d) => {
      const [dry, wet] = [Math.min(a, b), Math.max(a, b)]
      const [soon, late] = [Math.min(c, d), Math.max(c, d)]
      expect(standingShare(wet, soon)).toBeGreaterThanOrEqual(standingShare(dry, late))
    }),
  )
})

test('dry pools lie below their beds, full ones at their brim, and a pool that spills into another stands as high as that one does then', () => {
  const dry = levelsAt(0)
  expect(dry[0]).toBeLessThan(100)
  expect(dry[1]).toBeLessThan(103)
  const full = levelsAt(1)
  expect(full[0]).toBe(106)
  expect(full[1]).toBe(106)
  // The pond has not come back to the puddle's brim yet.
  const half = levelsAt(0.3)
  expect(half[1]).toBeGreaterThan(103)
  expect(half[1]).toBeLessThan(104)
  expect(half[0]).toBeLessThan(103)
})

test('levels rise with the rain that stands, and never leap', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const step = 1 / 512
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [one, more] = [levelsAt(a, b), levelsAt(Math.min(1, a + step), Math.min(1, b + step))]
      for (const at of [0, 1] as const) {
        expect(more[at]).toBeGreaterThanOrEqual(one[at] - 1e-4)
        // Ten metres for all of it; over the last half metre of the pond's way a puddle that is dry itself comes with it four times as fast.
        expect(more[at] - one[at]).toBeLessThan(50 * step)
      }
    }),
    { numRuns: 500 },
  )
})
