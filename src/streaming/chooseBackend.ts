import { openWorker } from './landWorkerClient'
import type { Backend, FromWorker } from './protocol'

/** WebGPU must be this much faster to be worth its larger download and its other last digits. */
const WORTHWHILE = 1.5

/** A backend that does not answer in this time is not chosen. */
const PATIENCE_MILLISECONDS = 60_000

/**
 * Times the relief model on both engines, one after the other, each in a worker of its own, and says which to use on this machine.
 * Where there is no WebGPU, or the visitor saves data, nothing is fetched and the answer is `wasm`.
 */
export async function chooseBackend(modelsUrl: string): Promise<Backend> {
  const isSparing = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  if (isSparing || !('gpu' in navigator) || !(await hasAdapter())) return 'wasm'
  const wasm = await timeBackend('wasm', modelsUrl)
  const webgpu = await timeBackend('webgpu', modelsUrl)
  return wasm !== undefined && webgpu !== undefined && webgpu * WORTHWHILE < wasm ? 'webgpu' : 'wasm'
}

async function hasAdapter(): Promise<boolean> {
  try {
    return (await navigator.gpu.requestAdapter()) !== null
  } catch {
    return false
  }
}

/** Milliseconds for a run of the relief model; undefined when this backend is not to be had. */
function timeBackend(backend: Backend, modelsUrl: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const finish = (milliseconds: number | undefined) => {
      clearTimeout(timer)
      worker.close()
      resolve(milliseconds)
    }
    const receive = (message: FromWorker) => {
      if (message.type === 'timed') finish(message.backend === backend ? message.millisecondsPerRun : undefined)
      if (message.type === 'failed') finish(undefined)
    }
    const worker = openWorker(receive, () => finish(undefined))
    const timer = setTimeout(() => finish(undefined), PATIENCE_MILLISECONDS)
    worker.post({ type: 'time', modelsUrl, backend })
  })
}
