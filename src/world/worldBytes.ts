import { ByteReader, ByteWriter } from './byteStream'
import { EditLog, type Entry } from './editLog'
import { MOST_ENTRIES, readEntries, writeEntries } from './entryBytes'
import { FormatError, type NumberReader, type NumberWriter } from './numberStream'
import type { Seed } from './seed'

/** The format that is written. All formats up to it are read. */
const WORLD_FORMAT = 1

/** A world as it is kept and sent: its seed, the models its land was dreamed by, and what was done to it. */
export interface WorldRecord {
  readonly seed: Seed
  /** SHA-256 of each model file that the land hangs on, by the model's name; hexadecimal, shortened to MODEL_HASH_DIGITS. */
  readonly models: Readonly<Record<string, string>>
  readonly entries: readonly Entry[]
}

/** Enough to tell one model from any other that will ever be made here. */
const MODEL_HASH_DIGITS = 16

/**
 * Writes a world as bytes, see docs/world-format.md.
 * @throws RangeError when the record holds what the format cannot, by the first fault found
 */
export function encodeWorld(record: WorldRecord): Uint8Array {
  const out = new ByteWriter()
  writeWorld(out, record)
  return out.finish()
}

/**
 * Reads a world. What it answers is within every bound of `faultOfEdit` and `LogMeasure`, and its log can be played.
 * @throws FormatError saying what is wrong
 */
export function decodeWorld(bytes: Uint8Array): WorldRecord {
  const input = new ByteReader(bytes)
  const record = readWorld(input)
  if (!input.isAtEnd) throw new FormatError('more follows than it should hold')
  return record
}

/** The same among other numbers. @throws RangeError as `encodeWorld` */
export function writeWorld(out: NumberWriter, { seed, models, entries }: WorldRecord): void {
  if (entries.length > MOST_ENTRIES) throw new RangeError(`Expected at most ${MOST_ENTRIES} entries, got ${entries.length}.`)
  out.unsigned(WORLD_FORMAT)
  out.unsigned(seed)
  writeModels(out, models)
  writeEntries(out, entries, 0)
}

/** The same among other numbers. @throws FormatError as `decodeWorld` */
export function readWorld(input: NumberReader): WorldRecord {
  const format = input.unsigned()
  if (format > WORLD_FORMAT) throw new FormatError('it was made by a newer version of Terrella')
  if (format < 1) throw new FormatError('it is not a world')
  const seed = input.unsigned()
  if (seed > 0xffffffff) throw new FormatError('its seed is out of range')
  const models = readModels(input)
  const entries = readEntries(input, 0)
  try {
    new EditLog(entries)
  } catch {
    throw new FormatError('its history contradicts itself')
  }
  return { seed, models, entries }
}

function writeModels(out: NumberWriter, models: Readonly<Record<string, string>>): void {
  const names = Object.keys(models).sort()
  out.unsigned(names.length)
  for (const name of names) {
    const hash = models[name] ?? ''
    if (!MODEL_NAME.test(name) || !MODEL_HASH.test(hash))
      throw new RangeError(`Expected a model's name and hash, got "${name}": "${hash}".`)
    out.unsigned(name.length)
    for (const letter of name) out.byte(letter.charCodeAt(0))
    for (let i = 0; i < MODEL_HASH_DIGITS; i += 2) out.byte(Number.parseInt(hash.slice(i, i + 2), 16))
  }
}

const MODEL_NAME = /^[a-z]{1,16}$/
const MODEL_HASH = new RegExp(`^[0-9a-f]{${MODEL_HASH_DIGITS}}$`)
const MOST_MODELS = 16

function readModels(input: NumberReader): Record<string, string> {
  const count = input.unsigned()
  if (count > MOST_MODELS) throw new FormatError('it names too many models')
  return Object.fromEntries(
    Array.from({ length: count }, () => {
      const length = input.unsigned()
      if (length > 16) throw new FormatError('a name in it is too long')
      const name = Array.from({ length }, () => String.fromCharCode(input.byte())).join('')
      if (!MODEL_NAME.test(name)) throw new FormatError('a name in it cannot be read')
      const hash = Array.from({ length: MODEL_HASH_DIGITS / 2 }, () => input.byte().toString(16).padStart(2, '0')).join('')
      return [name, hash]
    }),
  )
}
