import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfPlain } from '../../../src/embed/frame/plainData'

const BOUNDS = { depth: 4, values: 100, characters: 50 }

test('whatever JSON can say is plain, if it is small enough', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, depthSize: 'small' }), (value) => {
      const fault = faultOfPlain(value, { depth: 10, values: 10_000, characters: 100_000 })
      // A name, not a text of that name; the first in order.
      const [, unsafe] = /"(__proto__|constructor|prototype)":/.exec(JSON.stringify(value)) ?? []
      expect(fault).toBe(unsafe && `has the name "${unsafe}"`)
    }),
    { examples: [[['__proto__']], [{ a: { constructor: 1 } }]] },
  )
})

test('whatever cloning can bring is looked at without a throw, and nothing but plain data is let through', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  })
  fc.assert(
    fc.property(anything, (value) => {
      const cloned: unknown = structuredClone(value)
      if (faultOfPlain(cloned, BOUNDS) !== undefined) return
      expect(structuredClone(JSON.parse(JSON.stringify({ cloned }))).cloned).toEqual(JSON.parse(JSON.stringify({ cloned })).cloned)
      expect(depthOf(cloned)).toBeLessThanOrEqual(BOUNDS.depth)
    }),
  )
})

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  expect([Object.prototype, Array.prototype, null]).toContain(Object.getPrototypeOf(value))
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

const circle: Record<string, unknown> = {}
circle.round = circle
/** Of few objects, and ever so many when they are walked. */
const bush = Array.from({ length: 30 }).reduce<unknown>((below) => [below, below], 0)

test.each([
  ['a list as long as there are numbers', new Array(4_294_967_295), /more than 100 values/],
  ['a list that is long, and deep in others', [[new Array(90), new Array(4_294_967_295)]], /more than 100 values/],
  ['a text of a million letters', 'x'.repeat(1_000_000), /more than 50 characters/],
  ['many short texts', Array.from({ length: 60 }, () => 'x'), /more than 50 characters/],
  ['a long name', { ['x'.repeat(51)]: 1 }, /more than 50 characters/],
  ['many values', Array.from({ length: 101 }, () => 0), /more than 100 values/],
  ['a circle', circle, /more than 4 levels/],
  ['a bush', bush, /more than/],
  ['a depth of five', [[[[[]]]]], /more than 4 levels/],
  ['no number', [Number.NaN], /NaN/],
  ['no end', { a: Number.NEGATIVE_INFINITY }, /-Infinity/],
  ['a big integer', 1n, /bigint/],
  ['a date', new Date(0), /neither/],
  ['a map', { map: new Map([[1, 2]]) }, /neither/],
  ['bytes', new Uint8Array(4), /neither/],
  ['a blob', [new Blob()], /neither/],
  ['an error', new Error('no'), /neither/],
  ['a name that changes all objects', JSON.parse('{"a":{"__proto__":{"polluted":true}}}'), /__proto__/],
  ['another', { constructor: { prototype: { polluted: true } } }, /constructor/],
])('%s is refused with a sentence', (_, value, sentence) => {
  expect(faultOfPlain(value, BOUNDS)).toMatch(sentence)
})
