import { type HeightGrid, rangeOfGrid } from './heightGrid'
import { type Pace, pacer } from './pace'

/** Land with a colour at every corner. */
export interface ColouredGrid extends HeightGrid {
  /** Red, green, blue as they are seen (sRGB): rows × columns × 3. */
  readonly colours: Uint8Array
}

/** A file of some 59 MB. */
const MOST_VERTICES = 1 << 20

const FLOAT = 5126
const UNSIGNED_SHORT = 5123
const UNSIGNED_INT = 5125
const VERTICES = 34962
const INDICES = 34963
const JSON_CHUNK = 0x4e4f534a
const BINARY_CHUNK = 0x004e4942

/**
 * Writes land as one mesh in a binary glTF 2.0 file: metres, x to the east and z to the south from the middle of the land, y up from the sea.
 * @throws RangeError when the land is not what it says, or has more than a million corners
 * @throws AbortError when the work is wanted no more
 */
export async function writeGlb(land: ColouredGrid, pace: Pace = {}): Promise<Uint8Array> {
  const { columns, rows, cellMetres, colours } = land
  const { lowest, highest } = rangeOfGrid(land, MOST_VERTICES)
  const vertices = columns * rows
  if (colours.length !== 3 * vertices) throw new RangeError(`Expected ${3 * vertices} colour values, got ${colours.length}.`)
  const indices = 6 * (columns - 1) * (rows - 1)
  const half = [Math.fround(((columns - 1) * cellMetres) / 2), Math.fround(((rows - 1) * cellMetres) / 2)] as const
  const lengths = [12 * vertices, 12 * vertices, 8 * vertices, 4 * indices] as const
  const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0))
  const json = {
    asset: { version: '2.0', generator: 'Terrella' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, name: 'Land' }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1, COLOR_0: 2 }, indices: 3, material: 0 }] }],
    materials: [{ name: 'Ground', pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 } }],
    accessors: [
      {
        ...{ bufferView: 0, componentType: FLOAT, count: vertices, type: 'VEC3' },
        ...{ min: [-half[0], lowest, -half[1]], max: [half[0], highest, half[1]] },
      },
      { bufferView: 1, componentType: FLOAT, count: vertices, type: 'VEC3' },
      { bufferView: 2, componentType: UNSIGNED_SHORT, normalized: true, count: vertices, type: 'VEC4' },
      { bufferView: 3, componentType: UNSIGNED_INT, count: indices, type: 'SCALAR' },
    ],
    bufferViews: lengths.map((byteLength, i) => ({ buffer: 0, byteOffset: starts[i], byteLength, target: i === 3 ? INDICES : VERTICES })),
    buffers: [{ byteLength: lengths.reduce((sum, length) => sum + length, 0) }],
  }
  const { file, binary } = wrap(JSON.stringify(json), json.buffers[0]?.byteLength ?? 0)
  const at = (i: number) => binary + (starts[i] ?? 0)
  const shape = {
    positions: new Float32Array(file.buffer, at(0), 3 * vertices),
    normals: new Float32Array(file.buffer, at(1), 3 * vertices),
    colours: new Uint16Array(file.buffer, at(2), 4 * vertices),
    indices: new Uint32Array(file.buffer, at(3), indices),
  }
  const step = pacer(pace)
  for (let row = 0; row < rows; row++) {
    writeRow(shape, land, row)
    await step((row + 1) / rows)
  }
  pace.onProgress?.(1)
  return file
}

interface Shape {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly colours: Uint16Array
  readonly indices: Uint32Array
}

/** The corners of a row, and the two triangles to the south-east of each. glTF is little-endian, as every browser's arrays are. */
function writeRow(shape: Shape, { columns, rows, cellMetres, heights, colours }: ColouredGrid, row: number): void {
  const height = (i: number, j: number) =>
    heights[Math.min(rows - 1, Math.max(0, j)) * columns + Math.min(columns - 1, Math.max(0, i))] as number
  const spanSouth = row === 0 || row === rows - 1 ? cellMetres : 2 * cellMetres
  for (let column = 0; column < columns; column++) {
    const vertex = row * columns + column
    shape.positions[3 * vertex] = (column - (columns - 1) / 2) * cellMetres
    shape.positions[3 * vertex + 1] = heights[vertex] as number
    shape.positions[3 * vertex + 2] = (row - (rows - 1) / 2) * cellMetres
    const spanEast = column === 0 || column === columns - 1 ? cellMetres : 2 * cellMetres
    const east = (height(column - 1, row) - height(column + 1, row)) / spanEast
    const south = (height(column, row - 1) - height(column, row + 1)) / spanSouth
    const length = Math.hypot(east, 1, south)
    shape.normals[3 * vertex] = east / length
    shape.normals[3 * vertex + 1] = 1 / length
    shape.normals[3 * vertex + 2] = south / length
    for (let channel = 0; channel < 3; channel++)
      shape.colours[4 * vertex + channel] = LINEAR[colours[3 * vertex + channel] as number] as number
    shape.colours[4 * vertex + 3] = 0xffff
    if (column === columns - 1 || row === rows - 1) continue
    const below = vertex + columns
    shape.indices.set([vertex, below, vertex + 1, vertex + 1, below, below + 1], 6 * (row * (columns - 1) + column))
  }
}

/** Colours as they are seen, as the light they stand for, of 65535 (IEC 61966-2-1): vertex colours in glTF are light. */
const LINEAR = Uint16Array.from({ length: 256 }, (_, value) => {
  const seen = value / 255
  return Math.round(0xffff * (seen <= 0.04045 ? seen / 12.92 : ((seen + 0.055) / 1.055) ** 2.4))
})

/** A file with its JSON, and room for its binary part from `binary` on. */
function wrap(json: string, binaryBytes: number): { file: Uint8Array<ArrayBuffer>; binary: number } {
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 4) * 4))
  const binary = 12 + 8 + text.length + 8
  const file = new Uint8Array(binary + binaryBytes)
  const view = new DataView(file.buffer)
  const header = [0x46546c67, 2, file.length, text.length, JSON_CHUNK]
  for (const [i, word] of header.entries()) view.setUint32(4 * i, word, true)
  file.set(text, 20)
  view.setUint32(binary - 8, binaryBytes, true)
  view.setUint32(binary - 4, BINARY_CHUNK, true)
  return { file, binary }
}
