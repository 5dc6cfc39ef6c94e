import { TerrellaError } from './embed'
import { loadDoors, type SentWorld } from './library'

/** Nothing larger is read. */
const LARGEST_BYTES = 128 * 2 ** 20

/**
 * Fetches and opens the world that an element is given: a file, a picture that carries one, or a fragment.
 * @returns undefined where it is given none
 * @throws TerrellaError `source-unavailable`, `source-refused`
 */
export async function sourceOf(src: string | undefined): Promise<SentWorld | undefined> {
  if (src === undefined) return undefined
  const opening = src.startsWith('#') ? (await loadDoors()).openLink(src) : await openFile(src)
  if (opening?.status === 'opened') return opening
  throw new TerrellaError('source-refused', opening?.reason ?? 'The link holds no world.')
}

async function openFile(src: string) {
  const { hash, pathname } = new URL(src)
  const { openBytes, openLink } = await loadDoors()
  // An address of the app is a world too.
  return /[#&]w=/.test(hash) ? openLink(hash) : openBytes(await fetchBytes(src), pathname.split('/').pop() ?? '')
}

async function fetchBytes(src: string): Promise<Uint8Array> {
  let response: Response
  try {
    response = await fetch(src)
  } catch {
    throw new TerrellaError('source-unavailable', 'Its file could not be fetched.')
  }
  if (!response.ok) throw new TerrellaError('source-unavailable', `Its file is not there (${response.status}).`)
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_BYTES)
    throw new TerrellaError('source-refused', 'Its file is too large to be a world.')
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > LARGEST_BYTES) throw new TerrellaError('source-refused', 'Its file is too large to be a world.')
  return bytes
}
