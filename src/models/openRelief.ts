import { type FetchFile, fetchEntry, fetchModel } from './fetchModel'
import { type ModelEntry, ModelError } from './manifest'
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
  readonly fetchFile?: FetchFile
  readonly progress: (loadedBytes: number, totalBytes: number) => void
}

/** About what ONNX Runtime weighs on the wire, for an honest progress bar. */
const RUNTIME_BYTES = 3_700_000

/**
 * Fetches the relief model and the runtime, checks both, and warms the model up.
 * @throws ModelError with a sentence for a person
 */
export async function openRelief({ modelsUrl, backend, progress, fetchFile }: OpenReliefOptions): Promise<OpenRelief> {
  const runtimeComing = startRuntime(backend, modelsUrl)
  runtimeComing.catch(() => undefined)
  const entry = await fetchEntry(modelsUrl, 'relief')
  const total = RUNTIME_BYTES + entry.bytes
  const bytes = await fetchModel(modelsUrl, entry, fetchFile)
  progress(entry.bytes, total)
  const { runtime, session, used } = await startSession(await runtimeComing, entry, bytes, modelsUrl)
  progress(total, total)
  return { ...createReliefModel(runtime, session), styles: entry.styles, backend: used, hash: entry.sha256.slice(0, 16) }
}

/** Opens a session; with WebAssembly where WebGPU was to do it and its engine cannot be had, without a network for instance. */
async function startSession(started: StartedRuntime, entry: ModelEntry, bytes: Uint8Array, modelsUrl: string) {
  const open = async ({ runtime, executionProviders, used }: StartedRuntime) => {
    const session = await openModel({ runtime, spec: RELIEF_SPEC, entry, bytes, executionProviders })
    return { runtime, session, used }
  }
  try {
    return await open(started)
  } catch (error) {
    if (started.used === 'wasm' || (error instanceof ModelError && (error.fault === 'corrupt' || error.fault === 'version'))) throw error
    return open(await startRuntime('wasm', modelsUrl))
  }
}
