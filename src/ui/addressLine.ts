/** An address that says which world is open and from where it is seen, as the browser's own does. */
export interface AddressLine {
  readonly search: string
  readonly hash: string
  /** Changes it, from the query on. @param how whether the way back leads to what it was before */
  write(how: 'push' | 'replace', address: string): void
  /** Calls `listener` when somebody has gone back, or forth. */
  onReturn(listener: () => void, signal: AbortSignal): void
}

/** The browser's own. */
export const PAGE_ADDRESS: AddressLine = {
  get search() {
    return location.search
  },
  get hash() {
    return location.hash
  },
  write: (how, address) => {
    // In frames without an address of their own the browser refuses; then the link is simply not kept.
    try {
      if (how === 'push') history.pushState(null, '', address)
      else history.replaceState(null, '', address)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
    }
  },
  onReturn: (listener, signal) => window.addEventListener('popstate', listener, { signal }),
}

/** One that nobody sees: an element has none of its own. */
export function ownAddress(search: string, hash: string): AddressLine {
  let now = new URL(`${search}${hash}`, 'https://world.invalid/')
  return {
    get search() {
      return now.search
    },
    get hash() {
      return now.hash
    },
    write: (_how, address) => {
      now = new URL(address, now)
    },
    onReturn: () => undefined,
  }
}
