import { ByteReader, ByteWriter } from './byteStream'
import type { Deed, DeedKind } from './deed'
import type { Edit, EditKind } from './edit'
import type { Entry } from './editLog'
import { FormatError, type NumberReader, type NumberWriter } from './numberStream'
import { readStrokes, writeStrokes } from './strokeBytes'

/** No log is longer. */
export const MOST_ENTRIES = 100_000

/** Kinds in the order of their numbers in a log, from 1: part of the format, only ever appended to. */
const LOG_KINDS: readonly (EditKind | DeedKind)[] = [
  'raise',
  'lower',
  'smooth',
  'level',
  'valley',
  'ridge',
  'dream',
  'ruggedness',
  'character',
  'water',
  'plant',
  'clear',
  'fire',
  'rain',
  'drought',
  'climate',
]

/** An entry of the same kind as the one before. */
const SAME = 0

/** Numbers of the entries that are neither edits nor deeds: after all kinds of those, with room for kinds to come. */
const RESET = 61
const UNDO = 62
const REDO = 63

/**
 * Writes a piece of a log by itself: the entries from number `from` on.
 * @throws RangeError when the format cannot hold one of them
 */
export function encodeEntries(entries: readonly Entry[], from: number): Uint8Array {
  const out = new ByteWriter()
  writeEntries(out, entries, from)
  return out.finish()
}

/**
 * Reads such a piece. Every edit is within the bounds of `faultOfEdit`; whether the undos fit the log only the whole log can tell.
 * @throws FormatError saying what is wrong
 */
export function decodeEntries(bytes: Uint8Array, from: number): Entry[] {
  const input = new ByteReader(bytes)
  const entries = readEntries(input, from)
  if (!input.isAtEnd) throw new FormatError('more follows than it should hold')
  return entries
}

export function writeEntries(out: NumberWriter, entries: readonly Entry[], from: number): void {
  out.unsigned(entries.length)
  entries.forEach((entry, i) => {
    const before = entries[i - 1]
    out.byte(before && codeOf(before) === codeOf(entry) ? SAME : codeOf(entry), 'kind')
  })
  const done: (Edit | Deed)[] = []
  entries.forEach((entry, i) => {
    if (entry.kind === 'undo' || entry.kind === 'redo') out.unsigned(from + i - entry.entry, 'about')
    else if (entry.kind !== 'reset') done.push(entry)
  })
  writeStrokes(out, done)
}

export function readEntries(input: NumberReader, from: number): Entry[] {
  const count = input.unsigned()
  if (count > MOST_ENTRIES) throw new FormatError(`it has more than ${MOST_ENTRIES.toLocaleString('en')} edits`)
  if (!input.mayHold(count)) throw new FormatError('it ends too soon')
  let code = SAME
  const codes = Array.from({ length: count }, () => {
    const written = input.byte('kind')
    if (written !== SAME) code = written
    return code
  })
  const about = codes.map((code, i) => (code === UNDO || code === REDO ? from + i - input.unsigned('about') : -1))
  const kinds = codes.filter((code) => !(code >= RESET && code <= REDO)).map(kindOf)
  const done = readStrokes(input, kinds).values()
  return codes.map((code, i): Entry => {
    if (code === RESET) return { kind: 'reset' }
    if (code === UNDO || code === REDO) return { kind: code === UNDO ? 'undo' : 'redo', entry: about[i] as number }
    return done.next().value as Edit | Deed
  })
}

function kindOf(code: number): EditKind | DeedKind {
  const kind = LOG_KINDS[code - 1]
  if (!kind) throw new FormatError(`it uses a tool that is not known here (${code})`)
  return kind
}

function codeOf(entry: Entry): number {
  if (entry.kind === 'reset') return RESET
  if (entry.kind === 'undo') return UNDO
  return entry.kind === 'redo' ? REDO : 1 + LOG_KINDS.indexOf(entry.kind)
}
