import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type * as Ort from 'onnxruntime-web/wasm'
import { type ModelEntry, ModelError } from './manifest'
import type { ModelSpec } from './modelSpec'

/** The part of ONNX Runtime that is used; passed in, so that worker, Node and tests bring their own build. */
export type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor'>

export interface OpenModelOptions {
  readonly runtime: Runtime
  readonly spec: ModelSpec
  readonly entry: ModelEntry
  /** The file's content. */
  readonly bytes: Uint8Array
  readonly executionProviders: Ort.InferenceSession.ExecutionProviderConfig[]
}

/**
 * Checks a model file against its manifest entry and its spec, and opens a session.
 * @throws ModelError `corrupt`, `version`, `wasm-refused` or `failed`, with a sentence for a person
 */
export async function openModel({ runtime, spec, entry, bytes, executionProviders }: OpenModelOptions): Promise<Ort.InferenceSession> {
  if (entry.version !== spec.version || entry.opset !== spec.opset) {
    throw new ModelError('version', `The model "${spec.name}" is version ${entry.version}; this page needs version ${spec.version}.`)
  }
  if (bytes.length !== entry.bytes || bytesToHex(sha256(bytes)) !== entry.sha256) {
    throw new ModelError('corrupt', `The file ${entry.file} is damaged: it is not the one the manifest names.`)
  }
  let session: Ort.InferenceSession
  try {
    session = await runtime.InferenceSession.create(bytes, { executionProviders, graphOptimizationLevel: 'all' })
  } catch (cause) {
    throw explain(cause, entry)
  }
  checkShapes(spec, session)
  return session
}

function explain(cause: unknown, entry: ModelEntry): ModelError {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (/protobuf/i.test(text)) return new ModelError('corrupt', `The file ${entry.file} is not a model.`, { cause })
  if (/wasm|WebAssembly|backend/i.test(text))
    return new ModelError('wasm-refused', 'WebAssembly could not be started in this page.', { cause })
  return new ModelError('failed', `The model ${entry.file} could not be opened: ${text}`, { cause })
}

function checkShapes(spec: ModelSpec, session: Ort.InferenceSession): void {
  const sides = [
    ['input', spec.inputs, session.inputMetadata],
    ['output', spec.outputs, session.outputMetadata],
  ] as const
  for (const [side, expected, found] of sides) {
    for (const [name, shape] of Object.entries(expected)) {
      const tensor = found.find((candidate) => candidate.name === name)
      if (!tensor?.isTensor) throw new ModelError('version', `The model "${spec.name}" has no ${side} "${name}".`)
      const fits =
        tensor.type === 'float32' &&
        tensor.shape.length === shape.length &&
        shape.every((size, i) => size === null || size === tensor.shape[i])
      if (!fits) {
        const got = `${tensor.type} [${tensor.shape.join(', ')}]`
        throw new ModelError(
          'version',
          `Expected ${side} "${name}" of "${spec.name}" as float32 [${shape.map((s) => s ?? '?').join(', ')}], got ${got}.`,
        )
      }
    }
  }
}
