import { type ModelEntry, ModelError, parseManifest } from './manifest'
import { RELIEF_SPEC } from './modelSpec'
import { openModel } from './openModel'
import { createReliefModel, type ReliefModel } from './reliefModel'
import { type Backend, type StartedRuntime, startRuntime } from './runtime'

/** The relief model with what its manifest says, and the engine it runs on. */
export interface OpenRelief extends ReliefModel {
  readonly styles: ModelEntry['styles']
  readonly backend: Backend
  /** First sixteen digits of the file's SHA-256. */
  readonly hash: string
}

export interface OpenReliefOptions {
  /** Folder of the model files, absolute. */
  readonly modelsUrl: string
  readonly backend: Backend
  /** Fetches a model file whose hash is known; `fetch` unless something is kept. */
  readonly fetchFile?: (file: { readonly url: URL; readonly sha256: string }) => Promise<Response>
  readonly progress: (loadedBytes: number, totalBytes: number) => void
}

/** About what ONNX Runtime weighs on the wire, for an honest progress bar. */
const RUNTIME_BYTES = 3_700_000

/**
 * Fetches the relief model and the runtime, checks both, and warms the model up.
 * @throws ModelError with a sentence for a person
 */
export async function openRelief({
  modelsUrl,
  backend,
  progress,
  fetchFile = ({ url }) => fetch(url),
}: OpenReliefOptions): Promise<OpenRelief> {
  const runtimeComing = startRuntime(backend)
  runtimeComing.catch(() => undefined)
  const manifest = parseManifest(await fetchJson(new URL('manifest.json', modelsUrl)))
  const entry = manifest.models.relief
  if (!entry) throw new ModelError('missing', 'The list of land files does not name the relief model.')
  const total = RUNTIME_BYTES + entry.bytes
  const url = new URL(entry.file, modelsUrl)
  const bytes = await readBytes(await fetchOk(url, () => fetchFile({ url, sha256: entry.sha256 })), entry)
  progress(entry.bytes, total)
  const { runtime, session, used } = await startSession(await runtimeComing, entry, bytes)
  progress(total, total)
  return { ...createReliefModel(runtime, session), styles: entry.styles, backend: used, hash: entry.sha256.slice(0, 16) }
}

/** Opens a session; with WebAssembly where WebGPU was to do it and its engine cannot be had, without a network for instance. */
async function startSession(started: StartedRuntime, entry: ModelEntry, bytes: Uint8Array) {
  const open = async ({ runtime, executionProviders, used }: StartedRuntime) => {
    const session = await openModel({ runtime, spec: RELIEF_SPEC, entry, bytes, executionProviders })
    return { runtime, session, used }
  }
  try {
    return await open(started)
  } catch (error) {
    if (started.used === 'wasm' || (error instanceof ModelError && (error.fault === 'corrupt' || error.fault === 'version'))) throw error
    return open(await startRuntime('wasm'))
  }
}

async function fetchOk(url: URL, fetchFile: () => Promise<Response> = () => fetch(url)): Promise<Response> {
  let response: Response
  try {
    response = await fetchFile()
  } catch (cause) {
    throw new ModelError('missing', `The file ${fileName(url)} could not be fetched.`, { cause })
  }
  if (!response.ok) throw new ModelError('missing', `The file ${fileName(url)} is missing (${response.status}).`)
  return response
}

async function fetchJson(url: URL): Promise<unknown> {
  const text = await (await fetchOk(url)).text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ModelError('corrupt', `The file ${fileName(url)} is damaged.`, { cause })
  }
}

/** Reads a body but never more than it should hold. */
async function readBytes(response: Response, { file, bytes: expected }: ModelEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > expected * 2 + 1024) throw new ModelError('corrupt', `The file ${file} is larger than it should be.`)
  return bytes
}

function fileName(url: URL): string {
  return url.pathname.split('/').pop() ?? url.pathname
}
