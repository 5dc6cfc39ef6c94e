import { decodeWorld, encodeWorld, FormatError, MOST_LIFE_BYTES } from '../../world'
import { type FileHead, parseHead, writeHead } from './fileHead'
import type { SentWorld } from './sentWorld'
import { readZip, writeZip } from './zip'

const MEGABYTE = 2 ** 20
export const LARGEST_FILE_BYTES = 16 * MEGABYTE
const HEAD = 'world.json'
const LOG = 'log.bin'
const LIFE = 'life.bin'
const THUMBNAILS = ['thumbnail.jpg', 'thumbnail.png'] as const
const LIMITS = { [HEAD]: 2 ** 16, [LOG]: 6 * MEGABYTE, [THUMBNAILS[0]]: 2 * MEGABYTE, [THUMBNAILS[1]]: 2 * MEGABYTE }

/** What a file holds beside what any world on its way does. */
export interface FiledWorld extends SentWorld {
  /** Milliseconds since 1970. */
  readonly created: number
  readonly changed: number
  /** A small JPEG or PNG. */
  readonly thumbnail?: Uint8Array
}

/**
 * Writes a `.terrella` file: a zip of world.json, log.bin, life.bin where something grew, and a thumbnail, see docs/sharing.md. Equal worlds give equal bytes.
 * @param app the version of the program that writes it
 * @throws RangeError when the record holds what the format cannot
 */
export function writeFile(filed: FiledWorld, app: string): Uint8Array {
  const { thumbnail, world, life } = filed
  const head = new TextEncoder().encode(`${JSON.stringify(writeHead(filed, app), undefined, 2)}\n`)
  const picture = thumbnail ? { [isJpeg(thumbnail) ? THUMBNAILS[0] : THUMBNAILS[1]]: thumbnail } : {}
  return writeZip({ [HEAD]: head, [LOG]: encodeWorld(world), ...(life && { [LIFE]: life }), ...picture })
}

/** @throws FormatError saying what is wrong */
export function readFile(bytes: Uint8Array): FiledWorld {
  if (bytes.length > LARGEST_FILE_BYTES) throw new FormatError(`it is larger than ${LARGEST_FILE_BYTES / MEGABYTE} megabytes`)
  const entries = readZip(bytes, LIMITS)
  const [head, log] = [entries.get(HEAD), entries.get(LOG)]
  if (!head || !log) throw new FormatError('it is a zip file, and holds no world')
  const { name, created, changed, camera, clock, seed, models } = parseHead(new TextDecoder().decode(head))
  const world = decodeWorld(log)
  if (world.seed !== seed || !sameModels(world.models, models)) throw new FormatError('its parts belong to different worlds')
  const thumbnail = THUMBNAILS.map((file) => entries.get(file)).find((picture) => picture !== undefined)
  const life = readLife(bytes)
  return { world, name, created, changed, camera, thumbnail, ...(clock && { clock }), ...(life && { life }) }
}

/** What grew, if the file has it. Where it is damaged or too large, none of it: who wants to let it grow will say so, and the world opens all the same. */
function readLife(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return readZip(bytes, { [LIFE]: MOST_LIFE_BYTES }).get(LIFE)
  } catch (error) {
    if (error instanceof FormatError) return new Uint8Array()
    throw error
  }
}

function sameModels(a: FileHead['models'], b: FileHead['models']): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8
}
