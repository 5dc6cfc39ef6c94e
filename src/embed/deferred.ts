/** A promise that is settled from outside. */
export interface Deferred {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** One that nobody need listen to. */
export function deferred(): Deferred {
  let [resolve, reject]: [() => void, (error: Error) => void] = [() => {}, () => {}]
  const promise = new Promise<void>((onDone, onFailed) => {
    resolve = onDone
    reject = onFailed
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
