/**
 * `terrella/land`: land as numbers, in Node, in browsers and their workers, without anything to draw it.
 *
 * ```js
 * const land = await openLand({ seed: 7 })
 * const heights = await land.heights({ east: -340_000, south: -540_000, cellMetres: 90, columns: 512, rows: 512 })
 * await land.dispose()
 * ```
 */
import { decodeEntries, EditLog, type Entry, encodeEntries, type LoggedEdit } from '../world'
import { seedOf, told } from './landArea'
import { readFrom } from './landFiles'
import type { Land, LandOptions } from './landTypes'
import { OpenLand } from './OpenLand'
import { openEngine } from './openEngine'

export type { Land, LandArea, LandFile, LandOptions, LandTileData, LandTileKey, LandWork, SentLand } from './landTypes'
export { readWorld } from './readWorld'

/**
 * Opens the land of a world: of a seed, and of what was done to it.
 * @throws RangeError when an option is not what it must be; an error with a sentence and a `fault` when a file is missing or damaged
 */
export async function openLand({ seed = 7, entries = [], assets }: LandOptions = {}): Promise<Land> {
  const [checkedSeed, edits, read] = [seedOf(seed), editsOf(entries), readFrom(assets)]
  return new OpenLand(checkedSeed, edits, await openEngine(read))
}

/** The edits of the land that stand. What was done to what grows changes no height. */
function editsOf(entries: unknown): LoggedEdit[] {
  if (!Array.isArray(entries)) throw new RangeError(`Expected entries as an array, got ${told(entries)}.`)
  try {
    return new EditLog(decodeEntries(encodeEntries(entries as Entry[], 0), 0)).standing()
  } catch (cause) {
    throw new RangeError(`Expected the entries of a world: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
