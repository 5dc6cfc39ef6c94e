import { Zlib } from 'fflate'
import { PNG_SIGNATURE, writeChunk, writeText } from '../doors/pngChunks'
import { type HeightGrid, rangeOfGrid } from './heightGrid'
import { type Pace, pacer } from './pace'

/** First line of every height map's sidecar: what it is, and the version of its fields. */
export const HEIGHTMAP_FORMAT = 'terrella heightmap 1'

const MOST_CELLS = 1 << 24
const LARGEST_VALUE = 65535
/** Deflated at a time. */
const ROWS_TOGETHER = 8
/** PNG's filter that says what is more than the row above. */
const FILTER_UP = 2

/** A height map for other tools. */
export interface HeightPng {
  readonly png: Uint8Array
  /** JSON to lie beside it, the same as in its text chunk: how its values stand for metres. `npm run terrella -- refine` reads it. */
  readonly sidecar: string
}

/**
 * Writes elevations as a PNG of 16-bit grey, from the lowest to the highest.
 * @param more what else the sidecar says, by name
 * @throws RangeError when the land is not what it says, or has more than 16 million cells
 * @throws AbortError when the work is wanted no more
 */
export async function writeHeightPng16(
  land: HeightGrid,
  pace: Pace = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<HeightPng> {
  const { columns, rows, cellMetres, heights } = land
  const { lowest, highest } = rangeOfGrid(land, MOST_CELLS)
  const scaleMetres = highest > lowest ? (highest - lowest) / LARGEST_VALUE : 1
  const sidecar = JSON.stringify({
    format: HEIGHTMAP_FORMAT,
    width: columns,
    height: rows,
    samples: 'averages over cells, row by row from the north-west; metres = offsetMetres + scaleMetres × value',
    offsetMetres: lowest,
    scaleMetres,
    cellMetres,
    lowestMetres: lowest,
    highestMetres: highest,
    ...more,
  })
  const parts: Uint8Array[] = [PNG_SIGNATURE, writeChunk('IHDR', headerOf(columns, rows)), writeText('Terrella heights', toAscii(sidecar))]
  const deflate = new Zlib({ level: 6 }, (piece) => {
    if (piece.length > 0) parts.push(writeChunk('IDAT', piece))
  })
  const step = pacer(pace)
  let above = new Uint8Array(2 * columns)
  for (let from = 0; from < rows; from += ROWS_TOGETHER) {
    const to = Math.min(rows, from + ROWS_TOGETHER)
    const lines = new Uint8Array((to - from) * (1 + 2 * columns))
    for (let row = from; row < to; row++) {
      const line = new Uint8Array(2 * columns)
      for (let column = 0; column < columns; column++) {
        const value = Math.round(((heights[row * columns + column] as number) - lowest) / scaleMetres)
        line[2 * column] = value >> 8
        line[2 * column + 1] = value & 255
      }
      const start = (row - from) * (1 + 2 * columns)
      lines[start] = FILTER_UP
      for (let i = 0; i < line.length; i++) lines[start + 1 + i] = (line[i] as number) - (above[i] as number)
      above = line
    }
    deflate.push(lines, to === rows)
    await step(to / rows)
  }
  parts.push(writeChunk('IEND', new Uint8Array()))
  pace.onProgress?.(1)
  return { png: new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()), sidecar: `${sidecar}\n` }
}

/** Sixteen bits of grey, not interlaced. */
function headerOf(columns: number, rows: number): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, columns)
  view.setUint32(4, rows)
  header[8] = 16
  return header
}

/** JSON of the letters of ASCII alone. */
function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
