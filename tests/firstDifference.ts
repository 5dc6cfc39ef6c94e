/** Where two lots of bytes differ first, or that one is missing; undefined where they are the same. `toEqual` takes a second for as many as a chunk of land has. */
export function firstDifference(one: Uint8Array | undefined, other: Uint8Array | undefined): string | undefined {
  if (!one || !other) return `Expected bytes twice, got ${one?.length} and ${other?.length}.`
  if (Buffer.from(one.buffer, one.byteOffset, one.length).equals(other)) return undefined
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at < 0 ? `Expected as many bytes, got ${one.length} and ${other.length}.` : `Byte ${at}: ${one[at]} and ${other[at]}.`
}
