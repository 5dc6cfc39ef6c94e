import { expect, test } from 'vitest'
import { type ColouredGrid, writeGlb } from '../../../src/library/exports/writeGlb'

/** A slope to the south-east with a bump, grey in the west and green in the east. */
function land(columns: number, rows: number): ColouredGrid {
  const heights = Float32Array.from({ length: columns * rows }, (_, i) => (i % columns) * 2 - Math.floor(i / columns) + (i === 5 ? 40 : 0))
  const colours = Uint8Array.from({ length: 3 * columns * rows }, (_, i) => (i % 3 === 1 ? 255 : 128))
  return { columns, rows, cellMetres: 10, heights, colours }
}

/** A plain reader of binary glTF 2.0: of the header, both chunks, and accessors as they are stored. */
function readGlb(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  expect(view.getUint32(0, true)).toBe(0x46546c67)
  expect(view.getUint32(4, true)).toBe(2)
  expect(view.getUint32(8, true)).toBe(file.length)
  const jsonBytes = view.getUint32(12, true)
  expect(jsonBytes % 4).toBe(0)
  expect(new TextDecoder().decode(file.subarray(16, 20))).toBe('JSON')
  const json = JSON.parse(new TextDecoder().decode(file.subarray(20, 20 + jsonBytes)))
  const start = 20 + jsonBytes + 8
  expect(new TextDecoder().decode(file.subarray(start - 4, start))).toBe('BIN\0')
  expect(view.getUint32(start - 8, true)).toBe(file.length - start)
  expect(json.buffers[0].byteLength).toBe(file.length - start)
  const WIDTH: Record<string, number> = { SCALAR: 1, VEC3: 3, VEC4: 4 }
  const BYTES: Record<number, number> = { 5123: 2, 5125: 4, 5126: 4 }
  const read = (accessor: number): number[][] => {
    const { bufferView, componentType, count, type } = json.accessors[accessor]
    const { byteOffset, byteLength } = json.bufferViews[bufferView]
    const width = WIDTH[type] ?? 0
    const bytes = BYTES[componentType] ?? 0
    expect(byteOffset % 4).toBe(0)
    expect(count * width * bytes).toBe(byteLength)
    const value = (at: number) =>
      componentType === 5126 ? view.getFloat32(at, true) : bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    return Array.from({ length: count }, (_, i) =>
      Array.from({ length: width }, (_, k) => value(start + byteOffset + (i * width + k) * bytes)),
    )
  }
  return { json, read }
}

test('the land is a valid mesh in metres, of upward triangles, with the normals of its slopes and its colours as light', async () => {
  const { json, read } = readGlb(await writeGlb(land(7, 5)))
  expect(json.asset.version).toBe('2.0')
  const [{ attributes, indices, material }] = json.meshes[0].primitives
  expect(json.materials[material].pbrMetallicRoughness.metallicFactor).toBe(0)
  const positions = read(attributes.POSITION)
  expect(positions[0]).toEqual([-30, 0, -20])
  expect(positions[34]).toEqual([30, 8, 20])
  for (const [axis, limit] of [0, 1, 2].entries()) {
    const values = positions.map((position) => position[limit] ?? 0)
    expect(json.accessors[0].min[axis]).toBe(Math.min(...values))
    expect(json.accessors[0].max[axis]).toBe(Math.max(...values))
  }
  const triangles = read(indices).flat()
  expect(triangles).toHaveLength(6 * 6 * 4)
  expect(Math.max(...triangles)).toBe(34)
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = triangles.slice(i, i + 3).map((vertex) => positions[vertex] ?? [])
    const upward =
      ((b?.[2] ?? 0) - (a?.[2] ?? 0)) * ((c?.[0] ?? 0) - (a?.[0] ?? 0)) - ((b?.[0] ?? 0) - (a?.[0] ?? 0)) * ((c?.[2] ?? 0) - (a?.[2] ?? 0))
    expect(upward).toBe(100)
  }
  const normal = read(attributes.NORMAL)[2 * 7 + 2] ?? []
  const length = Math.hypot(0.2, 1, 0.1)
  for (const [i, value] of [-0.2 / length, 1 / length, 0.1 / length].entries()) expect(normal[i]).toBeCloseTo(value, 6)
  const [red, green, blue, alpha] = read(attributes.COLOR_0)[0] ?? []
  expect([green, alpha]).toEqual([65535, 65535])
  expect((red ?? 0) / 65535).toBeCloseTo(0.2159, 3)
  expect(blue).toBe(red)
})

test('what is no land is refused', async () => {
  await expect(writeGlb({ ...land(7, 5), columns: 6 })).rejects.toThrow('Expected 30 heights, got 35.')
  await expect(writeGlb({ ...land(7, 5), colours: new Uint8Array(3) })).rejects.toThrow('Expected 105 colour values, got 3.')
  await expect(writeGlb({ ...land(7, 5), heights: new Float32Array(35).fill(Number.NaN) })).rejects.toThrow('got NaN')
  await expect(writeGlb({ ...land(7, 5), columns: 2000, rows: 2000 })).rejects.toThrow('Expected a grid of 2×2 to 1048576 cells')
})

test('large land gives way to others, tells how far it is, and can be ended', async () => {
  const shares: number[] = []
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  await writeGlb(land(900, 900), { onProgress: (share) => shares.push(share) })
  clearInterval(timer)
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(turns).toBeGreaterThan(1)
  const end = new AbortController()
  await expect(writeGlb(land(900, 900), { onProgress: () => end.abort(), signal: end.signal })).rejects.toThrow(/abort/i)
})
