import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelEntry, openModel, parseManifest } from '../../src/models'
import { GROWTH_SPEC } from '../../src/models/modelSpec'
import { farthestApart } from './goldenRelief'

const folder = new URL('../../public/models/', import.meta.url)
const written = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))
const entry = parseManifest(written).models.growth as ModelEntry
const bytes = new Uint8Array(readFileSync(new URL(entry.file, folder)))
const golden = JSON.parse(readFileSync(new URL('./growth.golden.json', import.meta.url), 'utf8'))

let session: ort.InferenceSession
beforeAll(async () => {
  ort.env.wasm.numThreads = 1
  session = await openModel({ runtime: ort, spec: GROWTH_SPEC, entry, bytes, executionProviders: ['wasm'] })
})
afterAll(() => session.release())

/** The change of a landscape; `inputs` as the golden file has them. */
async function grow(
  inputs: Record<'state' | 'burnt' | 'site' | 'weather', number[]>,
  rows: number,
  columns: number,
): Promise<Float32Array> {
  const image = (values: number[]) =>
    new ort.Tensor('float32', Float32Array.from(values), [1, values.length / (rows * columns), rows, columns])
  const { state, burnt, site, weather } = inputs
  const feeds = {
    state: image(state),
    burnt: image(burnt),
    site: image(site),
    weather: new ort.Tensor('float32', Float32Array.from(weather), [1, 6]),
  }
  const { change } = await session.run(feeds)
  return change?.data as Float32Array
}

test('the golden input gives the golden output', async () => {
  const { rows, columns, change, tolerance } = golden
  const answer = await grow(golden, rows, columns)
  expect(new Set(change).size).toBeGreaterThan(change.length / 2)
  expect(farthestApart(change, answer)).toBeLessThanOrEqual(tolerance)
  const winter = await grow({ ...golden, weather: [1, 0, 0, 0, 0, 0] }, rows, columns)
  expect(farthestApart(change, winter)).toBeGreaterThan(100 * tolerance)
})

test('the manifest tells the truth about the file', () => {
  const { parameters, inputs, outputs, styles } = written.models.growth
  expect(entry.bytes).toBe(bytes.length)
  expect(entry.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(styles).toEqual({})
  expect(bytes.length).toBeGreaterThan(4 * parameters)
  expect(bytes.length).toBeLessThan(4 * parameters + 30_000)
  for (const [spec, tensors] of [
    [GROWTH_SPEC.inputs, inputs],
    [GROWTH_SPEC.outputs, outputs],
  ]) {
    const shapes = Object.entries<{ shape: (string | number)[] }>(tensors).map(([name, { shape }]) => [
      name,
      shape.map((size) => (typeof size === 'number' ? size : null)),
    ])
    expect(Object.fromEntries(shapes)).toEqual(spec)
  }
})

test('the model keeps to its budget: 50,000 parameters, 4,000 multiply-adds a cell', () => {
  expect(written.models.growth.parameters).toBeGreaterThan(0)
  expect(written.models.growth.parameters).toBeLessThanOrEqual(50_000)
  expect(entry.multiplyAddsPerSample).toBeLessThanOrEqual(4_000)
})

test('what lies beyond the margin of a chunk does not bear on its inside', async () => {
  const margin: number = written.models.growth.marginCells
  const [rows, columns] = [8 + 2 * margin, 8 + 2 * margin]
  const count = rows * columns
  const random = Array.from({ length: 19 * count }, (_, i) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1)
  const inputs = {
    state: random.slice(0, 10 * count),
    burnt: Array<number>(count).fill(0),
    site: random.slice(10 * count, 18 * count),
    weather: [-1, 0, 0.2, 0.1, 0.5, 0.5],
  }
  const isInside = (i: number) => {
    const [row, column] = [Math.floor((i % count) / columns), i % columns]
    return row >= margin && row < margin + 8 && column >= margin && column < margin + 8
  }
  const inner = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => isInside(i))
  const isOutermost = (i: number) => i % columns === 0 || i % count < columns
  const changed = { ...inputs, state: inputs.state.map((value, i) => (isOutermost(i) ? 1 - value : value)) }
  const [one, other] = [await grow(inputs, rows, columns), await grow(changed, rows, columns)]
  expect(farthestApart(inner(one), inner(other))).toBeLessThan(1e-6)
  expect(farthestApart(one, other)).toBeGreaterThan(1e-3)
})
