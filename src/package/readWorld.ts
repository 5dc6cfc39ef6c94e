import { loadDoors } from '../library'
import { FormatError } from '../world'
import { told } from './landArea'
import type { SentLand } from './landTypes'

/**
 * Reads a world that was sent: the bytes of a `.terrella` file or of a picture that carries a world, or a link's `#w=…`.
 * @throws FormatError with a sentence that says why it is none
 */
export async function readWorld(sent: Uint8Array | string): Promise<SentLand> {
  const { openBytes, openLink } = await loadDoors()
  const opening =
    sent instanceof Uint8Array ? openBytes(sent, 'This file') : typeof sent === 'string' ? openLink(fragmentOf(sent)) : undefined
  if (!opening) throw new FormatError(`Expected a file's bytes, or a link with #w= in it, got ${told(sent)}.`)
  if (opening.status === 'refused') throw new FormatError(opening.reason)
  const { world, name } = opening
  return { seed: world.seed, entries: world.entries, ...(name && { name }) }
}

/** What follows the number sign of a link; all of it where there is none. */
function fragmentOf(link: string): string {
  return link.slice(link.indexOf('#') + 1)
}
