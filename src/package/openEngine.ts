import * as ort from 'onnxruntime-web/wasm'
import type { Relief } from '../land'
import { createReliefModel, ModelError, openModel, parseManifest, RELIEF_SPEC, type ReliefModel } from '../models'
import type { ReadFile } from './landFiles'

/** The relief model, and which file it is. */
export interface Engine extends ReliefModel {
  readonly styles: Relief['styles']
  /** First sixteen digits of the file's SHA-256. */
  readonly hash: string
}

/** ONNX Runtime is one for the whole program: its WebAssembly is read for the first land alone. */
let isStarted = false

/**
 * Opens the relief model on ONNX Runtime's WebAssembly, on one thread: its bits are the same everywhere.
 * @throws ModelError when a file is missing or not the one the manifest names
 */
export async function openEngine(read: ReadFile): Promise<Engine> {
  const entry = parseManifest(parse(await read('models/manifest.json'))).models.relief
  if (!entry) throw new ModelError('missing', 'The list of model files does not name the relief model.')
  const bytes = await read('models/relief.onnx')
  if (!isStarted) {
    const wasm = await read('engine/ort-wasm-simd-threaded.wasm')
    ort.env.wasm.wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer
    ort.env.wasm.numThreads = 1
  }
  const session = await openModel({ runtime: ort, spec: RELIEF_SPEC, entry, bytes, executionProviders: ['wasm'] })
  isStarted = true
  ort.env.wasm.wasmBinary = undefined
  return { ...createReliefModel(ort, session), styles: entry.styles, hash: entry.sha256.slice(0, 16) }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new ModelError('corrupt', 'The list of model files is damaged.', { cause })
  }
}
