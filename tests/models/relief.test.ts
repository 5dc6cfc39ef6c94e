import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReliefModel, type ModelEntry, openModel, parseManifest, RELIEF_SPEC, type ReliefModel } from '../../src/models'
import { farthestApart, readGoldenRelief } from './goldenRelief'

const folder = new URL('../../public/models/', import.meta.url)
const written = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))
const entry = parseManifest(written).models.relief as ModelEntry
const bytes = new Uint8Array(readFileSync(new URL(entry.file, folder)))

let session: ort.InferenceSession
let model: ReliefModel
beforeAll(async () => {
  ort.env.wasm.numThreads = 1
  session = await openModel({ runtime: ort, spec: RELIEF_SPEC, entry, bytes, executionProviders: ['wasm'] })
  model = createReliefModel(ort, session)
})
afterAll(() => model.dispose())

test('the golden input gives the golden output', async () => {
  const { window, fine, toleranceMetres } = readGoldenRelief()
  expect(toleranceMetres).toBeLessThanOrEqual(window.cellMetres / 1000)
  // A model that only interpolated would not need its noise, and a golden output of one elevation would show nothing.
  expect(new Set(fine).size).toBeGreaterThan(fine.length / 2)
  expect(farthestApart(fine, await model.refine(window))).toBeLessThanOrEqual(toleranceMetres)
  const silent = await model.refine({ ...window, noise: new Float32Array(window.noise.length) })
  expect(farthestApart(fine, silent)).toBeGreaterThan(100 * toleranceMetres)
})

test('the manifest tells the truth about the file', () => {
  const { parameters, inputs, outputs } = written.models.relief
  expect(entry.bytes).toBe(bytes.length)
  expect(entry.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect([entry.version, entry.opset]).toEqual([RELIEF_SPEC.version, RELIEF_SPEC.opset])
  // Four bytes a parameter, and what the graph around them takes.
  expect(bytes.length).toBeGreaterThan(4 * parameters)
  expect(bytes.length).toBeLessThan(4 * parameters * 1.1 + 30_000)
  for (const [spec, tensors] of [
    [RELIEF_SPEC.inputs, inputs],
    [RELIEF_SPEC.outputs, outputs],
  ]) {
    const shapes = Object.entries<{ shape: (string | number)[] }>(tensors).map(([name, { shape }]) => [
      name,
      shape.map((size) => (typeof size === 'number' ? size : null)),
    ])
    expect(Object.fromEntries(shapes)).toEqual(spec)
  }
  expect([...session.inputNames].sort()).toEqual(Object.keys(inputs).sort())
  expect([...session.outputNames]).toEqual(Object.keys(outputs))
})

test('the model keeps to its budget: 300,000 parameters, 1.2 MB, 20,000 multiply-adds a sample', () => {
  expect(written.models.relief.parameters).toBeGreaterThan(0)
  expect(written.models.relief.parameters).toBeLessThanOrEqual(300_000)
  expect(bytes.length).toBeLessThanOrEqual(1.2e6)
  expect(entry.multiplyAddsPerSample).toBeGreaterThan(0)
  expect(entry.multiplyAddsPerSample).toBeLessThanOrEqual(20_000)
})

test('values of the wrong number are refused, naming the tensor and both sides', async () => {
  const { window } = readGoldenRelief()
  const { rows, columns } = window
  const cells = rows * columns
  for (const [name, expected] of [
    ['coarse', cells],
    ['noise', 4 * cells],
    ['controls', 5 * cells],
  ] as const) {
    await expect(model.refine({ ...window, [name]: new Float32Array(expected - 1) })).rejects.toThrow(
      `Expected ${expected} values of "${name}", got ${expected - 1}.`,
    )
  }
  // A refused run leaves the queue free for the next.
  expect(await model.refine(window)).toHaveLength(4 * (rows - 20) * (columns - 20))
})

test('runs asked for at once are answered one by one, each with its own land', async () => {
  const { window } = readGoldenRelief()
  const raised = { ...window, coarse: window.coarse.map((height) => height + 1000) }
  const [one, other, again] = await Promise.all([model.refine(window), model.refine(raised), model.refine(window)])
  expect(again).toEqual(one)
  expect(farthestApart(one ?? [], other ?? [])).toBeGreaterThan(900)
})
