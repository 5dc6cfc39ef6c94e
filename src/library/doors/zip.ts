import { Inflate, type Zippable, zipSync } from 'fflate'
import { crc32, FormatError } from '../../world'

/** The most that each entry may hold, by its name. Entries of other names are passed over. */
export type ZipLimits = Readonly<Record<string, number>>

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const DIRECTORY_END_BYTES = 22
const DIRECTORY_ENTRY_BYTES = 46
const LOCAL_ENTRY_BYTES = 30
const LONGEST_COMMENT = 0xffff
const MOST_ENTRIES = 64
const LONGEST_NAME_BYTES = 400
/** Inflated this much at a time, so that a bomb is stopped before it has grown by more than a thousand times that. */
const SLICE_BYTES = 4096
const DAMAGED = 'it is damaged'
const TIME = '1980-01-02T00:00:00'

/** Writes entries, deflated where that helps. Equal entries give equal bytes. */
export function writeZip(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(entries, { level: 9, mtime: TIME })
}

/** Writes entries as they are: what is deflated already is not made smaller. */
export function writeStored(entries: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const files: Zippable = Object.create(null)
  for (const [name, bytes] of entries) files[name] = bytes
  return zipSync(files, { level: 0, mtime: TIME })
}

/** An entry as the directory of a zip has it. */
export interface ZipEntry {
  readonly name: string
  /** As it says of itself; `read` holds it to it. */
  readonly wholeBytes: number
  /** @throws FormatError saying what is wrong, before more than `limit` bytes are held */
  readonly read: (limit: number) => Uint8Array
}

/**
 * Reads entries of a zip (PKWARE, APPNOTE.TXT 4.3; without encryption, without zip64), checked against their checksums.
 * @throws FormatError saying what is wrong, before anything larger than its limit is held
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>()
  for (const { name, read } of listZip(bytes, MOST_ENTRIES)) {
    const limit = Object.hasOwn(limits, name) ? limits[name] : undefined
    if (limit === undefined) continue
    if (entries.has(name)) throw new FormatError(`it holds ${name} twice`)
    entries.set(name, read(limit))
  }
  return entries
}

/** Lists the entries of a zip without reading them. @throws FormatError when its directory is damaged, or has more than `most` entries */
export function* listZip(bytes: Uint8Array, most: number): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = findDirectoryEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > most) throw new FormatError(`it holds more than ${most} files`)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new FormatError(DAMAGED)
    const nameBytes = view.getUint16(at + 28, true)
    const name = bytes.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + Math.min(nameBytes, LONGEST_NAME_BYTES))
    const entry = at
    yield {
      name: new TextDecoder().decode(name),
      wholeBytes: view.getUint32(entry + 24, true),
      read: (limit) => readEntry(view, entry, limit),
    }
    at += DIRECTORY_ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** The record at the end that says where the directory is: the last one whose comment ends with the file. */
function findDirectoryEnd(view: DataView): number {
  const last = view.byteLength - DIRECTORY_END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === DIRECTORY_END && view.getUint16(at + 20, true) === last - at) return at
  }
  throw new FormatError('the end of it is missing')
}

/** @param at of its entry in the directory */
function readEntry(view: DataView, at: number, limit: number): Uint8Array {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedBytes = view.getUint32(at + 20, true)
  const wholeBytes = view.getUint32(at + 24, true)
  const local = view.getUint32(at + 42, true)
  if (flags & 1) throw new FormatError('it is locked with a password')
  if (method !== 0 && method !== 8) throw new FormatError('it is packed in a way that is not known here')
  if (wholeBytes > limit) throw new FormatError('it is larger than any world may be')
  if (local + LOCAL_ENTRY_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL_ENTRY) throw new FormatError(DAMAGED)
  const start = local + LOCAL_ENTRY_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedBytes > view.byteLength) throw new FormatError(DAMAGED)
  const packed = new Uint8Array(view.buffer, view.byteOffset + start, packedBytes)
  const whole = method === 0 ? packed.slice() : inflate(packed, wholeBytes)
  if (whole.length !== wholeBytes || crc32(whole) !== view.getUint32(at + 16, true)) throw new FormatError(DAMAGED)
  return whole
}

/** Inflates to exactly so many bytes. */
function inflate(packed: Uint8Array, wholeBytes: number): Uint8Array {
  const whole = new Uint8Array(wholeBytes)
  let length = 0
  const stream = new Inflate((piece) => {
    if (length + piece.length > wholeBytes) throw new FormatError(DAMAGED)
    whole.set(piece, length)
    length += piece.length
  })
  try {
    for (let at = 0; at < packed.length; at += SLICE_BYTES)
      stream.push(packed.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= packed.length)
  } catch (cause) {
    throw cause instanceof FormatError ? cause : new FormatError(DAMAGED, { cause })
  }
  return whole.subarray(0, length)
}
