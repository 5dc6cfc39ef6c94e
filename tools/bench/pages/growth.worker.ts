import { parseManifest, startRuntime } from '../../../src/models'
import { type GrowthRound, measureGrowth } from '../growth/measureGrowth'

export interface GrowthJob {
  readonly rounds: number
  readonly side: number
  /** Folder of the model files, absolute. */
  readonly modelsUrl: string
}

export type FromGrowthWorker =
  | { readonly type: 'rounds'; readonly rounds: readonly GrowthRound[] }
  | { readonly type: 'failed'; readonly message: string }

addEventListener('message', async ({ data }: MessageEvent<GrowthJob>) => {
  try {
    post({ type: 'rounds', rounds: await measure(data) })
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})

function post(message: FromGrowthWorker): void {
  postMessage(message)
}

async function measure({ modelsUrl, side, rounds }: GrowthJob): Promise<readonly GrowthRound[]> {
  const { runtime, executionProviders } = await startRuntime('wasm', modelsUrl)
  const manifest = await fetch(new URL('manifest.json', modelsUrl))
  const entry = parseManifest(await manifest.json()).models.growth
  if (!entry) throw new Error('The list of model files does not name the growth model.')
  const bytes = new Uint8Array(await (await fetch(new URL(entry.file, modelsUrl))).arrayBuffer())
  return measureGrowth({ runtime, executionProviders, bytes, side, rounds })
}
