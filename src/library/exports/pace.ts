/** What a long piece of work tells and is told while it runs. */
export interface Pace {
  /** @param share of the work that is done, 0 to 1 */
  readonly onProgress?: (share: number) => void
  /** Ends the work by an AbortError. */
  readonly signal?: AbortSignal
}

/** The page waits no longer than this for its turn. */
const TURN_MILLISECONDS = 8

/** To be awaited between parts of the work: gives way to the page when a turn is over. @throws AbortError when the work is wanted no more */
export function pacer({ onProgress, signal }: Pace): (share: number) => Promise<void> {
  let turnEnds = performance.now() + TURN_MILLISECONDS
  signal?.throwIfAborted()
  return async (share) => {
    if (performance.now() < turnEnds) return
    onProgress?.(share)
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    turnEnds = performance.now() + TURN_MILLISECONDS
  }
}
