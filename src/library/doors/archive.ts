import { FormatError } from '../../world'
import { tidyName } from '../keptWorld'
import { uniqueFileNames } from './fileNames'
import { type FiledWorld, LARGEST_FILE_BYTES, readFile, writeFile } from './worldFile'
import { listZip, writeStored, type ZipEntry } from './zip'

const MEGABYTE = 2 ** 20
const MOST_WORLDS = 1000
/** Beside worlds, what systems and hands put into an archive. */
const MOST_ENTRIES = 4 * MOST_WORLDS
/** Of all worlds together, so that a small archive cannot become a large one. */
const MOST_BYTES = 256 * MEGABYTE
const MOST_LOG_ENTRIES = 1_000_000
const FULLEST_ARCHIVE_BYTES = 48 * MEGABYTE
const FILE_ENDING = '.terrella'

/** A world of an archive, or the sentence that says why it is none. */
export type ArchivedWorld =
  | { readonly status: 'opened'; readonly filed: FiledWorld }
  | { readonly status: 'refused'; readonly reason: string }

/**
 * Writes worlds into zips of `.terrella` files, one zip as long as it is not too large to be opened again.
 * @throws RangeError when a world holds what the format cannot
 */
export function writeArchives(worlds: readonly FiledWorld[], app: string): Uint8Array[] {
  const names = uniqueFileNames(worlds.map(({ name, world }) => name ?? `World ${world.seed}`))
  const archives: [string, Uint8Array][][] = []
  let bytes = Number.POSITIVE_INFINITY
  worlds.forEach((world, i) => {
    const file = writeFile(world, app)
    if (bytes + file.length > FULLEST_ARCHIVE_BYTES || archives.at(-1)?.length === MOST_WORLDS) {
      archives.push([])
      bytes = 0
    }
    archives.at(-1)?.push([`${names[i]}${FILE_ENDING}`, file])
    bytes += file.length
  })
  return archives.map(writeStored)
}

/**
 * Opens an archive of worlds, one after another as they are asked for.
 * @returns undefined when it is none: a file of one world, or something else
 */
export function openArchive(bytes: Uint8Array): Generator<ArchivedWorld> | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined
  try {
    const entries = [...listZip(bytes, MOST_ENTRIES)]
    const isArchive = !entries.some(({ name }) => name === 'world.json') && entries.some(isMeant)
    return isArchive ? openEntries(entries.filter(isMeant)) : undefined
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function* openEntries(entries: readonly ZipEntry[]): Generator<ArchivedWorld> {
  if (entries.length > MOST_WORLDS || entries.reduce((sum, { wholeBytes }) => sum + wholeBytes, 0) > MOST_BYTES) {
    yield { status: 'refused', reason: 'This archive holds more than can be opened at once.' }
    return
  }
  let logEntries = 0
  for (const entry of entries) {
    const opened = openEntry(entry)
    if (opened.status === 'opened') logEntries += opened.filed.world.entries.length
    if (logEntries > MOST_LOG_ENTRIES) {
      yield { status: 'refused', reason: 'This archive holds more strokes than can be opened at once: the rest of it was left out.' }
      return
    }
    yield opened
  }
}

function openEntry({ name, read }: ZipEntry): ArchivedWorld {
  const called = tidyName(name.split('/').at(-1) ?? '') ?? 'One of its files'
  if (!isWorldName(name)) return { status: 'refused', reason: `${called} is an archive inside the archive and stays closed.` }
  try {
    return { status: 'opened', filed: readFile(read(LARGEST_FILE_BYTES)) }
  } catch (error) {
    if (error instanceof FormatError) return { status: 'refused', reason: `${called} cannot be opened: ${error.message}.` }
    throw error
  }
}

/** Worlds, and archives in the archive, which are told to be refused; not what systems put beside them. */
function isMeant({ name }: ZipEntry): boolean {
  const isHidden = name.startsWith('__MACOSX/') || /(^|\/)\./.test(name)
  return !isHidden && (isWorldName(name) || /\.zip$/i.test(name))
}

function isWorldName(name: string): boolean {
  return name.toLowerCase().endsWith(FILE_ENDING)
}
