import { DoubleSide, DynamicDrawUsage, InstancedBufferAttribute, InstancedBufferGeometry, type IUniform, Mesh, ShaderMaterial } from 'three'
import { PLANT_LEVEL, TILE_CELLS, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { DrawnGround } from '../drawnGround'
import type { SceneView } from '../sceneView'
import fragmentShader from '../shaders/grass.frag.glsl?raw'
import vertexShader from '../shaders/grass.vert.glsl?raw'
import type { PlantTier } from '../tiers'
import { grassBlock } from './grassBlock'
import { plantSource } from './plantSource'

/** Blocks of grass that are drawn at most. */
const MOST_BLOCKS = 800

/** Looking down steeper than this, blocks on all sides may be in view; else those behind are left out, but for so many world metres. */
const STEEP_PITCH = 0.7
const BEHIND_METRES = 4

/** Grass and flowers around the eye: blocks of the land's own grid, so that every blade keeps its place. */
export class Meadow {
  readonly mesh: Mesh
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #blocks = new InstancedBufferAttribute(new Float32Array(4 * MOST_BLOCKS), 4)
  readonly #reach: number

  constructor(tier: PlantTier, uniforms: Record<string, IUniform>) {
    const base = grassBlock(tier.clumps)
    this.#reach = tier.grassReach
    this.#geometry.setIndex(base.index)
    for (const [name, attribute] of Object.entries(base.attributes)) this.#geometry.setAttribute(name, attribute)
    this.#blocks.setUsage(DynamicDrawUsage)
    this.#geometry.setAttribute('block', this.#blocks)
    this.#material = new ShaderMaterial({
      vertexShader: plantSource(vertexShader),
      fragmentShader: plantSource(fragmentShader),
      uniforms: { ...uniforms, grassReach: { value: tier.grassReach } },
      side: DoubleSide,
    })
    this.mesh = new Mesh(this.#geometry, this.#material)
    this.mesh.frustumCulled = false
    this.mesh.renderOrder = -1
  }

  /** Lays blocks on the tiles near the eye. `tiles` are in the order of the book's slots. */
  update({ tiles }: DrawnGround, view: SceneView): void {
    let count = 0
    const numbers = this.#blocks.array as Float32Array
    const isInFront = frontOf(view)
    tiles.forEach(({ tile: { tile, land } }, slot) => {
      if (tile.level < PLANT_LEVEL || !land) return
      const side = tileMetres(tile.level) * WORLD_METRES_PER_LEARNED_METRE
      const west = tile.x * side - view.eye.east * WORLD_METRES_PER_LEARNED_METRE
      const north = tile.y * side - view.eye.south * WORLD_METRES_PER_LEARNED_METRE
      if ((view.eye.elevation - land.highest) * WORLD_METRES_PER_LEARNED_METRE > this.#reach) return
      const cells = 2 ** (tile.level - PLANT_LEVEL)
      const across = TILE_CELLS / cells
      const blockSide = side / across
      const from = (start: number) => Math.max(0, Math.floor((-this.#reach - start) / blockSide))
      const upTo = (start: number) => Math.min(across - 1, Math.floor((this.#reach - start) / blockSide))
      for (let row = from(north); row <= upTo(north); row++) {
        for (let column = from(west); column <= upTo(west); column++) {
          const [x, z] = [west + (column + 0.5) * blockSide, north + (row + 0.5) * blockSide]
          if (x * x + z * z > (this.#reach + 2) ** 2 || count >= MOST_BLOCKS || !isInFront(x, z)) continue
          numbers.set([column * cells, row * cells, cells, slot], 4 * count++)
        }
      }
    })
    this.mesh.visible = count > 0
    this.#geometry.instanceCount = count
    this.#blocks.clearUpdateRanges()
    this.#blocks.addUpdateRange(0, 4 * count)
    this.#blocks.needsUpdate = count > 0
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }
}

/** Whether what lies so far east and south of the eye can be in the picture, whose sides are guessed to be twice its height. */
function frontOf({ yaw, pitch, fieldOfView }: SceneView): (x: number, z: number) => boolean {
  if (Math.abs(pitch) > STEEP_PITCH) return () => true
  const [forwardX, forwardZ] = [Math.sin(yaw), -Math.cos(yaw)]
  const widest = Math.cos(Math.atan(2 * Math.tan(fieldOfView / 2)))
  return (x, z) => x * forwardX + z * forwardZ + BEHIND_METRES > Math.hypot(x, z) * widest
}
