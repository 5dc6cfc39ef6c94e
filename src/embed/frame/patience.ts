/** What timers can count to; beyond it they end at once. */
const LONGEST_TIMER = 2 ** 31 - 1

/** Calls `lost` after some time, and never for more than a timer can count, Infinity for instance. @returns ends the waiting */
export function setPatience(milliseconds: number, lost: () => void): () => void {
  if (!(milliseconds <= LONGEST_TIMER)) return () => undefined
  const timer = setTimeout(lost, milliseconds)
  return () => clearTimeout(timer)
}
