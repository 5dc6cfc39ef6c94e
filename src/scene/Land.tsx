import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import {
  BufferAttribute,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Mesh,
  ShaderMaterial,
  type ShaderMaterialParameters,
  type WebGLRenderer,
} from 'three'
import type { DrawnTile } from '../streaming'
import type { DrawnGround, GroundBox } from './drawnGround'
import { GrainTexture } from './grainTexture'
import type { GrowthMap } from './growth/GrowthMap'
import { createGrowthUniforms } from './growth/growthUniforms'
import { createRainUniforms } from './growth/rainUniforms'
import { LiftTexture } from './liftTexture'
import { PoolTexture } from './poolTexture'
import type { ShadowField } from './ShadowField'
import type { SceneUniforms } from './sceneUniforms'
import type { SceneView, ViewBox } from './sceneView'
import { shaderSource } from './shaderSource'
import fragmentShader from './shaders/land.frag.glsl?raw'
import vertexShader from './shaders/land.vert.glsl?raw'
import type { Tier } from './tiers'
import { tileGrid } from './tileGrid'
import { type TileLayers, writeInstance } from './tileInstances'
import { TileTextures } from './tileTextures'
import { watersOf } from './tileWater'

/** So many changes of what lives are seen before its shadows are. */
const SHADOWED_CHANGES = 12

export interface LandProps {
  readonly view: ViewBox
  readonly tier: Tier
  readonly uniforms: SceneUniforms
  /** Counts how often the graphics device was lost; after every loss the textures are written again. */
  readonly losses: { readonly current: number }
  /** Is told what is drawn in each frame, for what stands on it. */
  readonly ground: GroundBox
  /** Whether shadows lag behind the land, written in every frame. */
  readonly lag: { current: boolean }
}

/** All tiles of the land, an instanced grid that reads its heights from textures: one draw call for those that are dry, and one for those with lakes. */
export function Land({ view, tier, uniforms, losses, ground, lag }: LandProps) {
  const parts = useMemo(() => createLand(tier, uniforms), [tier, uniforms])
  const dry = useRef<Mesh>(null)
  const wet = useRef<Mesh>(null)
  useEffect(() => () => parts.dispose(), [parts])
  useFrame(({ gl }) => {
    lag.current = !parts.update(gl, view.current, losses.current, ground)
    for (const [mesh, { geometry }] of [
      [dry.current, parts.dry],
      [wet.current, parts.wet],
    ] as const) {
      if (mesh) mesh.visible = geometry.instanceCount > 0
    }
  })
  return (
    <>
      <mesh ref={dry} geometry={parts.dry.geometry} material={parts.dry.material} frustumCulled={false} />
      <mesh ref={wet} geometry={parts.wet.geometry} material={parts.wet.material} frustumCulled={false} />
    </>
  )
}

function createLand(tier: Tier, shared: SceneUniforms) {
  const textures = new TileTextures(tier.layers)
  const lifts = new LiftTexture()
  const pools = new PoolTexture()
  const grain = new GrainTexture()
  const growthUniforms = { ...createGrowthUniforms(), ...createRainUniforms() }
  let growth: GrowthMap | 'coming' | 'refused' | undefined
  let shadows: ShadowField | undefined
  let isDisposed = false
  // Shadows come once there is land to see.
  const openShadows = async () => {
    const field = await import('./ShadowField')
    if (isDisposed) return
    shadows = new field.ShadowField({ texels: tier.shadowTexels, layers: tier.layers, heights: textures.heights, uniforms: shared })
  }
  // Most visits never let anything grow.
  const openGrowth = async () => {
    const load = await import('./growth/GrowthMap').catch(() => undefined)
    if (!isDisposed) growth = load ? new load.GrowthMap(growthUniforms) : 'refused'
  }
  let framesOfLand = 0
  let areShadowsRefused = false
  const water = { value: textures.water }
  const uniforms = {
    ...shared,
    ...lifts.uniforms,
    ...pools.uniforms,
    ...grain.uniforms,
    ...growthUniforms,
    heights: { value: textures.heights },
    surfaces: { value: textures.surfaces },
    covers: { value: textures.covers },
    water,
    gridQuads: { value: tier.gridQuads },
  }
  const trees: Record<string, string> = tier.plants ? {} : { TREELESS: '' }
  const dry = createTiles(tier, uniforms, trees)
  const wet = createTiles(tier, uniforms, { ...trees, LAKES: '' })
  let frame = 0
  let lossesSeen = 0

  const update = (renderer: WebGLRenderer, view: SceneView, losses: number, ground: GroundBox): boolean => {
    frame++
    if (losses !== lossesSeen) textures.rewrite(renderer)
    lossesSeen = losses
    if (view.life && !growth) {
      growth = 'coming'
      void openGrowth()
    }
    if (typeof growth === 'object') growth.update(renderer, view, losses)
    lifts.update(view)
    pools.update(view)
    dry.begin()
    wet.begin()
    const drawn: DrawnGround['tiles'][number][] = []
    for (const tile of view.tiles) {
      const parent = tile.parent && textures.layerOf(renderer, tile.parent, frame)
      const own = tile.land ? textures.layerOf(renderer, tile.land, frame) : parent
      if (own === undefined) continue
      const parentLift = tile.parent ? lifts.layerOf(tile.parent.revision) : -1
      const ownLift = tile.land ? lifts.layerOf(tile.land.revision) : parentLift
      const isRained = typeof growth === 'object' && growth.rain.meets(tile)
      const tiles = watersOf(tile) > 0 || pools.meets(tile) || isRained ? wet : dry
      const layers = { own, parent: parent ?? -1, ownLift, parentLift }
      tiles.add(tile, layers, view)
      drawn.push({ tile, layers })
    }
    water.value = textures.water
    dry.end()
    wet.end()
    ground.current = { uniforms, tiles: drawn }
    if (!shadows) {
      if (view.tiles.length > 0 && ++framesOfLand === 2) {
        void openShadows()
          .catch(() => (areShadowsRefused = true))
          .then(() => grain.open())
          .catch(() => undefined)
      }
      return view.tiles.length === 0 || (areShadowsRefused && !grain.isComing)
    }
    // Plants that grow cast other shadows: now and then is enough.
    const marks = typeof growth === 'object' ? Math.floor(growth.changes / SHADOWED_CHANGES) : 0
    const areShadowsDone = shadows.update(
      renderer,
      view,
      {
        residents: textures.residents(),
        mark: `${textures.writes},${losses},${ground.casters ? 'plants' : ''},${marks}`,
        casters: ground.casters,
      },
      shared.lightDirection.value,
    )
    return areShadowsDone && !grain.isComing && growth !== 'coming'
  }
  const dispose = () => {
    textures.dispose()
    lifts.dispose()
    pools.dispose()
    grain.dispose()
    growthUniforms.life.value.dispose()
    if (typeof growth === 'object') growth.dispose()
    isDisposed = true
    shadows?.dispose()
    dry.dispose()
    wet.dispose()
  }
  return { dry, wet, update, dispose }
}

/** Tiles that are drawn with one program. `defines` are of its shaders. */
function createTiles(tier: Tier, uniforms: ShaderMaterialParameters['uniforms'] & object, defines: Record<string, string>) {
  const { geometry, instances } = createGeometry(tier)
  const material = new ShaderMaterial({
    vertexShader: shaderSource(vertexShader),
    fragmentShader: shaderSource(fragmentShader),
    uniforms,
    defines,
  })
  let count = 0
  const begin = () => {
    count = 0
  }
  const add = (tile: DrawnTile, layers: TileLayers, view: SceneView) => {
    writeInstance(instances.arrays, count++, tile, layers, view, tier.splitSides)
  }
  const end = () => {
    geometry.instanceCount = count
    for (const attribute of instances.attributes) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, count * attribute.itemSize)
      attribute.needsUpdate = count > 0
    }
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { geometry, material, begin, add, end, dispose }
}

function createGeometry(tier: Tier) {
  const grid = tileGrid(tier.gridQuads)
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(grid.positions, 3))
  geometry.setIndex(new BufferAttribute(grid.indices, 1))
  const attribute = (name: string, size: number) => {
    const made = new InstancedBufferAttribute(new Float32Array(size * tier.layers), size)
    made.setUsage(DynamicDrawUsage)
    geometry.setAttribute(name, made)
    return made
  }
  const origins = attribute('tileOrigin', 4)
  const layers = attribute('tileLayers', 4)
  const places = attribute('tilePlace', 4)
  const lifts = attribute('tileLifts', 2)
  const attributes = [origins, layers, places, lifts]
  const [o, l, p, f] = attributes.map(({ array }) => array as Float32Array) as [Float32Array, Float32Array, Float32Array, Float32Array]
  geometry.instanceCount = 0
  return { geometry, instances: { arrays: { origins: o, layers: l, places: p, lifts: f }, attributes } }
}
