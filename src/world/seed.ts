import { mix } from './hash'

/** A world's seed: an unsigned 32-bit integer. */
export type Seed = number

/** The world that opens when nobody asked for another. */
export const DEFAULT_SEED: Seed = 7

const LONGEST_TEXT = 200

/**
 * Reads a seed from text: an integer from 0 to 4294967295 stands for itself; any other text, a name say, is hashed.
 * @returns undefined when the text is empty or longer than 200 characters
 */
export function parseSeed(text: string): Seed | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST_TEXT) return undefined
  if (/^\d{1,10}$/.test(trimmed) && Number(trimmed) <= 0xffffffff) return Number(trimmed)
  let h = 0x811c9dc5
  for (const character of trimmed) h = mix(Math.imul(h, 31) ^ (character.codePointAt(0) ?? 0))
  return h >>> 0
}
