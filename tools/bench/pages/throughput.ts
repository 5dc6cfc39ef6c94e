import type { ThroughputReport } from '../throughput/measureThroughput'
import type { FromThroughputWorker, WorkerJob } from './throughput.worker'

declare global {
  /** Measures in a worker of this page; the benchmark calls it from outside. */
  var measureThroughputInWorker: (job: WorkerJob) => Promise<ThroughputReport>
}

globalThis.measureThroughputInWorker = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./throughput.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromThroughputWorker>) => {
      if (data.type === 'tiles') return
      worker.terminate()
      if (data.type === 'report') resolve(data.report)
      else reject(new Error(data.message))
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker did not start.')))
    worker.postMessage(job)
  })
