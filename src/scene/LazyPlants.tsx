import { useEffect, useState } from 'react'
import type { PlantsProps } from './plants/Plants'

/** Plants, once there is ground for them to stand on: their code is not waited for by the first picture. @param onGrown called when they are there, or cannot come */
export function LazyPlants({ onGrown, ...props }: PlantsProps & { readonly onGrown: () => void }) {
  const [load, setLoad] = useState<{ Plants: (props: PlantsProps) => React.JSX.Element }>()
  useEffect(() => {
    void import('./plants/Plants').then(setLoad, onGrown)
  }, [onGrown])
  useEffect(() => {
    if (load) onGrown()
  }, [load, onGrown])
  return load ? <load.Plants {...props} /> : null
}
