import { type Backend, parseManifest, startRuntime } from '../../../src/models'
import type { LandTile } from '../../../src/streaming/landTile'
import type { Engine } from '../throughput/engine'
import { measureThroughput, type ThroughputJob, type ThroughputReport } from '../throughput/measureThroughput'

export interface WorkerJob extends ThroughputJob {
  readonly backend: Backend
  /** Folder of the model files, absolute. */
  readonly modelsUrl: string
}

export type FromThroughputWorker =
  | { readonly type: 'tiles'; readonly tiles: readonly LandTile[] }
  | { readonly type: 'report'; readonly report: ThroughputReport }
  | { readonly type: 'failed'; readonly message: string }

addEventListener('message', async ({ data }: MessageEvent<WorkerJob>) => {
  try {
    post({ type: 'report', report: await measureThroughput(await openEngine(data), data) })
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})

function post(message: FromThroughputWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}

async function openEngine({ backend, modelsUrl }: WorkerJob): Promise<Engine> {
  const { runtime, executionProviders, used } = await startRuntime(backend, modelsUrl)
  if (used !== backend) throw new Error(`This browser has no ${backend}.`)
  const manifest = await fetch(new URL('manifest.json', modelsUrl))
  const entry = parseManifest(await manifest.json()).models.relief
  if (!entry) throw new Error('The list of model files does not name the relief model.')
  const model = new Uint8Array(await (await fetch(new URL(entry.file, modelsUrl))).arrayBuffer())
  return {
    runtime,
    executionProviders,
    entry,
    model,
    deliver: (tiles) =>
      post(
        { type: 'tiles', tiles },
        tiles.flatMap(({ heights, surface }) => [heights.buffer, surface.buffer]),
      ),
  }
}
