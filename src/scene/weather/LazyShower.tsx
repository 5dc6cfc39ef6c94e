import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { WeatherProps } from './Weather'

/** Showers that a hand pours, whose code comes with the first of them. */
export function LazyShower({ view, tier, uniforms, air }: Pick<WeatherProps, 'view' | 'tier' | 'uniforms' | 'air'>) {
  const [load, setLoad] = useState<typeof import('./Shower')>()
  const isAsked = useRef(false)
  const now = useRef(air)
  now.current = air
  const shower = useMemo(() => load && new load.Shower(tier, uniforms, () => now.current()), [load, tier, uniforms])
  useEffect(() => () => shower?.dispose(), [shower])
  useFrame(({ gl }) => {
    shower?.update(view.current, gl.domElement.height)
    if (isAsked.current || !view.current.shower) return
    isAsked.current = true
    // Without it the ground still gets dark.
    void import('./Shower').then(setLoad, () => undefined)
  })
  return shower ? <primitive object={shower.group} /> : null
}
