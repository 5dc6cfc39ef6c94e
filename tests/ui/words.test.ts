import { expect, test } from 'vitest'
import { noticeFor, type Trouble } from '../../src/ui/notices'
import { describePoint } from '../../src/ui/readout'
import { EN } from '../../src/ui/words/en'
import { EN_LATER } from '../../src/ui/words/enLater'

const troubles: readonly Trouble[] = [
  { kind: 'drawing-unavailable' },
  { kind: 'drawing-lost' },
  { kind: 'land-missing' },
  { kind: 'land-corrupt' },
  { kind: 'land-version' },
  { kind: 'land-refused' },
  { kind: 'land-failed', detail: 'The worker ended.' },
]

test.each(troubles)('there is a sentence and a way on for $kind, and nothing boasts', (trouble) => {
  const { title, sentence, action } = noticeFor(trouble, EN)
  for (const words of [title, sentence, action]) {
    expect(words.length).toBeGreaterThan(5)
    expect(words).not.toMatch(/\b(AI|neural|model|error|failed|oops|sorry)\b/i)
  }
  expect(sentence).toMatch(/[.]$/)
})

test('every notice says something of its own', () => {
  expect(new Set(troubles.map((trouble) => noticeFor(trouble, EN).title)).size).toBe(troubles.length)
})

test.each([
  [{ east: 12, south: 900, elevation: 1240.4, cellMetres: 0.703125 }, ['12 m E  900 m S', '1,240 m', '0.703 m']],
  [{ east: -12345, south: -678900, elevation: 0, cellMetres: 92160 }, ['12.3 km W  678.9 km N', '0 m', '92,160 m']],
  [{ east: 0, south: 0, elevation: -0.2, cellMetres: undefined }, ['0 m E  0 m N', '0 m', '–']],
  [{ east: 1e9, south: -9999, elevation: -34, cellMetres: 22.5 }, ['1,000,000.0 km E  9,999 m N', '34 m deep', '22.5 m']],
])('a point is told in words: %j', (point, words) => {
  expect(describePoint(point, EN_LATER.info).map(([, value]) => value)).toEqual(words)
})
