import { Inflate, zipSync } from 'fflate'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readZip, writeZip } from '../../../src/library/doors/zip'

const LIMITS = { 'a.bin': 1000, 'b.bin': 5 }
const BYTES = Uint8Array.from({ length: 900 }, (_, i) => i % 7)
/** Of the first entry in the directory of a zip of one: its place, from the end. */
const ENTRY_FROM_END = 22 + 46 + 5

function changed(zip: Uint8Array, at: number, value: number): Uint8Array {
  const copy = zip.slice()
  new DataView(copy.buffer).setUint32(at < 0 ? copy.length + at : at, value, true)
  return copy
}

test('entries that are asked for are read, and others passed over', () => {
  const zip = zipSync({ 'a.bin': BYTES, '../../etc/passwd': BYTES, __proto__x: BYTES, 'b.bin': [Uint8Array.of(1, 2), { level: 0 }] })
  expect([...readZip(zip, LIMITS)]).toEqual([
    ['a.bin', BYTES],
    ['b.bin', Uint8Array.of(1, 2)],
  ])
  expect(readZip(writeZip({ 'a.bin': BYTES }), LIMITS).get('a.bin')).toEqual(BYTES)
})

const zip = zipSync({ 'a.bin': BYTES })
test.each<[string, Uint8Array, string]>([
  ['an entry larger than it may be', zipSync({ 'b.bin': new Uint8Array(6) }), 'it is larger than any world may be'],
  ['one that says so', changed(zip, -ENTRY_FROM_END + 24, 2000), 'it is larger than any world may be'],
  ['one that is longer than it says', changed(zip, -ENTRY_FROM_END + 24, 899), 'it is damaged'],
  ['one that is shorter than it says', changed(zip, -ENTRY_FROM_END + 24, 901), 'it is damaged'],
  ['one with another checksum', changed(zip, -ENTRY_FROM_END + 16, 1), 'it is damaged'],
  ['one packed beyond the end', changed(zip, -ENTRY_FROM_END + 20, 9000), 'it is damaged'],
  ['one that lies beyond the end', changed(zip, -ENTRY_FROM_END + 42, 0xffffffff), 'it is damaged'],
  ['a directory beyond the end', changed(zip, -22 + 16, 0xfffffff0), 'it is damaged'],
  ['a cut one', zip.subarray(0, zip.length - 1), 'the end of it is missing'],
  ['nothing', new Uint8Array(), 'the end of it is missing'],
  [
    'too many entries',
    zipSync(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`${i}`, new Uint8Array()]))),
    'it holds more than 64 files',
  ],
])('%s is refused', (_, bytes, sentence) => {
  expect(() => readZip(bytes, LIMITS)).toThrow(sentence)
})

test('an entry that is there twice is refused', () => {
  const two = zipSync({ 'a.bin': BYTES, 'x.bin': BYTES })
  const text = new TextDecoder('latin1').decode(two).replaceAll('x.bin', 'a.bin')
  const twice = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  expect(() => readZip(twice, LIMITS)).toThrow('it holds a.bin twice')
})

test('a bomb is refused at once, whatever it says of its size', () => {
  const bomb = zipSync({ 'a.bin': [new Uint8Array(200_000_000), { level: 9 }] })
  expect(bomb.length).toBeLessThan(300_000)
  const push = vi.spyOn(Inflate.prototype, 'push')
  onTestFinished(() => push.mockRestore())
  expect(() => readZip(bomb, LIMITS)).toThrow('it is larger than any world may be')
  expect(() => readZip(changed(bomb, -ENTRY_FROM_END + 24, 1000), LIMITS)).toThrow('it is damaged')
  // A slice of 4 kB inflates to 4 MB at most.
  expect(push.mock.calls.length).toBe(1)
  expect(push.mock.calls[0]?.[0].length).toBeLessThanOrEqual(4096)
})
