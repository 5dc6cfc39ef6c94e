import { decode, encode } from 'fast-png'
import { CommandError } from './errors'
import type { Grid } from './grid'
import { LARGEST_SIDE_CELLS } from './limits'

/** How a 16-bit value stands for an elevation: offset + scale × value. */
export interface Scaling {
  readonly offsetMetres: number
  readonly scaleMetres: number
}

/** Holds every depth and height of the land (±10.2 km), and is the same for all PNGs, so that overlapping ones agree. */
export const DEFAULT_SCALING: Scaling = { offsetMetres: -10240, scaleMetres: 0.3125 }

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]
const LARGEST_VALUE = 65535

/** @throws CommandError when an elevation does not fit */
export function encodePng(grid: Grid, { offsetMetres, scaleMetres }: Scaling): Uint8Array {
  const { columns, rows, heights } = grid
  const data = new Uint16Array(heights.length)
  for (let at = 0; at < heights.length; at++) {
    const value = Math.round(((heights[at] ?? 0) - offsetMetres) / scaleMetres)
    if (!(value >= 0 && value <= LARGEST_VALUE)) {
      const highest = offsetMetres + scaleMetres * LARGEST_VALUE
      throw new CommandError(
        `An elevation of ${heights[at]?.toFixed(1)} m does not fit a PNG from ${offsetMetres} to ${highest} m: choose another scale, or .tif or .f32.`,
      )
    }
    data[at] = value
  }
  return encode({ width: columns, height: rows, data, depth: 16, channels: 1 })
}

/** Reads a 16-bit grey PNG's size without its content. @throws CommandError when it is none, or too large */
export function readPngSize(bytes: Uint8Array, file: string): { columns: number; rows: number } {
  if (bytes.length < 33 || SIGNATURE.some((byte, at) => bytes[at] !== byte)) throw new CommandError(`${file} is not a PNG.`)
  const header = new DataView(bytes.buffer, bytes.byteOffset + 16, 10)
  const columns = header.getUint32(0)
  const rows = header.getUint32(4)
  const [depth, colour] = [header.getUint8(8), header.getUint8(9)]
  if (depth !== 16 || colour !== 0) {
    const colours: Readonly<Record<number, string>> = { 0: 'grey', 2: 'colour', 3: 'palette', 4: 'grey and alpha', 6: 'colour and alpha' }
    throw new CommandError(`Expected a PNG of 16-bit grey, got ${depth}-bit ${colours[colour] ?? 'content of unknown kind'} in ${file}.`)
  }
  if (columns < 1 || rows < 1 || columns > LARGEST_SIDE_CELLS || rows > LARGEST_SIDE_CELLS) {
    throw new CommandError(`Expected at most ${LARGEST_SIDE_CELLS} cells a side, got ${columns}×${rows} in ${file}.`)
  }
  return { columns, rows }
}

/** @throws CommandError when the file is damaged */
export function decodePng(bytes: Uint8Array, file: string, { offsetMetres, scaleMetres }: Scaling): Grid {
  const { columns, rows } = readPngSize(bytes, file)
  let data: ArrayLike<number>
  try {
    data = decode(bytes, { checkCrc: true }).data
  } catch (cause) {
    throw new CommandError(`${file} is a damaged PNG.`, { cause })
  }
  if (data.length !== columns * rows) throw new CommandError(`${file} is a damaged PNG.`)
  return { columns, rows, heights: Float32Array.from(data, (value) => offsetMetres + scaleMetres * value) }
}
