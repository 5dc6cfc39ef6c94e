import { lazy, Suspense } from 'react'
import type { ShelfProps } from './Shelf'

const Shelf = lazy(async () => ({ default: (await import('./Shelf')).Shelf }))

/** The shelf, whose code comes when it is opened for the first time. */
export function LazyShelf(props: ShelfProps) {
  return (
    <Suspense fallback={null}>
      <Shelf {...props} />
    </Suspense>
  )
}
