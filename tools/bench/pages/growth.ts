import type { GrowthRound } from '../growth/measureGrowth'
import type { FromGrowthWorker, GrowthJob } from './growth.worker'

declare global {
  /** Measures in a worker of this page; the benchmark calls it from outside. */
  var measureGrowthInWorker: (job: GrowthJob) => Promise<readonly GrowthRound[]>
}

globalThis.measureGrowthInWorker = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./growth.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromGrowthWorker>) => {
      worker.terminate()
      if (data.type === 'rounds') resolve(data.rounds)
      else reject(new Error(data.message))
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker did not start.')))
    worker.postMessage(job)
  })
