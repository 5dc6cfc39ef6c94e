import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry, type Camera, Matrix3, Matrix4, ShaderMaterial } from 'three'
import type { SceneUniforms } from './sceneUniforms'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/sky.frag.glsl?raw'
import vertexShader from './shaders/sky.vert.glsl?raw'

/** The sky behind everything: drawn last, where nothing else is. */
export function Sky({ uniforms }: { readonly uniforms: SceneUniforms }) {
  const parts = useMemo(() => createSky(uniforms), [uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ camera }) => parts.update(camera))
  return <mesh geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={1} />
}

function createSky(shared: SceneUniforms) {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
  const inverse = new Matrix4()
  const turn = new Matrix3()
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, projectionMatrixInverse: { value: inverse }, viewToWorld: { value: turn } },
    depthWrite: false,
  })
  const update = (camera: Camera) => {
    inverse.copy(camera.projectionMatrixInverse)
    turn.setFromMatrix4(camera.matrixWorld)
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, update, dispose }
}
