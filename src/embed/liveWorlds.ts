/** Whoever has a live world, or wants one. */
export interface LiveWorld {
  /** Whether somebody can see it. */
  readonly isSeen: () => boolean
  /** Gives its place to another. */
  readonly giveWay: () => void
  /** There is a place again. */
  readonly onPlace: () => void
}

interface Places {
  most: number
  readonly live: Set<LiveWorld>
  readonly waiting: Set<LiveWorld>
}

/** One table for the page, whichever versions of the element are on it. */
const KEY = Symbol.for('terrella.live-worlds')

/** How many worlds may be live on this page at once; one, if nothing is said. */
export function setMostLiveWorlds(most: number): void {
  places().most = Math.max(1, Math.floor(most))
}

/** Takes a place for a world that comes by itself: a free one, or, for one that is seen, the place of one that is not. @returns false when it must wait; then it is told of a place */
export function askForPlace(world: LiveWorld): boolean {
  const { live, waiting, most } = places()
  if (live.has(world)) return true
  if (live.size < most) return take(world)
  const unseen = world.isSeen() ? [...live].find((other) => !other.isSeen()) : undefined
  if (!unseen) {
    waiting.add(world)
    return false
  }
  push(unseen)
  return take(world)
}

/** Takes a place for a world that somebody has asked for: the one that has been live longest makes room. */
export function insistOnPlace(world: LiveWorld): void {
  const { live, most } = places()
  if (live.has(world)) return
  const oldest = [...live].find((other) => !other.isSeen()) ?? [...live][0]
  if (live.size >= most && oldest) push(oldest)
  take(world)
}

/** A world needs no place any more. */
export function leavePlace(world: LiveWorld): void {
  const { live, waiting } = places()
  waiting.delete(world)
  if (live.delete(world)) offerPlace()
}

/** Tells the first that waits and is seen. */
export function offerPlace(): void {
  const { live, waiting, most } = places()
  const hasRoom = live.size < most || [...live].some((other) => !other.isSeen())
  const next = hasRoom ? [...waiting].find((world) => world.isSeen()) : undefined
  if (!next) return
  waiting.delete(next)
  next.onPlace()
}

function take(world: LiveWorld): true {
  const { live, waiting } = places()
  waiting.delete(world)
  live.add(world)
  return true
}

function push(world: LiveWorld): void {
  places().live.delete(world)
  world.giveWay()
}

function places(): Places {
  const page = globalThis as { [KEY]?: Places }
  page[KEY] ??= { most: 1, live: new Set(), waiting: new Set() }
  return page[KEY]
}
