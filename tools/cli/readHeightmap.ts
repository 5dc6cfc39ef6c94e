import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { RefineRequest } from './arguments'
import { CommandError, explainPathError, UsageError } from './errors'
import { type Grid, rangeOf } from './grid'
import { HIGHEST_METRES, LARGEST_SIDE_CELLS, MOST_TIMES } from './limits'
import { decodePng, readPngSize } from './png'
import { decodeFloats } from './rawFloats'
import { readSidecar, type Sidecar } from './sidecar'

/** A person's height map and the size of its cells. */
export interface OwnHeightmap extends Grid {
  readonly cellMetres: number
}

/** A PNG may be larger than its values by this much: chunks of text, colour profiles. */
const PNG_EXTRA_BYTES = 1_048_576

/**
 * Reads the input of a refinement. Options overrule the sidecar.
 * @throws UsageError when something is not said anywhere, CommandError when the file is not what is said
 */
export async function readHeightmap(request: RefineRequest, folder: string): Promise<OwnHeightmap> {
  const file = path.resolve(folder, request.in)
  const { said, times } = request
  const known = isEnough(request) ? said : { ...(await readSidecar(file)), ...dropMissing(said) }
  if (known.cellMetres === undefined) throw new UsageError('--cell is missing: how many metres is a cell of the input wide?')
  const grid = request.inFormat === 'png' ? await readPng(file, request, known) : await readFloats(file, request, known)
  checkOutputSize(grid, times)
  checkElevations(grid, request.in)
  return { ...grid, cellMetres: known.cellMetres }
}

function isEnough({ inFormat, said }: RefineRequest): boolean {
  if (said.cellMetres === undefined) return false
  return inFormat === 'png' ? said.scaleMetres !== undefined : said.columns !== undefined && said.rows !== undefined
}

async function readPng(file: string, request: RefineRequest, known: Sidecar): Promise<Grid> {
  if (known.scaleMetres === undefined) {
    throw new UsageError('--scale is missing: how many metres is one step of the input PNG (and --offset, the elevation of 0)?')
  }
  const bytes = await readBytes(file, request.in, 2 * LARGEST_SIDE_CELLS ** 2 + PNG_EXTRA_BYTES)
  const size = readPngSize(bytes, request.in)
  const { columns = size.columns, rows = size.rows } = known
  if (columns !== size.columns || rows !== size.rows) {
    throw new CommandError(`Expected ${columns}×${rows} cells, got ${size.columns}×${size.rows} in ${request.in}.`)
  }
  const roomBytes = 2.2 * columns * rows + PNG_EXTRA_BYTES
  if (bytes.length > roomBytes) throw new CommandError(`${request.in} is far larger than a PNG of ${columns}×${rows} cells.`)
  checkOutputSize(size, request.times)
  return decodePng(bytes, request.in, { offsetMetres: known.offsetMetres ?? 0, scaleMetres: known.scaleMetres })
}

async function readFloats(file: string, request: RefineRequest, { columns, rows }: Sidecar): Promise<Grid> {
  if (columns === undefined || rows === undefined) {
    throw new UsageError(`--${columns === undefined ? 'width' : 'height'} is missing: a .f32 file does not say how many cells it has.`)
  }
  checkOutputSize({ columns, rows }, request.times)
  const expected = columns * rows * Float32Array.BYTES_PER_ELEMENT
  const bytes = await readBytes(file, request.in, Number.POSITIVE_INFINITY, expected)
  return { columns, rows, heights: decodeFloats(bytes) }
}

async function readBytes(file: string, name: string, most: number, exactly?: number): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (!found.isFile()) throw new CommandError(`${name} cannot be read: it is not a file.`)
    if (exactly !== undefined && found.size !== exactly) {
      throw new CommandError(`Expected ${exactly} bytes (width × height × 4), got ${found.size} in ${name}.`)
    }
    if (found.size > most) throw new CommandError(`Expected at most ${most} bytes, got ${found.size} in ${name}.`)
    return await readFile(file)
  } catch (error) {
    throw error instanceof CommandError ? error : explainPathError(error, `${name} cannot be read`)
  }
}

function checkOutputSize({ columns, rows }: { columns: number; rows: number }, times: number): void {
  const factor = 2 ** Math.min(times, MOST_TIMES)
  if (Math.max(columns, rows) * factor <= LARGEST_SIDE_CELLS) return
  const output = `${columns * factor}×${rows * factor}`
  throw new CommandError(
    `${columns}×${rows} cells refined ${times} times make ${output}, and ${LARGEST_SIDE_CELLS} a side is the most: refine a part, or fewer times.`,
  )
}

function checkElevations(grid: Grid, name: string): void {
  const range = rangeOf(grid)
  if (range.status === 'broken') {
    throw new CommandError(`Expected elevations in metres, got ${range.value} at row ${range.row}, column ${range.column} of ${name}.`)
  }
  const largest = Math.max(Math.abs(range.lowest), Math.abs(range.highest))
  if (largest <= HIGHEST_METRES) return
  throw new CommandError(
    `Expected elevations within ${HIGHEST_METRES} metres, got ${largest.toPrecision(3)} in ${name}: are they metres, in little-endian order?`,
  )
}

function dropMissing(said: Sidecar): Sidecar {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
