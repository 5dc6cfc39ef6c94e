/**
 * An integer hash of a place: equal in Node and in every browser, because it uses nothing but 32-bit integer arithmetic.
 * The mixing steps are those of MurmurHash3's finaliser (Austin Appleby, public domain), one round for each input word.
 */

/** Which independent random field a hash belongs to. Numbers are part of the world's format: never reuse one. */
export const HashField = {
  baseElevation: 1,
  reliefNoise: 2,
  ruggedness: 3,
  style: 4,
  mountains: 5,
  ranges: 6,
  turn: 7,
  rain: 8,
  stands: 9,
  groves: 10,
  plants: 11,
  fire: 12,
  dither: 13,
  seasonWeather: 14,
} as const

/** 32 random bits for a cell. Coordinates are any safe integers, so the land does not repeat. */
export function hashCell(seed: number, field: number, level: number, x: number, y: number): number {
  let h = mix(seed ^ Math.imul(field, 0x9e3779b1))
  h = mix(h ^ Math.imul(level + 1, 0x85ebca6b) ^ Math.imul(highWord(x), 0x27d4eb2f) ^ Math.imul(highWord(y), 0x165667b1))
  h = mix(h ^ Math.imul(x | 0, 0xc2b2ae35))
  return mix(h ^ Math.imul(y | 0, 0x9e3779b1)) >>> 0
}

/** `hashCell` of every cell of a rectangle, row-major from the north-west: what the cells of a column have in common is hashed once. */
export function hashCells(
  seed: number,
  field: number,
  { level, x, y, columns, rows }: { level: number; x: number; y: number; columns: number; rows: number },
): Uint32Array {
  const hashes = new Uint32Array(columns * rows)
  const start = mix(seed ^ Math.imul(field, 0x9e3779b1))
  const along = new Int32Array(columns)
  let high: number | undefined
  let at = 0
  for (let row = y; row < y + rows; row++) {
    if (highWord(row) !== high) {
      high = highWord(row)
      for (let i = 0; i < columns; i++) {
        const words = Math.imul(level + 1, 0x85ebca6b) ^ Math.imul(highWord(x + i), 0x27d4eb2f) ^ Math.imul(high, 0x165667b1)
        along[i] = mix(mix(start ^ words) ^ Math.imul((x + i) | 0, 0xc2b2ae35))
      }
    }
    const down = Math.imul(row | 0, 0x9e3779b1)
    for (let i = 0; i < columns; i++, at++) hashes[at] = mix((along[i] as number) ^ down)
  }
  return hashes
}

/** One round of mixing. */
export function mix(value: number): number {
  let h = value
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** A number in [0, 1) from 32 random bits. */
export function unit(bits: number): number {
  return bits / 4294967296
}

/**
 * Nearly normal deviate with unit variance: the sum of the four bytes of a hash, centred (Irwin-Hall). The relief model was trained with it.
 */
export function deviate(bits: number): number {
  return ((bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24) - 510) / 147.8
}

function highWord(coordinate: number): number {
  return Math.floor(coordinate / 4294967296) | 0
}
