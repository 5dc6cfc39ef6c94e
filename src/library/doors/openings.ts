import { FormatError } from '../../world'
import { NO_WORLD_IN_PICTURE, readPicture } from './pictureWorld'
import { isPng } from './pngChunks'
import type { SentWorld } from './sentWorld'
import { readFile } from './worldFile'
import { readLink } from './worldLink'

/** What came of opening what somebody sent: a world that is nobody's yet, or a sentence for the visitor. */
export type Opening = ({ readonly status: 'opened' } & SentWorld) | { readonly status: 'refused'; readonly reason: string }

/** Opens a link's fragment; undefined when it says nothing of a world. */
export function openLink(fragment: string): Opening | undefined {
  return open('link', () => readLink(fragment))
}

/**
 * Opens a file or a picture by what it holds, whatever it is called.
 * @param name what the file is called, for the sentence only
 */
export function openBytes(bytes: Uint8Array, name: string): Opening {
  if (isPng(bytes)) return open('picture', () => readPicture(bytes)) ?? { status: 'refused', reason: NO_WORLD_IN_PICTURE }
  const file = isZip(bytes) ? open('file', () => readFile(bytes)) : undefined
  return file ?? { status: 'refused', reason: reasonOf(bytes, name) }
}

function open(what: string, read: () => SentWorld | undefined): Opening | undefined {
  try {
    const sent = read()
    if (!sent) return undefined
    const { world, name, camera, clock, life } = sent
    return { status: 'opened', world, name, camera, ...(clock && { clock }), ...(life && { life }) }
  } catch (error) {
    if (error instanceof FormatError) return { status: 'refused', reason: `This ${what} cannot be opened: ${error.message}.` }
    throw error
  }
}

function reasonOf(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) return 'This file is empty.'
  const other = OTHER_PICTURES.find(({ signature, at }) => [...signature].every((letter, i) => bytes[at + i] === letter.charCodeAt(0)))
  if (other)
    return `This picture carries no world: it is a ${other.called}, and worlds travel in PNG pictures. Some messengers turn one into the other.`
  if (name.toLowerCase().endsWith('.terrella')) return 'This file cannot be opened: it is damaged, or not from Terrella.'
  return 'This file is neither a .terrella file nor a picture from Terrella.'
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

const OTHER_PICTURES = [
  { called: 'JPEG', at: 0, signature: '\xff\xd8\xff' },
  { called: 'GIF', at: 0, signature: 'GIF8' },
  { called: 'WebP', at: 8, signature: 'WEBP' },
  { called: 'AVIF', at: 4, signature: 'ftypavif' },
  { called: 'HEIC', at: 4, signature: 'ftyphei' },
] as const
