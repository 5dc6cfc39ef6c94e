import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AS_AT_FIRST, relativeCover } from '../../src/world'

const share = fc.integer({ min: 0, max: 255 })

test('what has not changed is as at first, less is less, more is more, and nothing is nothing where there was something', () => {
  fc.assert(
    fc.property(share, share, share, (first, one, other) => {
      expect(relativeCover(first, first)).toBe(AS_AT_FIRST)
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      expect(relativeCover(first, less)).toBeLessThanOrEqual(relativeCover(first, more))
      if (first > 0) expect(relativeCover(first, 0)).toBe(0)
      if (first < 255) expect(relativeCover(first, 255)).toBe(2 * AS_AT_FIRST)
    }),
  )
})
