/** How far from the part of the page that is seen an element is near, in shares of that part's height. */
const NEAR = '60% 0px'

export interface Sight {
  readonly isNear: boolean
  readonly isSeen: boolean
}

interface Watched {
  isNear: boolean | undefined
  isInside: boolean | undefined
  readonly tell: () => void
}

/** All of the page share their observers: an observer tells of its elements in the order in which they came, but which of several tells first is not said. */
const watched = new Map<Element, Watched>()
let observers: readonly IntersectionObserver[] = []

/** Follows whether an element is seen, or nearly. @returns what ends it */
export function watchSight(element: Element, onChange: (sight: Sight) => void): () => void {
  const own: Watched = {
    isNear: undefined,
    isInside: undefined,
    tell: () => {
      const { isNear, isInside } = own
      // Half of it would be wrong: what is near is not known to be out of sight yet.
      if (isNear !== undefined && isInside !== undefined) onChange({ isNear, isSeen: isInside && !document.hidden })
    },
  }
  if (watched.size === 0) observers = [observe('isNear', NEAR), observe('isInside')]
  watched.set(element, own)
  for (const observer of observers) observer.observe(element)
  document.addEventListener('visibilitychange', own.tell)
  return () => {
    document.removeEventListener('visibilitychange', own.tell)
    if (watched.get(element) !== own) return
    watched.delete(element)
    for (const observer of observers) watched.size > 0 ? observer.unobserve(element) : observer.disconnect()
  }
}

function observe(what: 'isNear' | 'isInside', rootMargin = '0px'): IntersectionObserver {
  return new IntersectionObserver(
    (entries) => {
      const last = new Map(entries.map(({ target, isIntersecting }) => [target, isIntersecting]))
      for (const [target, is] of last) {
        const own = watched.get(target)
        if (!own) continue
        own[what] = is
        own.tell()
      }
    },
    { rootMargin },
  )
}
