import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry, type Camera, Matrix3, Matrix4, ShaderMaterial, Vector2 } from 'three'
import type { SceneUniforms } from './sceneUniforms'
import type { ViewBox } from './sceneView'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/sky.frag.glsl?raw'
import vertexShader from './shaders/sky.vert.glsl?raw'

/** The sky behind everything: drawn last, where nothing else is. */
export function Sky({ view, uniforms }: { readonly view: ViewBox; readonly uniforms: SceneUniforms }) {
  const parts = useMemo(() => createSky(uniforms), [uniforms])
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ camera }) => parts.update(camera, view.current.seconds))
  return <mesh geometry={parts.geometry} material={parts.material} frustumCulled={false} renderOrder={1} />
}

function createSky(shared: SceneUniforms) {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
  const inverse = new Matrix4()
  const turn = new Matrix3()
  const drift = new Vector2()
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms: { ...shared, projectionMatrixInverse: { value: inverse }, viewToWorld: { value: turn }, cloudDrift: { value: drift } },
    depthWrite: false,
  })
  const update = (camera: Camera, seconds: number) => {
    inverse.copy(camera.projectionMatrixInverse)
    turn.setFromMatrix4(camera.matrixWorld)
    drift.set(seconds * 0.002, seconds * 0.0007)
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, update, dispose }
}
