import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { BufferAttribute, BufferGeometry, type Mesh, ShaderMaterial, Vector2 } from 'three'
import { WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { SceneUniforms } from './sceneUniforms'
import type { SceneView, ViewBox } from './sceneView'
import { seaDisc } from './seaDisc'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/sea.frag.glsl?raw'
import vertexShader from './shaders/sea.vert.glsl?raw'
import { wrap } from './tileInstances'

/** How far the sea is drawn, in world metres. */
const REACH = 120_000

/** Waves repeat after this many world metres: short enough for single precision between ripples. */
const WAVE_PERIOD = 32768

/** The surface of the sea: a disc around the eye at elevation 0, drawn when any tile in view reaches below it. */
export function Sea({ view, uniforms }: { readonly view: ViewBox; readonly uniforms: SceneUniforms }) {
  const mesh = useRef<Mesh>(null)
  const parts = useMemo(() => createSea(uniforms), [uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(() => {
    if (mesh.current) mesh.current.visible = isSeaInView(view.current)
    parts.update(view.current)
  })
  return <mesh ref={mesh} geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={2} />
}

function isSeaInView(view: SceneView): boolean {
  return view.tiles.some(({ land, parent }) => ((land ?? parent)?.lowest ?? 0) < 0)
}

function createSea(shared: SceneUniforms) {
  const disc = seaDisc()
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(disc.positions, 3))
  geometry.setIndex(new BufferAttribute(disc.indices, 1))
  const place = new Vector2()
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, reach: { value: REACH }, seaPlace: { value: place } },
    transparent: true,
    depthWrite: false,
  })
  const update = ({ eye }: SceneView) => {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    place.set(wrap(eye.east * scale, WAVE_PERIOD), wrap(eye.south * scale, WAVE_PERIOD))
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, update, dispose }
}
