import { cellMetres, type Seed, TILE_CELLS, type Tile, type TileKey, tileKey } from '../world'
import type { FirstPlace } from './firstPlace'
import { type CellRect, cutField, type HeightField } from './rect'

/** A place that can be shown before the models are there: some tiles around one view. */
export interface BakedPlace {
  readonly seed: Seed
  readonly place: FirstPlace
  /** Parents before children; each with BAKED_MARGIN cells around it, of which the outer ones are only interpolated. */
  readonly fields: readonly { readonly tile: Tile; readonly field: HeightField }[]
}

/** Cells around a baked tile. */
const BAKED_MARGIN = 12

const MAGIC = 0x444e4c54 // "TLND"
const VERSION = 1
const HEADER_BYTES = 52
const TILE_HEADER_BYTES = 12
const MOST_TILES = 64

/** Cells of which the residual is stored: the tile and the two cells that its neighbours share. */
const STORED_BORDER = 2
const STORED_SIDE = TILE_CELLS + 2 * STORED_BORDER

/** Heights are stored to this part of a cell: slopes are then wrong by less than 1 %. */
const STEPS_PER_CELL = 32

/**
 * Packs tiles as what their parents do not foretell, in steps of 1/32 cell; deflate makes it small.
 * @param tiles parents before children; every field must cover `storedRect` of its tile
 */
export function encodeBakedPlace({ seed, place, fields }: BakedPlace): Uint8Array {
  const samples = STORED_SIDE * STORED_SIDE
  const bytes = new Uint8Array(HEADER_BYTES + fields.length * (TILE_HEADER_BYTES + 2 * samples))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, VERSION, true)
  view.setUint16(6, fields.length, true)
  view.setUint32(8, seed, true)
  const numbers = [place.east, place.south, place.elevation, place.yaw, place.pitch]
  numbers.forEach((number, i) => {
    view.setFloat64(12 + 8 * i, number, true)
  })
  const known = new Map<TileKey, HeightField>()
  fields.forEach(({ tile, field }, index) => {
    const predicted = predict(tile, known)
    const part = cutField(field, storedRect(tile))
    const step = cellMetres(tile.level) / STEPS_PER_CELL
    const head = HEADER_BYTES + index * TILE_HEADER_BYTES
    view.setInt32(head, tile.level, true)
    view.setInt32(head + 4, tile.x, true)
    view.setInt32(head + 8, tile.y, true)
    const low = HEADER_BYTES + fields.length * TILE_HEADER_BYTES + index * 2 * samples
    overStored(predicted, (at, i) => {
      const residual = Math.round(((part.heights[i] ?? 0) - (predicted.heights[at] ?? 0)) / step)
      if (Math.abs(residual) > 32767) throw new RangeError(`Expected residuals that fit 16 bits, got ${residual} in tile ${tileKey(tile)}.`)
      const zigzag = residual < 0 ? -2 * residual - 1 : 2 * residual
      bytes[low + i] = zigzag & 255
      bytes[low + samples + i] = zigzag >>> 8
      predicted.heights[at] = Math.fround((predicted.heights[at] ?? 0) + residual * step)
    })
    known.set(tileKey(tile), predicted)
  })
  return bytes
}

/** Unpacks a baked place. @throws RangeError with a sentence when the bytes are not one */
export function decodeBakedPlace(bytes: Uint8Array): BakedPlace {
  const samples = STORED_SIDE * STORED_SIDE
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new RangeError('This is not a baked place.')
  if (view.getUint16(4, true) !== VERSION)
    throw new RangeError(`Expected a baked place of version ${VERSION}, got ${view.getUint16(4, true)}.`)
  const count = view.getUint16(6, true)
  const expected = HEADER_BYTES + count * (TILE_HEADER_BYTES + 2 * samples)
  if (count > MOST_TILES || bytes.length !== expected)
    throw new RangeError(`Expected ${expected} bytes of baked place, got ${bytes.length}.`)
  const [east = 0, south = 0, elevation = 0, yaw = 0, pitch = 0] = [0, 1, 2, 3, 4].map((i) => view.getFloat64(12 + 8 * i, true))
  if (![east, south, elevation, yaw, pitch].every(Number.isFinite)) throw new RangeError('The baked place lies nowhere.')
  const known = new Map<TileKey, HeightField>()
  const fields = []
  for (let index = 0; index < count; index++) {
    const head = HEADER_BYTES + index * TILE_HEADER_BYTES
    const tile = { level: view.getInt32(head, true), x: view.getInt32(head + 4, true), y: view.getInt32(head + 8, true) }
    if (tile.level < 0 || tile.level > 17) throw new RangeError(`The baked place has a tile of level ${tile.level}.`)
    const field = predict(tile, known)
    const step = cellMetres(tile.level) / STEPS_PER_CELL
    const low = HEADER_BYTES + count * TILE_HEADER_BYTES + index * 2 * samples
    overStored(field, (at, i) => {
      const zigzag = (bytes[low + i] ?? 0) | ((bytes[low + samples + i] ?? 0) << 8)
      const residual = zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2
      field.heights[at] = Math.fround((field.heights[at] ?? 0) + residual * step)
    })
    known.set(tileKey(tile), field)
    fields.push({ tile, field })
  }
  return { seed: view.getUint32(8, true), place: { east, south, elevation, yaw, pitch }, fields }
}

/** The cells of a tile that are stored exactly. */
export function storedRect(tile: Tile): CellRect {
  return marginRect(tile, STORED_BORDER)
}

function marginRect(tile: Tile, margin: number): CellRect {
  const side = TILE_CELLS + 2 * margin
  return { level: tile.level, x: tile.x * TILE_CELLS - margin, y: tile.y * TILE_CELLS - margin, columns: side, rows: side }
}

/** What the tile above foretells, or level ground where it is not known: c ± (c₊₁ − c₋₁)/8 along both axes, which keeps cell averages. */
function predict(tile: Tile, known: ReadonlyMap<TileKey, HeightField>): HeightField {
  const rect = marginRect(tile, BAKED_MARGIN)
  const heights = new Float32Array(rect.rows * rect.columns)
  const above = known.get(tileKey({ level: tile.level - 1, x: Math.floor(tile.x / 2), y: Math.floor(tile.y / 2) }))
  if (above) {
    const { columns: wide, heights: h } = above
    for (let row = 0; row < rect.rows; row++) {
      const down = (rect.y + row) & 1 ? 0.125 : -0.125
      const line = (Math.floor((rect.y + row) / 2) - above.y) * wide
      for (let column = 0; column < rect.columns; column++) {
        const across = (rect.x + column) & 1 ? 0.125 : -0.125
        const at = line + Math.floor((rect.x + column) / 2) - above.x
        const east = (h[at + 1] ?? 0) - (h[at - 1] ?? 0)
        const south = (h[at + wide] ?? 0) - (h[at - wide] ?? 0)
        heights[row * rect.columns + column] = (h[at] ?? 0) + across * east + down * south
      }
    }
  }
  return { ...rect, heights }
}

/** Visits the stored cells of a field: `at` in the field, `i` among the stored. */
function overStored(field: HeightField, visit: (at: number, i: number) => void): void {
  const skip = BAKED_MARGIN - STORED_BORDER
  for (let row = 0; row < STORED_SIDE; row++) {
    for (let column = 0; column < STORED_SIDE; column++) visit((row + skip) * field.columns + column + skip, row * STORED_SIDE + column)
  }
}
