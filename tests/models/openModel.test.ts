import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { beforeAll, expect, test } from 'vitest'
import {
  type ModelEntry,
  ModelError,
  type ModelFault,
  type ModelSpec,
  openModel,
  parseManifest,
  RELIEF_SPEC,
  type Runtime,
} from '../../src/models'

const folder = new URL('../../public/models/', import.meta.url)
const entry = parseManifest(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))).models.relief as ModelEntry
const bytes = new Uint8Array(readFileSync(new URL(entry.file, folder)))

beforeAll(() => {
  ort.env.wasm.numThreads = 1
})

interface Attempt {
  readonly entry?: Partial<ModelEntry>
  readonly spec?: Partial<ModelSpec>
  readonly bytes?: Uint8Array
  readonly runtime?: Runtime
}

/** The error that opening the real model, altered, ends with. */
async function failureOf(attempt: Attempt): Promise<ModelError> {
  const opening = openModel({
    runtime: attempt.runtime ?? ort,
    spec: { ...RELIEF_SPEC, ...attempt.spec },
    entry: { ...entry, ...attempt.entry },
    bytes: attempt.bytes ?? bytes,
    executionProviders: ['wasm'],
  })
  const outcome = await opening.then(
    () => 'opened',
    (error) => error,
  )
  expect(outcome).toBeInstanceOf(ModelError)
  return outcome
}

function entryOf(content: Uint8Array): Partial<ModelEntry> {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

function flipped(at: number): Uint8Array {
  const damaged = bytes.slice()
  damaged[at] = (damaged[at] ?? 0) ^ 1
  return damaged
}

const html = new TextEncoder().encode('<!doctype html><title>Not found</title>'.repeat(20))
const { coarse, ...withoutCoarse } = RELIEF_SPEC.inputs
const refusing = (message: string): Runtime => ({
  Tensor: ort.Tensor,
  InferenceSession: { create: () => Promise.reject(new Error(message)) },
})

const failures: [what: string, attempt: Attempt, fault: ModelFault, sentence: RegExp][] = [
  ['one bit flipped at the start', { bytes: flipped(9) }, 'corrupt', /^The file relief\.onnx is damaged: /],
  ['one bit flipped among the weights', { bytes: flipped(bytes.length >> 1) }, 'corrupt', /^The file relief\.onnx is damaged: /],
  ['a file cut short', { bytes: bytes.slice(0, -100) }, 'corrupt', /^The file relief\.onnx is damaged: /],
  ['an empty file', { bytes: new Uint8Array(0) }, 'corrupt', /^The file relief\.onnx is damaged: /],
  ['a page instead of the file', { bytes: html }, 'corrupt', /^The file relief\.onnx is damaged: /],
  ['a page that the manifest vouches for', { bytes: html, entry: entryOf(html) }, 'corrupt', /^The file relief\.onnx is not a model\.$/],
  [
    'a cut file that the manifest vouches for',
    { bytes: bytes.slice(0, 5000), entry: entryOf(bytes.slice(0, 5000)) },
    'corrupt',
    /^The file relief\.onnx is not a model\.$/,
  ],
  ['a newer version', { entry: { version: 2 } }, 'version', /^The model "relief" is version 2; this page needs version 1\.$/],
  ['another opset', { entry: { opset: 99 } }, 'version', /^The model "relief" /],
  [
    'an input of another shape',
    { spec: { inputs: { ...withoutCoarse, coarse: [null, 3, null, null] } } },
    'version',
    /^Expected input "coarse" of "relief" as float32 \[\?, 3, \?, \?\], got float32 \[.*, 1, .*\]\.$/,
  ],
  [
    'an input of another rank',
    { spec: { inputs: { cell: [1, 1] } } },
    'version',
    /^Expected input "cell" of "relief" as float32 \[1, 1\], got float32 \[1\]\.$/,
  ],
  ['an input that is not there', { spec: { inputs: { water: [1] } } }, 'version', /^The model "relief" has no input "water"\.$/],
  ['an output that is not there', { spec: { outputs: { rivers: [1] } } }, 'version', /^The model "relief" has no output "rivers"\.$/],
  [
    'an engine that did not start',
    { runtime: refusing('no available backend found. ERR: [wasm] RuntimeError: Aborted') },
    'wasm-refused',
    /^WebAssembly could not be started in this page\.$/,
  ],
  [
    'an engine that cannot run it',
    { runtime: refusing('Out of memory') },
    'failed',
    /^The model relief\.onnx could not be opened: Out of memory$/,
  ],
]

test.each(failures)('%s', async (_, attempt, fault, sentence) => {
  const error = await failureOf(attempt)
  expect(error.fault).toBe(fault)
  expect(error.message).toMatch(sentence)
})

test('the real file opens, also after all of that', async () => {
  const session = await openModel({ runtime: ort, spec: RELIEF_SPEC, entry, bytes, executionProviders: ['wasm'] })
  expect(session.outputNames).toEqual(['fine'])
  await session.release()
  expect(coarse).toEqual([null, 1, null, null])
})
