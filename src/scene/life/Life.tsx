import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { AdditiveBlending, BufferAttribute, BufferGeometry, DoubleSide, type Mesh, type Points, ShaderMaterial, Vector3 } from 'three'
import { WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { Air, SceneUniforms } from '../sceneUniforms'
import type { SceneView, ViewBox } from '../sceneView'
import { shaderSource } from '../shaderSource'
import glowFragmentShader from '../shaders/glow.frag.glsl?raw'
import glowVertexShader from '../shaders/glow.vert.glsl?raw'
import wingsFragmentShader from '../shaders/wings.frag.glsl?raw'
import wingsVertexShader from '../shaders/wings.vert.glsl?raw'
import type { Tier } from '../tiers'
import { Fauna } from './Fauna'
import { WingInstances } from './WingInstances'

export interface LifeProps {
  readonly view: ViewBox
  readonly tier: Tier
  readonly uniforms: SceneUniforms
  readonly air: () => Air
  /** How many of what moves by itself are in the picture, of the last frame. */
  readonly stir: { current: number }
}

const MOST_WINGS = 224
const MOST_GLOWS = 96
/** Farther than this to the side of the view nothing is seen. */
const EDGE = 1.25

/** Life at the edges of the picture: birds in the distance, insects, leaves and lights near by. Two draw calls at most. It moves when a frame is drawn. */
export function Life({ view, tier, uniforms, air, stir }: LifeProps) {
  const parts = useMemo(() => createLife(tier, uniforms), [tier, uniforms])
  const wings = useRef<Mesh>(null)
  const glows = useRef<Points>(null)
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ gl, size }) => {
    stir.current = parts.update(view.current, air(), uniforms.season.value, size.width / Math.max(1, size.height), gl.domElement.height)
    if (wings.current) wings.current.visible = parts.wings.count > 0
    if (glows.current) glows.current.visible = parts.glows.count > 0
  })
  return (
    <>
      <mesh ref={wings} geometry={parts.wings.geometry} material={parts.wingMaterial} frustumCulled={false} renderOrder={4} />
      <points ref={glows} geometry={parts.glows.geometry} material={parts.glowMaterial} frustumCulled={false} renderOrder={5} />
    </>
  )
}

function createLife(tier: Tier, shared: SceneUniforms) {
  const isLow = tier.name !== 'high'
  const fauna = new Fauna({ flocks: isLow ? 0.6 : 1, motes: isLow ? 0 : 84 })
  const wings = new WingInstances(MOST_WINGS)
  const glows = createGlows()
  const pixelsPerRadian = { value: 1 }
  const uniforms = { ...shared, pixelsPerRadian, shiningFrom: shared.lightDirection }
  const wingMaterial = new ShaderMaterial({
    vertexShader: shaderSource(wingsVertexShader),
    fragmentShader: shaderSource(wingsFragmentShader),
    uniforms,
    transparent: true,
    side: DoubleSide,
  })
  const glowMaterial = new ShaderMaterial({
    vertexShader: shaderSource(glowVertexShader),
    fragmentShader: shaderSource(glowFragmentShader),
    uniforms,
    blending: AdditiveBlending,
    transparent: true,
    depthWrite: false,
  })
  const ahead = new Vector3()

  /** @returns how many are in the picture */
  const update = (view: SceneView, air: Air, season: number, aspect: number, pixels: number): number => {
    fauna.update(view, air, season)
    pixelsPerRadian.value = pixels / view.fieldOfView
    wings.begin()
    glows.begin()
    const level = Math.cos(view.pitch)
    ahead.set(Math.sin(view.yaw) * level, Math.sin(view.pitch), -Math.cos(view.yaw) * level)
    const edge = Math.cos(Math.min(1.5, 0.5 * view.fieldOfView * Math.max(1, aspect) * EDGE))
    let seen = 0
    const look = (x: number, y: number, z: number) => {
      const { eye } = view
      const scale = WORLD_METRES_PER_LEARNED_METRE
      const [dx, dy, dz] = [x - eye.east * scale, y - eye.elevation * scale, z - eye.south * scale]
      if (dx * ahead.x + dy * ahead.y + dz * ahead.z > edge * Math.hypot(dx, dy, dz)) seen++
    }
    for (const flock of fauna.flocks.values()) {
      wings.addFlock(flock, view)
      if (flock.presence > 0) for (const { x, y, z } of flock.birds) look(x, y, z)
    }
    for (const mote of fauna.motes.all) {
      if (mote.name === 'fireflies') glows.add(mote, view)
      else wings.addMote(mote, view)
      look(mote.x, mote.y, mote.z)
    }
    wings.end()
    glows.end()
    return seen
  }
  const dispose = () => {
    wings.dispose()
    glows.dispose()
    wingMaterial.dispose()
    glowMaterial.dispose()
  }
  return { wings, glows, wingMaterial, glowMaterial, update, dispose }
}

/** Points of light. */
function createGlows() {
  const geometry = new BufferGeometry()
  const places = new BufferAttribute(new Float32Array(3 * MOST_GLOWS), 3)
  const strengths = new BufferAttribute(new Float32Array(MOST_GLOWS), 1)
  geometry.setAttribute('position', places)
  geometry.setAttribute('glow', strengths)
  let count = 0
  return {
    geometry,
    get count() {
      return count
    },
    begin: () => {
      count = 0
    },
    add: ({ x, y, z, glow, presence }: { x: number; y: number; z: number; glow: number; presence: number }, { eye }: SceneView) => {
      if (count >= MOST_GLOWS || glow * presence <= 0) return
      const scale = WORLD_METRES_PER_LEARNED_METRE
      places.setXYZ(count, x - eye.east * scale, y - eye.elevation * scale, z - eye.south * scale)
      strengths.setX(count++, glow * presence)
    },
    end: () => {
      geometry.setDrawRange(0, count)
      places.needsUpdate = strengths.needsUpdate = count > 0
    },
    dispose: () => geometry.dispose(),
  }
}
