import { type FetchFile, fetchEntry, fetchModel } from './fetchModel'
import { createGrowthModel, type GrowthModel } from './growthModel'
import { GROWTH_SPEC } from './modelSpec'
import { openModel } from './openModel'
import { startRuntime } from './runtime'

/** The growth model, and which file it is. */
export interface OpenGrowth extends GrowthModel {
  /** First sixteen digits of the file's SHA-256. */
  readonly hash: string
}

/**
 * Fetches the growth model and opens it. It runs on WebAssembly always: what grows is kept, and must not hang on a graphics card.
 * @param modelsUrl folder of the model files, absolute
 * @throws ModelError with a sentence for a person
 */
export async function openGrowth(modelsUrl: string, fetchFile?: FetchFile): Promise<OpenGrowth> {
  const entry = await fetchEntry(modelsUrl, 'growth')
  const bytes = await fetchModel(modelsUrl, entry, fetchFile)
  const { runtime, executionProviders } = await startRuntime('wasm', modelsUrl)
  const session = await openModel({ runtime, spec: GROWTH_SPEC, entry, bytes, executionProviders })
  return { ...createGrowthModel(runtime, session), hash: entry.sha256.slice(0, 16) }
}
