import { readFile, stat } from 'node:fs/promises'
import { HEIGHTMAP_FORMAT } from '../../src/library/exports/writeHeightPng16'
import { CommandError, explainPathError } from './errors'
import { LARGEST_SIDE_CELLS } from './limits'

/** What a sidecar says that a reader needs; any of it may be missing. */
export interface Sidecar {
  readonly columns?: number
  readonly rows?: number
  readonly cellMetres?: number
  readonly offsetMetres?: number
  readonly scaleMetres?: number
}

const LARGEST_BYTES = 65_536

export function sidecarPath(file: string): string {
  return `${file}.json`
}

/**
 * Reads the sidecar of a height map.
 * @returns an empty one when there is none
 * @throws CommandError when it is not one of ours
 */
export async function readSidecar(file: string): Promise<Sidecar> {
  const place = sidecarPath(file)
  let text: string
  try {
    const { size } = await stat(place)
    if (size > LARGEST_BYTES) throw new CommandError(`Expected a sidecar of at most ${LARGEST_BYTES} bytes, got ${size} in ${place}.`)
    text = await readFile(place, 'utf8')
  } catch (error) {
    if (error instanceof CommandError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw explainPathError(error, `${place} cannot be read`)
  }
  return parseSidecar(text, place)
}

function parseSidecar(text: string, place: string): Sidecar {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new CommandError(`${place} is not JSON: mend it, or give what it should say as options.`, { cause })
  }
  if (!isRecord(json) || json.format !== HEIGHTMAP_FORMAT) {
    throw new CommandError(
      `${place} is not a sidecar of the format "${HEIGHTMAP_FORMAT}": remove it, or give what it should say as options.`,
    )
  }
  const record = json
  const read = (name: string, isValid: (value: number) => boolean) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined
    if (value === undefined) return undefined
    if (typeof value !== 'number' || !Number.isFinite(value) || !isValid(value)) throw new CommandError(`${place} has no valid ${name}.`)
    return value
  }
  const isSide = (value: number) => Number.isInteger(value) && value >= 1 && value <= LARGEST_SIDE_CELLS
  return {
    columns: read('width', isSide),
    rows: read('height', isSide),
    cellMetres: read('cellMetres', (value) => value >= 0.1 && value <= 1e6),
    offsetMetres: read('offsetMetres', () => true),
    scaleMetres: read('scaleMetres', (value) => value > 0),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
