import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { SceneUniforms } from '../sceneUniforms'
import type { ViewBox } from '../sceneView'
import type { Tier } from '../tiers'

export interface BlazeProps {
  readonly view: ViewBox
  readonly tier: Tier
  readonly uniforms: SceneUniforms
}

/** Flames and smoke, whose code comes with the first fire. */
export function LazyBlaze({ view, tier, uniforms }: BlazeProps) {
  const [load, setLoad] = useState<typeof import('./Blaze')>()
  const isAsked = useRef(false)
  const blaze = useMemo(() => load && new load.Blaze(tier.name, uniforms), [load, tier, uniforms])
  useEffect(() => () => blaze?.dispose(), [blaze])
  useFrame(() => {
    blaze?.update(view.current)
    if (isAsked.current || !view.current.life?.fire) return
    isAsked.current = true
    // Without it the ground still turns black.
    void import('./Blaze').then(setLoad, () => undefined)
  })
  return blaze ? <primitive object={blaze.group} /> : null
}
