import {
  FormatError,
  type NumberReader,
  type NumberWriter,
  PACES,
  parseClock,
  readWorld,
  TightReader,
  TightWriter,
  type WorldClock,
  writeWorld,
} from '../../world'
import { tidyName } from '../keptWorld'
import { fromBase64Url, toBase64Url } from './base64'
import { type CameraPose, cameraFrom, type SentWorld } from './sentWorld'

/** Messengers and mail break longer links. */
const LONG_LINK = 8000

/** No link that is opened is longer. */
const LONGEST_LINK = 100_000

/** Bits of the number that says what else is in a link. */
const HAS_NAME = 1
const HAS_CAMERA = 2
const HAS_CLOCK = 4
const HAS_LIFE = 8
const ALL = HAS_NAME + HAS_CAMERA + HAS_CLOCK + HAS_LIFE

/** A summary of nine chunks takes some 950 bytes. */
const MOST_SUMMARY_BYTES = 1100

/** A clock in a link is kept to a hundredth of an hour. */
const PARTS_PER_HOUR = 100

/** A camera in a link is kept to the decimetre and to the milliradian. */
const PARTS_PER_METRE = 10
const PARTS_PER_RADIAN = 1000

export interface WorldLink {
  /** What follows # in the address. */
  readonly fragment: string
  /** Better sent as a file. */
  readonly isLong: boolean
}

/**
 * Writes a world into the fragment of an address, which no server is ever told.
 * @throws RangeError when the record holds what the format cannot
 */
export function writeLink(sent: SentWorld): WorldLink {
  const fragment = `w=${packWorld(sent)}`
  return { fragment, isLong: fragment.length > LONG_LINK }
}

/**
 * Reads such a fragment, with # before it or without, among others.
 * @returns undefined when it says nothing of a world
 * @throws FormatError saying what is wrong
 */
export function readLink(fragment: string): SentWorld | undefined {
  const packed = fragment
    .slice(0, LONGEST_LINK + 1)
    .replace(/^#/, '')
    .split('&')
    .find((part) => part.startsWith('w='))
  if (packed === undefined) return undefined
  if (fragment.length > LONGEST_LINK) throw new FormatError(`it is longer than ${LONGEST_LINK.toLocaleString('en')} characters`)
  return unpackWorld(packed.slice(2))
}

/** A world as plain text: the version of the packing, a dot, and base64url. @throws RangeError when the record holds what the format cannot */
export function packWorld({ world, name, camera, summary, ...sent }: SentWorld): string {
  const out = new TightWriter()
  const letters = new TextEncoder().encode(tidyName(name ?? '') ?? '')
  const clock = sent.clock && isWorthTelling(sent.clock, summary) ? sent.clock : undefined
  const told = summary && summary.length <= MOST_SUMMARY_BYTES ? summary : undefined
  out.unsigned((letters.length > 0 ? HAS_NAME : 0) + (camera ? HAS_CAMERA : 0) + (clock ? HAS_CLOCK : 0) + (told ? HAS_LIFE : 0))
  if (letters.length > 0) writeName(out, letters)
  if (camera) writeCamera(out, camera)
  if (clock) writeClock(out, clock)
  if (told) writeSummary(out, told)
  writeWorld(out, world)
  return `1.${toBase64Url(out.finish())}`
}

/** @throws FormatError saying what is wrong */
export function unpackWorld(text: string): SentWorld {
  if (/^[2-9]\d{0,3}\./.test(text)) throw new FormatError('it was made by a newer version of Terrella')
  if (!text.startsWith('1.')) throw new FormatError('a part of it is missing or was changed')
  const input = new TightReader(fromBase64Url(text.slice(2)))
  const more = input.unsigned()
  if (more > ALL) throw new FormatError('it was made by a newer version of Terrella')
  const name = more & HAS_NAME ? readName(input) : undefined
  const camera = more & HAS_CAMERA ? readCamera(input) : undefined
  const clock = more & HAS_CLOCK ? readClock(input) : undefined
  const life = more & HAS_LIFE ? readSummary(input) : undefined
  const world = readWorld(input)
  if (!input.isAtEnd) throw new FormatError('more follows than it should hold')
  return { world, name, camera, ...(clock && { clock }), ...(life && { life }) }
}

function writeName(out: NumberWriter, letters: Uint8Array): void {
  out.unsigned(letters.length)
  for (const letter of letters) out.byte(letter, 'letter')
}

function readName(input: NumberReader): string | undefined {
  const length = input.unsigned()
  if (length > LONGEST_NAME_BYTES) throw new FormatError('a name in it is too long')
  return tidyName(new TextDecoder().decode(Uint8Array.from({ length }, () => input.byte('letter'))))
}

/** Eighty code points of four bytes. */
const LONGEST_NAME_BYTES = 320

function writeCamera(out: NumberWriter, { eye, yaw, pitch, fieldOfView }: CameraPose): void {
  for (const metres of [eye.east, eye.south, eye.elevation]) out.signed(Math.round(metres * PARTS_PER_METRE) + 0)
  for (const radians of [yaw, pitch, fieldOfView]) out.signed(Math.round(radians * PARTS_PER_RADIAN) + 0)
}

function readCamera(input: NumberReader): CameraPose {
  const [east, south, elevation] = Array.from({ length: 3 }, () => input.signed() / PARTS_PER_METRE)
  const [yaw, pitch, fieldOfView] = Array.from({ length: 3 }, () => input.signed() / PARTS_PER_RADIAN)
  return cameraFrom({ east, south, elevation, yaw, pitch, fieldOfView })
}

/** A world in which no year has passed yet needs no time of its own: then links stay as short, and as easily opened by older versions, as they were. */
function isWorthTelling({ season, pace }: WorldClock, summary: Uint8Array | undefined): boolean {
  return season >= 4 || pace !== 'still' || summary !== undefined
}

function writeClock(out: NumberWriter, { season, dayOfYear, hour, pace, goesOn }: WorldClock): void {
  out.unsigned(season)
  out.unsigned(dayOfYear)
  out.unsigned(Math.min(24 * PARTS_PER_HOUR - 1, Math.round(hour * PARTS_PER_HOUR)))
  out.unsigned(PACES.indexOf(pace))
  out.unsigned(goesOn ? 1 : 0)
}

function readClock(input: NumberReader): WorldClock {
  const [season, dayOfYear] = [input.unsigned(), input.unsigned()]
  const hour = input.unsigned() / PARTS_PER_HOUR
  const clock = parseClock({ season, dayOfYear, hour, pace: PACES[input.unsigned()], goesOn: input.unsigned() === 1 })
  if (!clock) throw new FormatError('its time is out of range')
  return clock
}

function writeSummary(out: NumberWriter, summary: Uint8Array): void {
  out.unsigned(summary.length)
  for (const byte of summary) out.byte(byte, 'life')
}

function readSummary(input: NumberReader): Uint8Array {
  const length = input.unsigned()
  if (length > MOST_SUMMARY_BYTES) throw new FormatError('it is larger than any may be')
  return Uint8Array.from({ length }, () => input.byte('life'))
}
