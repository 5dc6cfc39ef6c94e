import { parseArguments } from './arguments'
import { CommandError, UsageError } from './errors'
import { dreamHeightmap } from './heightmap'
import { refineHeightmap } from './refine'
import type { Surroundings } from './surroundings'

/**
 * Runs one command line. Whatever goes wrong is told in one line on stderr.
 * @returns the exit status: 0 done, 1 could not be done, 2 not understood, 130 interrupted
 */
export async function runTerrella(words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const request = parseArguments(words)
    switch (request.command) {
      case 'help':
        surroundings.stdout.write(request.text)
        break
      case 'heightmap':
        await dreamHeightmap(request, surroundings)
        break
      case 'refine':
        await refineHeightmap(request, surroundings)
        break
      default:
        request satisfies never
    }
    return 0
  } catch (error) {
    return explain(error, surroundings)
  }
}

function explain(error: unknown, { stderr }: Surroundings): number {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) {
    stderr.write(`terrella: ${message}\n`)
    return 2
  }
  if (error instanceof Error && error.name === 'AbortError') {
    stderr.write('terrella: interrupted; nothing was written.\n')
    return 130
  }
  const isExpected = error instanceof CommandError || (error instanceof Error && error.name === 'ModelError')
  stderr.write(`terrella: ${isExpected ? message : `this should not have happened: ${message}`}\n`)
  return 1
}
