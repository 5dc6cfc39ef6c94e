import { endianness } from 'node:os'

/** Float32 numbers as little-endian bytes. */
export function encodeFloats(values: Float32Array): Uint8Array {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap32()
}

/** Little-endian bytes as float32 numbers. */
export function decodeFloats(bytes: Uint8Array): Float32Array {
  const copy = Buffer.alloc(bytes.length)
  copy.set(bytes)
  if (endianness() === 'BE') copy.swap32()
  return new Float32Array(copy.buffer, copy.byteOffset, bytes.length / Float32Array.BYTES_PER_ELEMENT)
}
