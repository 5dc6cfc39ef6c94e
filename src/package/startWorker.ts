/**
 * Starts a worker of ours. It stands in the package for the function of the same name in `streaming`: bundlers know a worker by the form of the words that start it.
 * @throws DOMException where no worker may run
 */
export function startWorker(_url: string, name: string): Worker {
  switch (name) {
    case 'terrella-land':
      return new Worker(new URL('../streaming/land.worker.ts', import.meta.url), { type: 'module', name: 'terrella-land' })
    case 'terrella-sound':
      return new Worker(new URL('../sound/materials.worker.ts', import.meta.url), { type: 'module', name: 'terrella-sound' })
    default:
      throw new RangeError(`There is no worker ${name} in the package.`)
  }
}
