/**
 * Starts a worker of ours. A browser lets a page start only workers of its own origin; of code from elsewhere, or in a frame without an origin, one that does nothing but import it.
 * @param url of the worker's module, absolute
 * @throws DOMException where no worker may run
 */
export function startWorker(url: string, name: string): Worker {
  const options = { type: 'module', name } as const
  if (new URL(url).origin === self.origin) return new Worker(url, options)
  const script = `import ${JSON.stringify(url)}`
  // Chromium starts no module worker from a blob where there is no origin. Elsewhere a blob keeps the page's origin, and with it what is stored.
  if (self.origin === 'null') return new Worker(`data:text/javascript,${encodeURIComponent(script)}`, options)
  const start = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const worker = new Worker(start, options)
  // It has been read by the time that it answers, or has failed.
  for (const sign of ['message', 'error']) worker.addEventListener(sign, () => URL.revokeObjectURL(start), { once: true })
  return worker
}
