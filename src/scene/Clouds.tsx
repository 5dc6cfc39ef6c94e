import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { BufferAttribute, BufferGeometry, DoubleSide, type Mesh, ShaderMaterial, Vector2 } from 'three'
import { WORLD_METRES_PER_LEARNED_METRE } from '../world'
import { CLOUD_PERIOD } from './cloudDeck'
import type { SceneUniforms } from './sceneUniforms'
import type { SceneView, ViewBox } from './sceneView'
import { seaDisc } from './seaDisc'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/clouds.frag.glsl?raw'
import vertexShader from './shaders/clouds.vert.glsl?raw'
import type { Tier } from './tiers'
import { wrap } from './tileInstances'

/** How far clouds are drawn, in world metres, and the rings of their disc: close enough for depth from vertices. */
const REACH = 60_000
const RINGS = 52
const INNERMOST = 0.002

/** Heaped clouds, from below and from above: a disc at the side of their deck that is turned to the eye, from which each ray looks on inwards. */
export function Clouds({ view, tier, uniforms }: { readonly view: ViewBox; readonly tier: Tier; readonly uniforms: SceneUniforms }) {
  const mesh = useRef<Mesh>(null)
  const parts = useMemo(() => createClouds(tier, uniforms), [tier, uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(() => {
    if (mesh.current) mesh.current.visible = uniforms.cloudDeck.value.z > 0
    parts.update(view.current)
  })
  return <mesh ref={mesh} geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={3} />
}

function createClouds(tier: Tier, shared: SceneUniforms) {
  const disc = seaDisc(RINGS, INNERMOST)
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(disc.positions, 3))
  geometry.setIndex(new BufferAttribute(disc.indices, 1))
  const place = new Vector2()
  const surface = { value: 0 }
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, reach: { value: REACH }, cloudPlace: { value: place }, surface },
    defines: { STEPS: tier.cloudSteps },
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  })
  const update = ({ eye }: SceneView) => {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    place.set(wrap(eye.east * scale, CLOUD_PERIOD), wrap(eye.south * scale, CLOUD_PERIOD))
    const { x: base, y: thickness } = shared.cloudDeck.value
    surface.value = eye.elevation * scale < base + thickness / 2 ? base : base + thickness
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, update, dispose }
}
