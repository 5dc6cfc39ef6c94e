import { decodeEntries, EditLog, type Entry, encodeEntries, FormatError } from '../world'

/** A piece of a log as the database holds it. */
export interface LogPiece {
  /** Number of its first entry. */
  readonly from: number
  readonly stored: { readonly format: 1; readonly count: number; readonly bytes: Uint8Array }
}

/** Entries of a piece that is not written to any more. */
const PIECE_ENTRIES = 1024

/** A log of more pieces than it needs by this many is put together anew. */
const SPARE_PIECES = 64

export function pieceOf(entries: readonly Entry[], from: number): LogPiece {
  return { from, stored: { format: 1, count: entries.length, bytes: encodeEntries(entries, from) } }
}

/** A log in as few pieces as it is kept in. */
export function cutLog(entries: readonly Entry[]): LogPiece[] {
  return Array.from({ length: Math.ceil(entries.length / PIECE_ENTRIES) }, (_, i) =>
    pieceOf(entries.slice(i * PIECE_ENTRIES, (i + 1) * PIECE_ENTRIES), i * PIECE_ENTRIES),
  )
}

export function isScattered(pieces: number, entries: number): boolean {
  return pieces > Math.ceil(entries / PIECE_ENTRIES) + SPARE_PIECES
}

/**
 * Puts a log together from its pieces, in order.
 * @param expected its length, as the world's own record has it
 * @throws FormatError saying what is wrong
 */
export function joinLog(pieces: readonly { readonly from: number; readonly stored: unknown }[], expected: number): Entry[] {
  const entries: Entry[] = []
  for (const { from, stored } of pieces) {
    if (from !== entries.length) throw new FormatError('a part of its history is missing')
    for (const entry of readPiece(stored, from)) entries.push(entry)
  }
  if (entries.length !== expected) throw new FormatError('the end of its history is missing')
  try {
    new EditLog(entries)
  } catch {
    throw new FormatError('its history contradicts itself')
  }
  return entries
}

function readPiece(stored: unknown, from: number): Entry[] {
  const { format, count, bytes } = (stored ?? {}) as Record<string, unknown>
  if (typeof format === 'number' && format > 1) throw new FormatError('it was kept by a newer version of Terrella')
  if (format !== 1 || !(bytes instanceof Uint8Array)) throw new FormatError('a part of its history cannot be read')
  const entries = decodeEntries(bytes, from)
  if (entries.length !== count) throw new FormatError('a part of its history cannot be read')
  return entries
}
