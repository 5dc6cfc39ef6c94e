/** Leaves a user-timing mark, the first time it is called. */
export function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length === 0) performance.mark(name)
}

/** Leaves a user-timing mark in the place of the last of its name. */
export function markLast(name: string): void {
  performance.clearMarks(name)
  performance.mark(name)
}
