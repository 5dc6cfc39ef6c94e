import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  type IUniform,
  MaxEquation,
  Mesh,
  OneFactor,
  Scene,
  ShaderMaterial,
  Vector3,
  Vector4,
} from 'three'
import { PLANT_BLOCKS, PLANT_HEAD, PLANT_LEVEL, placeInZOrder, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { CasterQuery, Casters } from '../casters'
import casterFragment from '../shaders/plantCaster.frag.glsl?raw'
import casterVertex from '../shaders/plantCaster.vert.glsl?raw'
import type { PlantTier } from '../tiers'
import { Thinned } from './groveRange'
import { PlantInstances } from './PlantInstances'
import { plantSource } from './plantSource'

/** Tiles of PLANT_LEVEL that a square of shadows can lie on; `plantCaster.vert.glsl` says the same. */
const MOST_TILES = 9

const SIDE = tileMetres(PLANT_LEVEL) * WORLD_METRES_PER_LEARNED_METRE

/** The plants near the eye as what casts shadows: each a cone or a dome over the ground, seen from straight above. */
export class PlantCasters implements Casters {
  readonly #thinning: number
  readonly #thinned = new Thinned()
  readonly #instances = new PlantInstances(square(), 2048)
  readonly #tiles = Array.from({ length: MOST_TILES }, () => new Vector4())
  readonly #square = new Vector3()
  readonly #uniforms: Record<string, IUniform>
  readonly #material: ShaderMaterial
  readonly #scene = new Scene()

  /** @param forms height and radius of each form @param ground the land's own uniforms */
  constructor({ thinning }: PlantTier, forms: readonly Vector4[], ground: Readonly<Record<string, IUniform>>) {
    this.#thinning = thinning
    this.#uniforms = {
      ...ground,
      forms: { value: forms },
      casterTiles: { value: this.#tiles },
      square: { value: this.#square },
      texel: { value: 1 },
      base: { value: 0 },
    }
    this.#material = new ShaderMaterial({
      vertexShader: plantSource(casterVertex),
      fragmentShader: plantSource(casterFragment),
      uniforms: this.#uniforms,
      depthTest: false,
      depthWrite: false,
      blending: CustomBlending,
      blendEquation: MaxEquation,
      blendSrc: OneFactor,
      blendDst: OneFactor,
    })
    const mesh = new Mesh(this.#instances.geometry, this.#material)
    mesh.frustumCulled = false
    this.#scene.add(mesh)
  }

  /** @returns the plants on a square of shadows; undefined where none stand */
  on({ level, texels, residents, eye }: CasterQuery): Scene | undefined {
    const { east, south, half, base } = level
    this.#instances.begin()
    let slot = 0
    for (const { land, layer } of residents) {
      if (land.tile.level !== PLANT_LEVEL || !land.plants || slot === MOST_TILES) continue
      const [west, north] = [land.tile.x * SIDE, land.tile.y * SIDE]
      const within = blocksWithin(west - east, north - south, half)
      if (!within) continue
      // What the tier draws sooner by fewer plants casts fewer shadows too, but not at one's feet.
      const plants = this.#thinned.atLeast(land.plants, level.half > NEAREST_HALF ? this.#thinning : 0)
      this.#addBlocks(plants, within, slot)
      const scale = WORLD_METRES_PER_LEARNED_METRE
      this.#tiles[slot]?.set(west - eye.east * scale, north - eye.south * scale, SIDE, layer)
      slot++
    }
    this.#instances.end()
    if (this.#instances.count === 0) return undefined
    const scale = WORLD_METRES_PER_LEARNED_METRE
    this.#square.set(east - eye.east * scale, south - eye.south * scale, half)
    ;(this.#uniforms.texel as IUniform<number>).value = (2 * half) / texels
    ;(this.#uniforms.base as IUniform<number>).value = base
    return this.#scene
  }

  dispose(): void {
    this.#instances.dispose()
    this.#material.dispose()
  }

  #addBlocks(plants: Uint32Array, { left, right, top, bottom }: Blocks, slot: number): void {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const block = placeInZOrder(column, row)
        this.#instances.add(plants, PLANT_HEAD + 2 * (plants[block] ?? 0), PLANT_HEAD + 2 * (plants[block + 1] ?? 0), slot)
      }
    }
  }
}

/** Half the side of the square at one's feet, in world metres, or more. */
const NEAREST_HALF = 60

interface Blocks {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The blocks of a tile that lie in a square. @param west @param north of the tile's corner, from the square's middle, in world metres */
function blocksWithin(west: number, north: number, half: number): Blocks | undefined {
  const block = SIDE / PLANT_BLOCKS
  const first = (corner: number) => Math.max(0, Math.floor((-half - corner) / block))
  const last = (corner: number) => Math.min(PLANT_BLOCKS - 1, Math.floor((half - corner) / block))
  const blocks = { left: first(west), right: last(west), top: first(north), bottom: last(north) }
  return blocks.left <= blocks.right && blocks.top <= blocks.bottom ? blocks : undefined
}

function square(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0), 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  return geometry
}
