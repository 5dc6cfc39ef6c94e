/** Why the browser does not do what the store asks of it. */
export type StoreFault =
  /** Another tab has written to the world since it was read. */
  | 'changed-elsewhere'
  /** There is no such world: deleted for good, or the browser has thrown its storage away. */
  | 'gone'
  | 'unreadable'
  /** The log is as long as a log can be. */
  | 'log-full'
  | 'disk-full'
  | 'unavailable'

export interface StoreFailure {
  readonly status: 'failed'
  readonly fault: StoreFault
  /** A sentence for the visitor. */
  readonly reason: string
}

export type StoreAnswer<Value> = { readonly status: 'done'; readonly value: Value } | StoreFailure

const SENTENCES: Record<StoreFault, string> = {
  'changed-elsewhere': 'This world was changed in another tab.',
  gone: 'The browser no longer has this world.',
  unreadable: 'What the browser kept of this world cannot be read.',
  'log-full': 'This world has as many edits as a world can have.',
  'disk-full': 'The browser has no room left.',
  unavailable: 'The browser keeps nothing here.',
}

export function done<Value>(value: Value): StoreAnswer<Value> {
  return { status: 'done', value }
}

export function failed(fault: StoreFault, reason = SENTENCES[fault]): StoreFailure {
  return { status: 'failed', fault, reason }
}

/** What a refusal of the browser means. @throws the error itself when it is none */
export function explainRefusal(error: unknown): StoreFailure {
  if (!(error instanceof DOMException)) throw error
  switch (error.name) {
    case 'QuotaExceededError':
      return failed('disk-full')
    case 'VersionError':
      return failed('unavailable', 'A newer version of Terrella was here. Reload to get it.')
    case 'SecurityError':
      return failed('unavailable', 'The browser allows no storage in this frame or mode.')
    default:
      return failed('unavailable', `The browser refused to keep it (${error.name}).`)
  }
}
