import { expect, test } from 'vitest'
import { decodeWorld, type Edit, encodeWorld, type StrokePoint } from '../../src/world'
import { LogMeasure } from '../../src/world/logMeasure'

/** Back and forth over so many cells, so many times. */
function zigzag(cells: number, times: number): Edit {
  const points = Array.from({ length: times + 1 }, (_, i): StrokePoint => [i % 2 === 0 ? 0 : cells * 4, 0, 8])
  return { kind: 'raise', size: 10, points }
}

/** What is wrong with so many of one stroke. */
function faultOf(edit: Edit, count: number): string | undefined {
  const measure = new LogMeasure()
  for (let i = 1; i < count; i++) if (measure.faultWith(edit)) return 'too soon'
  return measure.faultWith(edit)
}

test.each<[string, Edit, number, string]>([
  ['points', zigzag(0.25, 3999), 101, 'its strokes have too many points'],
  ['length', zigzag(160, 100), 251, 'its strokes are too long, all together'],
  [
    'land',
    {
      kind: 'raise',
      size: 0,
      points: [
        [0, 0, 8],
        [-8192, -8192, 8],
        [8192, 8192, 8],
      ],
    },
    275,
    'its strokes touch too much of the land',
  ],
])('too much %s is refused, and only just too much', (_, edit, count, sentence) => {
  expect(faultOf(edit, count - 1)).toBeUndefined()
  expect(faultOf(edit, count)).toBe(sentence)
})

test('a hundred thousand strokes of a few points are not too much', () => {
  const entries = Array.from({ length: 100_000 }, () => zigzag(10, 3))
  expect(decodeWorld(encodeWorld({ seed: 7, models: {}, entries })).entries.length).toBe(100_000)
})
