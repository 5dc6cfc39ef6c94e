import { useFrame } from '@react-three/fiber'
import { useRef, useState } from 'react'
import type { LifeProps } from './life/Life'

/** Life at the edges, whose code comes when there is land, and not at all for those who asked for less motion. */
export function LazyLife(props: LifeProps) {
  const [load, setLoad] = useState<{ Life: (props: LifeProps) => React.JSX.Element }>()
  const frames = useRef(0)
  useFrame(() => {
    // Not before the first land has been drawn.
    if (props.view.current.tiles.length === 0 || frames.current++ !== 1) return
    if (props.view.current.isCalm) return
    // Without it the land is as it was: what did not come is not missed.
    void import('./life/Life').then(setLoad, () => undefined)
  })
  return load ? <load.Life {...props} /> : null
}
