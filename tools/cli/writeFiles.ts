import { randomBytes } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandError, explainPathError } from './errors'

export interface FileToWrite {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Finds out early, before the work, that files could not be written. Leaves nothing behind. @throws CommandError */
export async function checkWritable(paths: readonly string[]): Promise<void> {
  for (const place of paths) {
    const isFolder = await stat(place).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (isFolder) throw new CommandError(`${place} cannot be written: it is a folder.`)
    const probe = temporaryName(place)
    try {
      await writeFile(probe, '', { flag: 'wx' })
    } catch (error) {
      throw explainPathError(error, `${place} cannot be written`)
    } finally {
      await rm(probe, { force: true }).catch(() => undefined)
    }
  }
}

/**
 * Writes files whole or not at all: under temporary names in their folders first, renamed when all are there.
 * @throws CommandError when one cannot be written, AbortError when `signal` says so; then none of the new files is left
 */
export async function writeFiles(files: readonly FileToWrite[], signal: AbortSignal): Promise<void> {
  const parts = files.map((file) => ({ ...file, temporary: temporaryName(file.path) }))
  const leftovers = new Set(parts.map((part) => part.temporary))
  let current = parts[0]?.path
  try {
    for (const part of parts) {
      current = part.path
      await writeFile(part.temporary, part.bytes, { flag: 'wx', signal })
    }
    signal.throwIfAborted()
    for (const part of parts) {
      current = part.path
      await rename(part.temporary, part.path)
      leftovers.delete(part.temporary)
      leftovers.add(part.path)
    }
    leftovers.clear()
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw explainPathError(error, `${current} cannot be written`)
  } finally {
    for (const leftover of leftovers) await rm(leftover, { force: true }).catch(() => undefined)
  }
}

/** Runs a task that can be stopped: its signal aborts at Ctrl+C or when the process is asked to end. */
export async function untilInterrupted<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  process.on('SIGINT', abort)
  process.on('SIGTERM', abort)
  try {
    return await task(stop.signal)
  } finally {
    process.off('SIGINT', abort)
    process.off('SIGTERM', abort)
  }
}

function temporaryName(place: string): string {
  return path.join(path.dirname(place), `.terrella-${randomBytes(6).toString('hex')}.part`)
}
