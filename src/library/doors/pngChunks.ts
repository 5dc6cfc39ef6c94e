import { crc32, FormatError } from '../../world'

/** A part of a PNG, as it lies in the file (W3C, Portable Network Graphics, 5.3). */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Where it begins and where the next does. */
  readonly start: number
  readonly end: number
  readonly isWhole: () => boolean
}

export const PNG_SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)
const AROUND_DATA_BYTES = 12
const MOST_CHUNKS = 100_000

export function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** The chunks of a PNG in order. @throws FormatError where one is not whole, or there are too many */
export function* readChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let start = PNG_SIGNATURE.length
  for (let count = 0; start < bytes.length; count++) {
    if (count === MOST_CHUNKS || start + AROUND_DATA_BYTES > bytes.length) throw new FormatError('it is damaged')
    const length = view.getUint32(start)
    const end = start + AROUND_DATA_BYTES + length
    if (end > bytes.length) throw new FormatError('the end of it is missing')
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8))
    const named = bytes.subarray(start + 4, end - 4)
    yield { type, data: named.subarray(4), start, end, isWhole: () => crc32(named) === view.getUint32(end - 4) }
    if (type === 'IEND') return
    start = end
  }
}

/** A chunk with its length and its checksum. */
export function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(AROUND_DATA_BYTES + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

/** A text chunk: a keyword and text of the letters of ASCII. */
export function writeText(keyword: string, text: string): Uint8Array {
  return writeChunk(
    'tEXt',
    Uint8Array.from(`${keyword}\0${text}`, (letter) => letter.charCodeAt(0)),
  )
}
