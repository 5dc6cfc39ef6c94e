/** Leaves a user-timing mark, the first time it is called. */
export function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length === 0) performance.mark(name)
}
