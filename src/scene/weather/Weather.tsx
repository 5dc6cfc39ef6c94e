import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Group } from 'three'
import type { Air, SceneUniforms } from '../sceneUniforms'
import type { ViewBox } from '../sceneView'
import type { Tier } from '../tiers'
import { Lightning } from './Lightning'
import { Precipitation } from './Precipitation'

export interface WeatherProps {
  readonly view: ViewBox
  readonly tier: Tier
  readonly uniforms: SceneUniforms
  readonly air: () => Air
  /** 1 while something falls that would go on with more frames, written in every frame. On the lowest tier it stands still unless something else moves. */
  readonly fall: { current: number }
  /** Set while the next frame would show something else though nothing has changed: a flash goes out. */
  readonly lag: { current: boolean }
}

/** What weather brings that is seen: rain and snow in the air, lightning. Two draw calls at most. */
export function Weather({ view, tier, uniforms, air, fall, lag }: WeatherProps) {
  const parts = useMemo(() => createWeather(tier, uniforms), [tier, uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ gl }) => {
    const { weather } = air()
    const isFalling = parts.precipitation.update(view.current, weather, gl.domElement.height)
    if (parts.lightning.update(view.current, weather.storm, gl.domElement.height)) lag.current = true
    fall.current = isFalling && tier.plants ? 1 : 0
  })
  return <primitive object={parts.group} />
}

function createWeather(tier: Tier, uniforms: SceneUniforms) {
  const precipitation = new Precipitation(tier, uniforms)
  const lightning = new Lightning(uniforms)
  const group = new Group()
  group.add(precipitation.mesh, lightning.mesh)
  const dispose = () => {
    precipitation.dispose()
    lightning.dispose()
  }
  return { precipitation, lightning, group, dispose }
}
