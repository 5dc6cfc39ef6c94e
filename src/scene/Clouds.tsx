import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { BufferAttribute, BufferGeometry, DoubleSide, type Mesh, ShaderMaterial } from 'three'
import { CLOUD_REACH, CloudPanorama } from './CloudPanorama'
import type { SkyTables } from './SkyTables'
import type { SceneUniforms } from './sceneUniforms'
import type { ViewBox } from './sceneView'
import { seaDisc } from './seaDisc'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/clouds.frag.glsl?raw'
import vertexShader from './shaders/clouds.vert.glsl?raw'
import type { Tier } from './tiers'

/** Rings of the clouds' disc: close enough for depth from vertices. */
const RINGS = 52
const INNERMOST = 0.002

export interface CloudsProps {
  readonly view: ViewBox
  readonly tier: Tier
  readonly uniforms: SceneUniforms
  readonly tables: SkyTables
  /** Counts how often the graphics device was lost; after every loss all is painted again. */
  readonly losses: { readonly current: number }
  /** Whether clouds lag behind light and eye, written in every frame. */
  readonly lag: { current: boolean }
}

/** Heaped clouds, from below and from above: a disc at the side of their deck that is turned to the eye, with what was painted of them. */
export function Clouds({ view, tier, uniforms, tables, losses, lag }: CloudsProps) {
  const mesh = useRef<Mesh>(null)
  const parts = useMemo(() => createClouds(tier, uniforms), [tier, uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ gl }) => {
    if (losses.current !== parts.losses) parts.panorama.forget()
    parts.losses = losses.current
    lag.current = !parts.panorama.update(gl, view.current, tables.changes)
    const { x: base, y: thickness } = uniforms.cloudDeck.value
    const side = uniforms.cloudShift.value.w
    if (mesh.current) mesh.current.visible = side !== 0
    parts.surface.value = side > 0 ? base : base + thickness
  })
  return <mesh ref={mesh} geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={3} />
}

function createClouds(tier: Tier, shared: SceneUniforms) {
  const panorama = new CloudPanorama(tier, shared)
  const disc = seaDisc(RINGS, INNERMOST)
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(disc.positions, 3))
  geometry.setIndex(new BufferAttribute(disc.indices, 1))
  const surface = { value: 0 }
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, reach: { value: CLOUD_REACH }, surface },
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  })
  const dispose = () => {
    panorama.dispose()
    geometry.dispose()
    material.dispose()
  }
  return { panorama, geometry, material, surface, losses: 0, dispose }
}
