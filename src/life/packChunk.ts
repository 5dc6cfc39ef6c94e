import { ByteReader, ByteWriter, crc32, FormatError, TILE_CELLS } from '../world'
import { LIFE_CHANNELS } from './lifeState'

/** What a byte is foretold to be, from those west and north of it; the difference is deflated. Part of the format: the order is the number that is written. */
const FORETOLD: readonly ((west: number, north: number) => number)[] = [() => 0, (west, north) => (west + north) >> 1, (west) => west]

const PLANE = TILE_CELLS ** 2

/**
 * Packs the bytes of a chunk, exactly: each of its planes by itself, foretold in the way that takes least.
 * @param bytes LIFE_CHANNELS planes of TILE_CELLS²
 */
export async function packChunk(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length !== LIFE_CHANNELS * PLANE) throw new RangeError(`Expected ${LIFE_CHANNELS * PLANE} bytes, got ${bytes.length}.`)
  const out = new ByteWriter()
  const check = crc32(bytes)
  for (const shift of [0, 8, 16, 24]) out.byte((check >>> shift) & 255)
  for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
    const plane = bytes.subarray(channel * PLANE, (channel + 1) * PLANE)
    const tries = await Promise.all(FORETOLD.map((_, way) => deflated(differences(plane, way))))
    const way = tries.reduce((best, packed, i) => (packed.length < (tries[best]?.length ?? 0) ? i : best), 0)
    const packed = tries[way] as Uint8Array
    out.byte(way)
    out.unsigned(packed.length)
    for (const byte of packed) out.byte(byte)
  }
  return out.finish()
}

/** @throws FormatError when the bytes are not what `packChunk` writes, before more than a chunk is held */
export async function unpackChunk(packed: Uint8Array): Promise<Uint8Array> {
  const input = new ByteReader(packed)
  const check = [0, 8, 16, 24].reduce((sum, shift) => (sum | (input.byte() << shift)) >>> 0, 0)
  const bytes = new Uint8Array(LIFE_CHANNELS * PLANE)
  for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
    const way = input.byte()
    if (way >= FORETOLD.length) throw new FormatError('it was made by a newer version of Terrella')
    const plane = bytes.subarray(channel * PLANE, (channel + 1) * PLANE)
    await inflateInto(plane, input.bytes(input.unsigned()))
    addForetold(plane, way)
  }
  if (!input.isAtEnd || crc32(bytes) !== check) throw new FormatError(DAMAGED)
  return bytes
}

const DAMAGED = 'it is damaged'

function differences(plane: Uint8Array, way: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(PLANE)
  for (let at = 0; at < PLANE; at++) out[at] = (plane[at] as number) - foretold(plane, at, way)
  return out
}

function addForetold(plane: Uint8Array, way: number): void {
  for (let at = 0; at < PLANE; at++) plane[at] = (plane[at] as number) + foretold(plane, at, way)
}

/** Beyond the first column stands the row above, beyond the first row the column before, and beyond both nothing. */
function foretold(plane: Uint8Array, at: number, way: number): number {
  const isFirst = at % TILE_CELLS === 0
  const west = isFirst ? undefined : plane[at - 1]
  const north = plane[at - TILE_CELLS] ?? west ?? 0
  return (FORETOLD[way] as (typeof FORETOLD)[number])(west ?? north, north)
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function inflateInto(plane: Uint8Array, packed: Uint8Array): Promise<void> {
  const reader = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > plane.length) throw new FormatError(DAMAGED)
      plane.set(part.value, length)
      length += part.value.length
    }
  } catch (cause) {
    await reader.cancel().catch(() => undefined)
    throw cause instanceof FormatError ? cause : new FormatError(DAMAGED, { cause })
  }
  if (length !== plane.length) throw new FormatError(DAMAGED)
}
