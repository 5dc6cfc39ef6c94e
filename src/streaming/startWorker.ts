/**
 * Starts a worker of ours. A browser lets a page start only workers of its own origin; of code from elsewhere, or in a frame without an origin, one that does nothing but import it.
 * @param url of the worker's module, absolute
 * @throws DOMException where no worker may run
 */
export function startWorker(url: string, name: string): Worker {
  if (new URL(url).origin === self.origin) return new Worker(url, { type: 'module', name })
  const start = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)}`], { type: 'text/javascript' }))
  const worker = new Worker(start, { type: 'module', name })
  // It has been read by the time that it answers, or has failed.
  for (const sign of ['message', 'error']) worker.addEventListener(sign, () => URL.revokeObjectURL(start), { once: true })
  return worker
}
