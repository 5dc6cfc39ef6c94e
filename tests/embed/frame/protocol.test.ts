import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markMessage, readMessage } from '../../../src/embed/frame/protocol'

test('what is marked is read as it was', () => {
  const call = { type: 'call', id: 3, payload: { name: 'undo', given: [] } } as const
  expect(readMessage(structuredClone(markMessage(call)))).toEqual({ terrella: 1, ...call })
  expect(readMessage(markMessage({ type: 'greet' }))).toEqual({ terrella: 1, type: 'greet', payload: undefined })
})

test('whatever else is on the air is passed over', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      (data) => readMessage(data) === undefined,
    ),
  )
})

test.each([
  ['another version', { terrella: 2, type: 'greet' }],
  ['the version as text', { terrella: '1', type: 'greet' }],
  ['the version inherited', Object.create({ terrella: 1, type: 'greet' })],
  ['no type', { terrella: 1 }],
  ['a type that is no text', { terrella: 1, type: {} }],
  ['an endless type', { terrella: 1, type: 'x'.repeat(100_000) }],
  ['the number 0', { terrella: 1, type: 'call', id: 0 }],
  ['a fraction as number', { terrella: 1, type: 'call', id: 1.5 }],
  ['text as number', { terrella: 1, type: 'call', id: '1' }],
  ['a number beyond counting', { terrella: 1, type: 'call', id: 2 ** 60 }],
  ['a list', Object.assign([], { terrella: 1, type: 'greet' })],
  ['JSON, as other protocols send it', '{"terrella":1,"type":"greet"}'],
])('%s is passed over', (_, data) => {
  expect(readMessage(data)).toBeUndefined()
})
