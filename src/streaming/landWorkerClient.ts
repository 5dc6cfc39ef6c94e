import workerUrl from './land.worker.ts?worker&url'
import type { FromWorker, ToWorker } from './protocol'
import { startWorker } from './startWorker'

/** The land worker as the page sees it. */
export interface LandWorkerClient {
  readonly post: (message: ToWorker) => void
  readonly close: () => void
}

/** Starts the land worker. `failed` is told when it cannot start or dies. */
export function openWorker(receive: (message: FromWorker) => void, failed: (message: string) => void): LandWorkerClient {
  try {
    const worker = startWorker(new URL(workerUrl, import.meta.url).href, 'terrella-land')
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => receive(event.data))
    worker.addEventListener('error', (event) => failed(`The land could not be opened: ${event.message || 'its worker did not start'}.`))
    return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
  } catch (cause) {
    queueMicrotask(() => failed(`The land could not be opened: ${cause instanceof Error ? cause.message : String(cause)}`))
    return { post: () => undefined, close: () => undefined }
  }
}
