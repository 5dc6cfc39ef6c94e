/** How far from the part of the page that is seen an element is near, in shares of that part's height. */
const NEAR = '60% 0px'

export interface Sight {
  readonly isNear: boolean
  readonly isSeen: boolean
}

/** Follows whether an element is seen, or nearly. @returns what ends it */
export function watchSight(element: Element, onChange: (sight: Sight) => void): () => void {
  let isNear: boolean | undefined
  let isInside: boolean | undefined
  // Half of it would be wrong: what is near is not known to be out of sight yet.
  const tell = () => isNear !== undefined && isInside !== undefined && onChange({ isNear, isSeen: isInside && !document.hidden })
  const near = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false
      tell()
    },
    { rootMargin: NEAR },
  )
  const inside = new IntersectionObserver((entries) => {
    isInside = entries.at(-1)?.isIntersecting ?? false
    tell()
  })
  near.observe(element)
  inside.observe(element)
  document.addEventListener('visibilitychange', tell)
  return () => {
    near.disconnect()
    inside.disconnect()
    document.removeEventListener('visibilitychange', tell)
  }
}
