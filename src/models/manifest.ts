/** One model file as `public/models/manifest.json` describes it. */
export interface ModelEntry {
  readonly file: string
  readonly version: number
  readonly opset: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly bytes: number
  readonly multiplyAddsPerSample: number
  readonly styles: Readonly<Record<string, readonly number[]>>
}

export interface ModelManifest {
  readonly models: Readonly<Record<string, ModelEntry>>
}

const LARGEST_FILE_BYTES = 8_000_000

/** Reads a manifest. @throws ModelError `version` or `corrupt` when it is not one we know */
export function parseManifest(json: unknown): ModelManifest {
  if (!isRecord(json) || !isRecord(json.models)) throw new ModelError('corrupt', 'The list of model files is damaged.')
  if (json.format !== 1)
    throw new ModelError('version', `The list of model files has format ${String(json.format)}; this page reads format 1.`)
  return { models: Object.fromEntries(Object.entries(json.models).map(([name, entry]) => [name, parseEntry(name, entry)])) }
}

function parseEntry(name: string, entry: unknown): ModelEntry {
  const bad = (what: string) => new ModelError('corrupt', `The entry of the model "${name}" has no valid ${what}.`)
  if (!isRecord(entry)) throw bad('content')
  const { file, version, opset, sha256, bytes, multiplyAddsPerSample, styles } = entry
  if (typeof file !== 'string' || !/^[\w.-]+\.onnx$/.test(file)) throw bad('file name')
  if (!isCount(version)) throw bad('version')
  if (!isCount(opset)) throw bad('opset')
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw bad('hash')
  if (!isCount(bytes) || bytes > LARGEST_FILE_BYTES) throw bad('size')
  if (typeof multiplyAddsPerSample !== 'number' || !(multiplyAddsPerSample > 0)) throw bad('cost')
  if (!isStyles(styles)) throw bad('style codes')
  return { file, version, opset, sha256, bytes, multiplyAddsPerSample, styles }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function isStyles(value: unknown): value is Record<string, number[]> {
  return isRecord(value) && Object.values(value).every((code) => Array.isArray(code) && code.length === 4 && code.every(Number.isFinite))
}

/** Why a model cannot be used. */
export type ModelFault = 'missing' | 'corrupt' | 'version' | 'wasm-refused' | 'failed'

/** A model that cannot be used, with a sentence for a person. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  constructor(
    readonly fault: ModelFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
