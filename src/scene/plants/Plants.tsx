import { useFrame } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { BufferAttribute, BufferGeometry, DoubleSide, Group, type IUniform, Mesh, ShaderMaterial, type WebGLRenderer } from 'three'
import { PLANT_LEVEL } from '../../world'
import type { DrawnGround, GroundBox } from '../drawnGround'
import type { SceneView, ViewBox } from '../sceneView'
import plantFragment from '../shaders/plant.frag.glsl?raw'
import plantVertex from '../shaders/plant.vert.glsl?raw'
import cardFragment from '../shaders/plantCard.frag.glsl?raw'
import cardVertex from '../shaders/plantCard.vert.glsl?raw'
import type { PlantTier, Tier } from '../tiers'
import { Groves } from './Groves'
import { leafageIn } from './leafage'
import { leafStampTexture } from './leafStamps'
import { Meadow } from './Meadow'
import { PlantAtlas } from './PlantAtlas'
import { PlantCasters } from './PlantCasters'
import { PlantInstances } from './PlantInstances'
import { createPlantForms } from './plantForms'
import { plantSource } from './plantSource'
import { TileBook } from './TileBook'

export interface PlantsProps {
  readonly view: ViewBox
  readonly tier: Tier & { readonly plants: PlantTier }
  readonly ground: GroundBox
  readonly losses: { readonly current: number }
}

/** All that grows on the ground of a frame: geometry near the eye, cards farther off, grass at its feet. */
export function Plants({ view, tier, ground, losses }: PlantsProps) {
  const parts = useMemo(() => createPlants(tier, ground), [tier, ground])
  useEffect(() => {
    ground.casters = parts.casters
    return () => {
      ground.casters = undefined
      parts.dispose()
    }
  }, [parts, ground])
  useFrame(({ gl }) => {
    if (ground.current) ground.plants = parts.update(gl, ground.current, view.current, losses.current)
  })
  return <primitive object={parts.group} />
}

function createPlants(tier: PlantsProps['tier'], { current: ground }: GroundBox) {
  if (!ground) throw new Error('Plants stand on ground: none has been drawn.')
  const { plants } = tier
  const forms = createPlantForms()
  const stamps = leafStampTexture()
  const book = new TileBook({ slots: tier.layers, splitSides: tier.splitSides, ...plants })
  const own = { stamps: { value: stamps }, nearReach: { value: plants.nearReach } }
  const uniforms: Record<string, IUniform> = { ...ground.uniforms, ...own, tileBook: { value: book.texture } }
  const atlasMaterial = new ShaderMaterial({
    vertexShader: plantSource(plantVertex),
    fragmentShader: plantSource(plantFragment),
    uniforms: { ...uniforms, isNormalPass: { value: false }, atlasForm: { value: 0 } },
    defines: { ATLAS: '' },
    side: DoubleSide,
  })
  const atlas = new PlantAtlas(forms, atlasMaterial, plants.framePixels)
  const plantMaterial = new ShaderMaterial({
    vertexShader: plantSource(plantVertex),
    fragmentShader: plantSource(plantFragment),
    uniforms,
    side: DoubleSide,
  })
  const cardMaterial = new ShaderMaterial({
    vertexShader: plantSource(cardVertex),
    fragmentShader: plantSource(cardFragment),
    uniforms: {
      ...uniforms,
      forms: { value: atlas.sizes },
      atlas: { value: atlas.looks.texture },
      atlasNormals: { value: atlas.normals.texture },
    },
  })
  const near = forms.map(({ geometry }) => new PlantInstances(geometry, 64))
  const cards = new PlantInstances(cardTriangle(), 4096)
  const groves = new Groves(plants, PLANT_LEVEL, cards, near)
  const meadow = new Meadow(plants, uniforms)
  const casters = new PlantCasters(plants, atlas.sizes, ground.uniforms)
  const group = new Group()
  const meshes = [...near.map((one) => meshOf(one, plantMaterial)), meshOf(cards, cardMaterial)]
  group.add(...meshes, meadow.mesh)

  const update = (renderer: WebGLRenderer, drawn: DrawnGround, view: SceneView, losses: number): number => {
    atlas.update(renderer, leafageIn((drawn.uniforms.season as IUniform<number>).value), losses)
    book.write(drawn, view)
    groves.update(drawn, view)
    meadow.update(drawn, view)
    for (const [i, one] of [...near, cards].entries()) (meshes[i] as Mesh).visible = one.count > 0
    return cards.count
  }
  const dispose = () => {
    for (const one of [...near, cards, meadow, casters, atlas, book, stamps, atlasMaterial, plantMaterial, cardMaterial]) one.dispose()
    for (const { geometry } of forms) geometry.dispose()
  }
  return { group, casters, update, dispose }
}

function meshOf({ geometry }: PlantInstances, material: ShaderMaterial): Mesh {
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  // Before the land, which they hide: its pixels cost more.
  mesh.renderOrder = -1
  return mesh
}

/** Half a square twice as large: one triangle covers a card's frame, where two would cost more than what they spare. */
function cardTriangle(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
  geometry.setIndex([0, 1, 2])
  return geometry
}
