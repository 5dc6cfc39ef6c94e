/** The service worker that keeps the page's own files: fetched and checked when it is installed, and from then on it answers for them. */
export interface ShellWorker {
  /** Done when every file of the page is there, checked by its hash. @throws Error when one could not be had */
  readonly installed: Promise<void>
  /** Lets the newer version take over. */
  takeOver(): void
}

export interface ShellWorkerListeners {
  /** A newer version has been fetched and waits. */
  readonly onWaiting: () => void
  /** Another version answers from now on; this page is still the old one. */
  readonly onReplaced: () => void
}

/** Starts the service worker. Undefined where this page may have none. */
export async function startShellWorker(url: string, { onWaiting, onReplaced }: ShellWorkerListeners): Promise<ShellWorker | undefined> {
  let container: ServiceWorkerContainer
  let registration: ServiceWorkerRegistration
  try {
    container = navigator.serviceWorker
    registration = await container.register(url, { updateViaCache: 'none' })
  } catch {
    return undefined
  }
  let hasController = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (hasController) onReplaced()
    hasController = true
  })
  const watch = (worker: ServiceWorker | null) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active) onWaiting()
    })
  }
  if (registration.waiting && registration.active) onWaiting()
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
  return {
    installed: registration.active ? Promise.resolve() : activated(registration.installing ?? registration.waiting),
    takeOver: () => registration.waiting?.postMessage({ type: 'SKIP_WAITING' }),
  }
}

function activated(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (worker?.state === 'activated') resolve()
      else if (!worker || worker.state === 'redundant') reject(new Error('A file of the page could not be fetched whole.'))
    }
    worker?.addEventListener('statechange', check)
    check()
  })
}
