import { FormatError } from '../../world'
import { fromBase64Url, toBase64Url } from './base64'
import { parseCamera, parseObject, writeCamera } from './fileHead'
import { isPng, type PngChunk, readChunks, writeText } from './pngChunks'
import type { SentWorld } from './sentWorld'
import { packWorld, unpackWorld } from './worldLink'

const KEYWORD = 'Terrella'
const PICTURE_FORMAT = 1
const MEGABYTE = 2 ** 20
const LARGEST_PICTURE_BYTES = 128 * MEGABYTE
/** A world of a hundred thousand strokes of a hand is some 830,000 characters. */
const LONGEST_TEXT = MEGABYTE

export const NO_WORLD_IN_PICTURE = 'This picture carries no world. Some messengers strip it out; the file itself keeps it.'

/**
 * Puts a world, and where it was seen from, into a PNG: a text chunk before the pixels, which stay as they are. One that is there already is replaced.
 * @throws FormatError when the bytes are no PNG
 * @throws RangeError when the record holds what the format cannot, or takes more than a million characters
 */
export function writePicture(png: Uint8Array, sent: SentWorld): Uint8Array {
  if (!isPng(png)) throw new FormatError('it is not a PNG')
  const json = describe(sent)
  if (json.length > LONGEST_TEXT - KEYWORD.length - 1)
    throw new RangeError(`Expected a world of at most ${LONGEST_TEXT} characters, got ${json.length}.`)
  const parts: Uint8Array[] = []
  let kept = 0
  let isWritten = false
  for (const chunk of readChunks(png)) {
    if (isOurs(chunk)) {
      parts.push(png.subarray(kept, chunk.start))
      kept = chunk.end
    } else if (chunk.type === 'IDAT' && !isWritten) {
      parts.push(png.subarray(kept, chunk.start), writeText(KEYWORD, json))
      kept = chunk.start
      isWritten = true
    }
  }
  if (!isWritten) throw new FormatError('it has no pixels')
  return join([...parts, png.subarray(kept)])
}

/**
 * Reads the world that a PNG carries.
 * @returns undefined when it carries none
 * @throws FormatError saying what is wrong
 */
export function readPicture(png: Uint8Array): SentWorld | undefined {
  if (png.length > LARGEST_PICTURE_BYTES) throw new FormatError(`it is larger than ${LARGEST_PICTURE_BYTES / MEGABYTE} megabytes`)
  let found: PngChunk | undefined
  for (const chunk of readChunks(png)) {
    if (!isOurs(chunk)) continue
    if (found) throw new FormatError('it carries more than one world')
    found = chunk
  }
  if (!found) return undefined
  if (found.data.length > LONGEST_TEXT) throw new FormatError('the world in it is larger than any may be')
  if (!found.isWhole()) throw new FormatError('the world in it is damaged')
  const { format, world, camera, life } = parseObject(new TextDecoder('latin1').decode(found.data.subarray(KEYWORD.length + 1)))
  if (typeof format === 'number' && format > PICTURE_FORMAT) throw new FormatError('it was made by a newer version of Terrella')
  if (format !== PICTURE_FORMAT || typeof world !== 'string') throw new FormatError('the world in it cannot be read')
  const { life: summary, ...sent } = unpackWorld(world)
  const grown = life === undefined ? summary : readLife(life)
  return { ...sent, camera: camera === undefined ? undefined : parseCamera(camera), ...(grown && { life: grown }) }
}

/** The world as JSON: with all that grew where there is room, else with a summary as in links. */
function describe({ world, name, camera, clock, life, summary }: SentWorld): string {
  const write = (packed: SentWorld, more: object) =>
    JSON.stringify({ format: PICTURE_FORMAT, world: packWorld(packed), camera: camera && writeCamera(camera), ...more })
  const whole = life && write({ world, name, clock }, { life: toBase64Url(life) })
  return whole && whole.length <= LONGEST_TEXT - KEYWORD.length - 1 ? whole : write({ world, name, clock, summary }, {})
}

/** What grew, as a picture has it. Where it is damaged, none of it: who wants to let it grow will say so, and the world opens all the same. */
function readLife(text: unknown): Uint8Array {
  try {
    return typeof text === 'string' ? fromBase64Url(text) : new Uint8Array()
  } catch (error) {
    if (error instanceof FormatError) return new Uint8Array()
    throw error
  }
}

function isOurs({ type, data }: PngChunk): boolean {
  if (type !== 'tEXt' || data[KEYWORD.length] !== 0) return false
  for (let i = 0; i < KEYWORD.length; i++) if (data[i] !== KEYWORD.charCodeAt(i)) return false
  return true
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
