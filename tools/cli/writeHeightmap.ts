import packageJson from '../../package.json' with { type: 'json' }
import { HEIGHTMAP_FORMAT } from '../../src/library/exports/writeHeightPng16'
import type { Seed } from '../../src/world'
import { CommandError } from './errors'
import type { HeightmapFormat } from './formats'
import { encodeGeoTiff, type Placement } from './geoTiff'
import { type Grid, rangeOf } from './grid'
import { encodePng, type Scaling } from './png'
import { encodeFloats } from './rawFloats'
import { sidecarPath } from './sidecar'
import { untilInterrupted, writeFiles } from './writeFiles'

/** A finished height map and all that its sidecar tells. */
export interface FinishedHeightmap extends Placement {
  readonly path: string
  readonly format: HeightmapFormat
  readonly grid: Grid
  readonly scaling: Scaling
  readonly seed: Seed
  readonly model: { readonly file: string; readonly sha256: string }
  /** What else is to be known, by its name in the sidecar. */
  readonly more: Readonly<Record<string, unknown>>
}

/**
 * Writes a height map and its sidecar, both or neither.
 * @returns the range of its elevations in metres
 * @throws CommandError when an elevation is not a number or does not fit, or a file cannot be written
 */
export async function writeHeightmap(finished: FinishedHeightmap): Promise<{ lowest: number; highest: number }> {
  const range = rangeOf(finished.grid)
  if (range.status === 'broken') {
    throw new CommandError(`The model answered ${range.value} at row ${range.row}, column ${range.column}: nothing was written.`)
  }
  const { lowest, highest } = range
  const bytes = encode(finished)
  const sidecar = Buffer.from(`${JSON.stringify(describe(finished, lowest, highest), undefined, 2)}\n`)
  const files = [
    { path: finished.path, bytes },
    { path: sidecarPath(finished.path), bytes: sidecar },
  ]
  await untilInterrupted((signal) => writeFiles(files, signal))
  return { lowest, highest }
}

function encode({ format, grid, scaling, cellMetres, northWest }: FinishedHeightmap): Uint8Array {
  switch (format) {
    case 'png':
      return encodePng(grid, scaling)
    case 'tif':
      return encodeGeoTiff(grid, { cellMetres, northWest })
    case 'f32':
      return encodeFloats(grid.heights)
    default:
      throw new Error(`No such format: ${format satisfies never}`)
  }
}

function describe(finished: FinishedHeightmap, lowestMetres: number, highestMetres: number) {
  const { format, grid, scaling, seed, cellMetres, northWest, model, more } = finished
  return {
    format: HEIGHTMAP_FORMAT,
    program: `${packageJson.name} ${packageJson.version}`,
    width: grid.columns,
    height: grid.rows,
    samples: SAMPLES[format],
    ...(format === 'png' ? { offsetMetres: scaling.offsetMetres, scaleMetres: scaling.scaleMetres } : {}),
    cellMetres,
    northWestMetres: { east: northWest[0], south: northWest[1] },
    lowestMetres,
    highestMetres,
    seed,
    model,
    ...more,
  }
}

const SAMPLES: Readonly<Record<HeightmapFormat, string>> = {
  png: 'averages over cells, row by row from the north-west; metres = offsetMetres + scaleMetres × value',
  tif: 'averages over cells in metres, row by row from the north-west; float32, northing = −south',
  f32: 'averages over cells in metres, row by row from the north-west; little-endian float32',
}
