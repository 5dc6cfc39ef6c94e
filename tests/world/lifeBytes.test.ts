import { expect, test } from 'vitest'
import { ByteWriter, decodeLife, encodeLife, FormatError, type KeptLife, MOST_LIFE_BYTES, MOST_LIFE_CHUNKS } from '../../src/world'

const MODEL = '0123456789abcdef'

function keptLife(chunks = 3, packedBytes = 40): KeptLife {
  return {
    isSummary: false,
    model: MODEL,
    season: 90,
    entries: 17,
    chunks: Array.from({ length: chunks }, (_, i) => ({
      x: i - 1,
      y: 7 * i - 300,
      season: 90 - i,
      packed: Uint8Array.from({ length: packedBytes }, (_, at) => (at * 31 + i) % 256),
    })),
  }
}

/** The bytes of a head and whatever follows. */
function written({ format = 1, cells = 1, model = MODEL, season = 90, entries = 0, rest }: Head): Uint8Array {
  const out = new ByteWriter()
  out.unsigned(format)
  out.unsigned(cells)
  for (let i = 0; i < 16; i += 2) out.byte(Number.parseInt(model.slice(i, i + 2), 16))
  out.unsigned(season)
  out.unsigned(entries)
  rest(out)
  return out.finish()
}

interface Head {
  readonly format?: number
  readonly cells?: number
  readonly model?: string
  readonly season?: number
  readonly entries?: number
  readonly rest: (out: ByteWriter) => void
}

function writeChunk(out: ByteWriter, { x = 0, y = 0, ago = 0, length = 2 } = {}): void {
  out.signed(x)
  out.signed(y)
  out.unsigned(ago)
  out.unsigned(length)
  for (let i = 0; i < Math.min(length, 2); i++) out.byte(i)
}

test('what grew is read as it was written', () => {
  expect(decodeLife(encodeLife(keptLife()))).toEqual(keptLife())
  expect(decodeLife(encodeLife(keptLife(0)))).toEqual(keptLife(0))
})

test('a world keeps so many chunks and bytes at most: the first of the list', () => {
  expect(decodeLife(encodeLife(keptLife(MOST_LIFE_CHUNKS + 3))).chunks).toHaveLength(MOST_LIFE_CHUNKS)
  const large = encodeLife(keptLife(60, 100_000))
  expect(large.length).toBeLessThanOrEqual(MOST_LIFE_BYTES)
  expect(decodeLife(large).chunks.length).toBe(41)
})

test.each<[string, Uint8Array, RegExp]>([
  ['a newer format', written({ format: 2, rest: (out) => out.unsigned(0) }), /newer version/],
  ['no format', written({ format: 0, rest: (out) => out.unsigned(0) }), /damaged/],
  ['blocks of another size', written({ cells: 7, rest: (out) => out.unsigned(0) }), /damaged/],
  ['a season after ten thousand years', written({ season: 40_001, rest: (out) => out.unsigned(0) }), /season is out of range/],
  ['more deeds than any log has', written({ entries: 100_001, rest: (out) => out.unsigned(0) }), /out of range/],
  ['a huge count', written({ rest: (out) => out.unsigned(2 ** 40) }), /larger than any/],
  ['one chunk too many', written({ rest: (out) => out.unsigned(65) }), /larger than any/],
  ['too many in a summary', written({ cells: 32, rest: (out) => out.unsigned(10) }), /larger than any/],
  [
    'a chunk twice',
    written({
      rest: (out) => {
        out.unsigned(2)
        writeChunk(out)
        writeChunk(out)
      },
    }),
    /twice/,
  ],
  [
    'a chunk that is nowhere',
    written({
      rest: (out) => {
        out.unsigned(1)
        writeChunk(out, { x: -200_001 })
      },
    }),
    /place in it is out of range/,
  ],
  [
    'a chunk from before the beginning',
    written({
      rest: (out) => {
        out.unsigned(1)
        writeChunk(out, { ago: 91 })
      },
    }),
    /season is out of range/,
  ],
  [
    'a chunk longer than all',
    written({
      rest: (out) => {
        out.unsigned(1)
        writeChunk(out, { length: 2 ** 45 })
      },
    }),
    /ends too soon/,
  ],
  [
    'a summary of another size',
    written({
      cells: 32,
      rest: (out) => {
        out.unsigned(1)
        writeChunk(out)
      },
    }),
    /damaged/,
  ],
  ['more after the end', Uint8Array.from([...encodeLife(keptLife()), 0]), /more follows/],
  ['four megabytes and one', new Uint8Array(MOST_LIFE_BYTES + 1), /larger than any/],
  ['nothing', new Uint8Array(), /ends too soon/],
])('%s is refused', (_, bytes, reason) => {
  expect(() => decodeLife(bytes)).toThrow(FormatError)
  expect(() => decodeLife(bytes)).toThrow(reason)
})

test('cut anywhere it is refused', () => {
  const whole = encodeLife(keptLife())
  for (let length = 0; length < whole.length; length++) expect(() => decodeLife(whole.subarray(0, length))).toThrow(FormatError)
})

test('bytes that the format cannot hold are not written', () => {
  expect(() => encodeLife({ ...keptLife(), model: 'x' })).toThrow(RangeError)
  expect(() => encodeLife({ ...keptLife(), season: 40_001 })).toThrow(RangeError)
  expect(() => encodeLife({ ...keptLife(), season: 80 })).toThrow(RangeError)
})
