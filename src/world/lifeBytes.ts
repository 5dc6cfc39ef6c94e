import { ByteReader, ByteWriter } from './byteStream'
import { MOST_SEASONS } from './deed'
import { MOST_ENTRIES } from './entryBytes'
import { TILE_CELLS } from './levels'
import { FormatError } from './numberStream'

/** The format that is written. All formats up to it are read. */
const LIFE_FORMAT = 1

/** Chunks that a world keeps at most, and bytes of all of them. */
export const MOST_LIFE_CHUNKS = 64
export const MOST_LIFE_BYTES = 4 * 2 ** 20

/** Chunks from the origin, as far as a camera may stand. */
const FARTHEST_CHUNK = 200_000
const HASH = /^[0-9a-f]{16}$/

/** Of a summary: chunks, cells along the side of a block that is told by its means, and bytes of a chunk. */
export const MOST_SUMMARY_CHUNKS = 9
export const SUMMARY_BLOCK_CELLS = 32
export const SUMMARY_CHANNELS = 6
const SUMMARY_BYTES = SUMMARY_CHANNELS * (TILE_CELLS / SUMMARY_BLOCK_CELLS) ** 2

/** A chunk of 128² cells of LIFE_LEVEL as it was left. */
export interface PackedChunk {
  readonly x: number
  readonly y: number
  /** Seasons since the world began. */
  readonly season: number
  /** As `life` packs it; in a summary the means of SUMMARY_CHANNELS channels, each block by block, row-major from the north-west. */
  readonly packed: Uint8Array
}

/** What grew in a world, as it is kept and sent. */
export interface KeptLife {
  /** Whether it is told by the means of blocks, as in links, or exactly. */
  readonly isSummary: boolean
  /** First sixteen digits of the SHA-256 of the growth model's file. */
  readonly model: string
  /** Seasons since the world began. */
  readonly season: number
  /** Deeds of the log before this entry are done in it. */
  readonly entries: number
  readonly chunks: readonly PackedChunk[]
}

/**
 * Writes what grew as bytes, see docs/world-format.md. What is more than a world may keep is left out: chunks that come later in the list.
 * @throws RangeError when a number is out of range
 */
export function encodeLife({ isSummary, model, season, entries, chunks }: KeptLife): Uint8Array {
  if (!HASH.test(model)) throw new RangeError(`Expected a model's hash, got "${model}".`)
  if (!isSeason(season)) throw new RangeError(`Expected seasons up to ${MOST_SEASONS}, got ${season}.`)
  const room = MOST_LIFE_BYTES - HEAD_BYTES
  let bytes = 0
  const fitting = chunks.slice(0, mostChunks(isSummary)).filter(({ packed }) => {
    const fits = bytes + packed.length + CHUNK_HEAD_BYTES <= room
    if (fits) bytes += packed.length + CHUNK_HEAD_BYTES
    return fits
  })
  const out = new ByteWriter()
  out.unsigned(LIFE_FORMAT)
  out.unsigned(isSummary ? SUMMARY_BLOCK_CELLS : 1)
  for (let i = 0; i < model.length; i += 2) out.byte(Number.parseInt(model.slice(i, i + 2), 16))
  out.unsigned(season)
  out.unsigned(entries)
  out.unsigned(fitting.length)
  for (const { x, y, season: left, packed } of fitting) {
    if (left > season) throw new RangeError(`Expected a season up to ${season}, got ${left}.`)
    out.signed(x)
    out.signed(y)
    out.unsigned(season - left)
    out.unsigned(packed.length)
    for (const byte of packed) out.byte(byte)
  }
  return out.finish()
}

/**
 * Reads what grew; the chunks stay packed.
 * @throws FormatError saying what is wrong
 */
export function decodeLife(bytes: Uint8Array): KeptLife {
  if (bytes.length > MOST_LIFE_BYTES) throw new FormatError('it is larger than any may be')
  const input = new ByteReader(bytes)
  const format = input.unsigned()
  if (format > LIFE_FORMAT) throw new FormatError('it was made by a newer version of Terrella')
  const cells = input.unsigned()
  if (format < 1 || (cells !== 1 && cells !== SUMMARY_BLOCK_CELLS)) throw new FormatError('it is damaged')
  const isSummary = cells === SUMMARY_BLOCK_CELLS
  const model = Array.from({ length: 8 }, () => input.byte().toString(16).padStart(2, '0')).join('')
  const season = input.unsigned()
  if (!isSeason(season)) throw new FormatError('its season is out of range')
  const entries = input.unsigned()
  if (entries > MOST_ENTRIES) throw new FormatError('a number in it is out of range')
  const count = input.unsigned()
  if (count > mostChunks(isSummary)) throw new FormatError('it is larger than any may be')
  const chunks = Array.from({ length: count }, () => readChunk(input, season))
  if (new Set(chunks.map(({ x, y }) => `${x} ${y}`)).size < count) throw new FormatError('it holds a place twice')
  if (isSummary && chunks.some(({ packed }) => packed.length !== SUMMARY_BYTES)) throw new FormatError('it is damaged')
  if (!input.isAtEnd) throw new FormatError('more follows than it should hold')
  return { isSummary, model, season, entries, chunks }
}

/** The head at its longest, and what is said of a chunk. */
const HEAD_BYTES = 24
const CHUNK_HEAD_BYTES = 16

function readChunk(input: ByteReader, season: number): PackedChunk {
  const [x, y] = [input.signed(), input.signed()]
  if (Math.abs(x) > FARTHEST_CHUNK || Math.abs(y) > FARTHEST_CHUNK) throw new FormatError('a place in it is out of range')
  const ago = input.unsigned()
  if (ago > season) throw new FormatError('its season is out of range')
  return { x, y, season: season - ago, packed: input.bytes(input.unsigned()) }
}

function mostChunks(isSummary: boolean): number {
  return isSummary ? MOST_SUMMARY_CHUNKS : MOST_LIFE_CHUNKS
}

function isSeason(season: number): boolean {
  return Number.isInteger(season) && season >= 0 && season <= MOST_SEASONS
}
