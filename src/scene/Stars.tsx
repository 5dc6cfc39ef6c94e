import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { AdditiveBlending, BufferAttribute, BufferGeometry, type Points, ShaderMaterial } from 'three'
import type { SceneUniforms } from './sceneUniforms'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/stars.frag.glsl?raw'
import vertexShader from './shaders/stars.vert.glsl?raw'
import { starField } from './starField'

/** Stars as points, drawn over the sky by night. */
export function Stars({ uniforms }: { readonly uniforms: SceneUniforms }) {
  const points = useRef<Points>(null)
  const parts = useMemo(() => createStars(uniforms), [uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ viewport }) => {
    if (points.current) points.current.visible = uniforms.night.value > 0.02
    parts.pixelRatio.value = viewport.dpr
  })
  return <points ref={points} geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={1.5} />
}

function createStars(shared: SceneUniforms) {
  const { directions, looks } = starField()
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(directions, 3))
  geometry.setAttribute('look', new BufferAttribute(looks, 2))
  const pixelRatio = { value: 1 }
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, pixelRatio },
    blending: AdditiveBlending,
    transparent: true,
    depthWrite: false,
  })
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, pixelRatio, dispose }
}
