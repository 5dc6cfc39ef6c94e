import type { LandStream } from './streaming'

/** How long somebody waits for the land to show what was done. */
const PATIENCE_MILLISECONDS = 30_000

/** Done when all land in the picture is there, or has taken too long. */
export function whenSettled({ status }: LandStream): Promise<void> {
  if (status.getState().settled) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const unsubscribe = status.subscribe(({ settled }) => settled && end())
    const timer = setTimeout(end, PATIENCE_MILLISECONDS)
  })
}
