import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LayerBook } from '../../src/scene/layerBook'

/** Frames of drawn tiles: a key, and which version of its content. */
const anyFrames = fc.array(fc.array(fc.tuple(fc.nat(14), fc.nat(1)), { maxLength: 10 }), { maxLength: 25 })

test('no layer is given to two tiles in one frame, and none is refused while one is free or stale', () => {
  fc.assert(
    fc.property(anyFrames, fc.integer({ min: 1, max: 8 }), (frames, layers) => {
      const book = new LayerBook<string>(layers)
      const holds = new Map<number, string>()
      frames.forEach((draws, frame) => {
        const used = new Map<number, number>()
        for (const [key, version] of draws) {
          const taken = book.take(`${key}`, `${key}v${version}`, frame)
          const owners = new Set(used.values())
          if (!taken) {
            expect(owners.has(key)).toBe(false)
            expect(owners.size).toBe(layers)
            continue
          }
          expect(taken.layer).toBeGreaterThanOrEqual(0)
          expect(taken.layer).toBeLessThan(layers)
          expect(used.get(taken.layer) ?? key).toBe(key)
          used.set(taken.layer, key)
          // What is not announced as new must be what was last written to that layer.
          expect(taken.isNew).toBe(holds.get(taken.layer) !== `${key}v${version}`)
          holds.set(taken.layer, `${key}v${version}`)
        }
      })
    }),
  )
})

test('the tile that was not drawn for longest gives way', () => {
  const book = new LayerBook<string>(3)
  const layer = (key: string, frame: number) => book.take(key, key, frame)?.layer
  const [a, b, c] = [layer('a', 1), layer('b', 2), layer('c', 3)]
  expect(new Set([a, b, c]).size).toBe(3)
  expect(layer('a', 4)).toBe(a)
  expect(layer('d', 5)).toBe(b)
  expect(layer('e', 5)).toBe(c)
  expect(layer('f', 5)).toBe(a)
  expect(layer('g', 5)).toBeUndefined()
})

test('what lies in the layers is known, drawn in this frame or not', () => {
  const book = new LayerBook<string>(2)
  const a = book.take('a', 'first', 1)?.layer
  const b = book.take('b', 'second', 2)?.layer
  expect(book.list()).toMatchObject([
    { layer: a, content: 'first' },
    { layer: b, content: 'second' },
  ])
  book.take('c', 'third', 3)
  expect(book.list().map(({ content }) => content)).toEqual(['second', 'third'])
})
