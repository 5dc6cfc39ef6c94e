import {
  AdditiveBlending,
  BufferAttribute,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  NormalBlending,
  ShaderMaterial,
} from 'three'
import { type BurningCell, type FireCourse, FLAMES_SECONDS } from '../../streaming'
import { WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import { groundIn } from '../life/groundIn'
import type { SceneUniforms } from '../sceneUniforms'
import type { SceneView } from '../sceneView'
import { shaderSource } from '../shaderSource'
import billow from '../shaders/billow.glsl?raw'
import flameFragment from '../shaders/flame.frag.glsl?raw'
import flameVertex from '../shaders/flame.vert.glsl?raw'
import smokeFragment from '../shaders/smoke.frag.glsl?raw'
import smokeVertex from '../shaders/smoke.vert.glsl?raw'

const MOST_FLAMES = { high: 700, medium: 500, low: 300, lowest: 160 } as const
const MOST_PUFFS = { high: 500, medium: 360, low: 240, lowest: 140 } as const

/** A cell gives off a puff of smoke after so many seconds, for so long, and each is seen for a while. */
const PUFF_AFTER = [0.3, 2.4, 5, 8.5] as const
const LAST_PUFF_AFTER = 9.5
const PUFF_SECONDS = 14

/** Flames last for this share of their time at least. */
const LEAST_LASTING = 0.4

/** What burns: flames and smoke, two draw calls. Everything follows from the second, nothing is remembered between frames. */
export class Blaze {
  readonly group = new Group()
  readonly #flames: Sprites
  readonly #smoke: Sprites
  readonly #most: { readonly flames: number; readonly puffs: number }
  #course: FireCourse | undefined
  readonly #heights = new Map<BurningCell, number>()

  constructor(tier: keyof typeof MOST_FLAMES, uniforms: SceneUniforms) {
    this.#most = { flames: MOST_FLAMES[tier], puffs: MOST_PUFFS[tier] }
    const sprite = { uniforms, transparent: true, depthWrite: false }
    this.#flames = sprites(
      this.#most.flames,
      new ShaderMaterial({
        ...sprite,
        vertexShader: shaderSource(flameVertex),
        fragmentShader: shaderSource(flameFragment, { billow }),
        blending: AdditiveBlending,
      }),
    )
    this.#smoke = sprites(
      this.#most.puffs,
      new ShaderMaterial({
        ...sprite,
        vertexShader: shaderSource(smokeVertex),
        fragmentShader: shaderSource(smokeFragment, { billow }),
        blending: NormalBlending,
      }),
    )
    this.#smoke.mesh.renderOrder = 4
    this.#flames.mesh.renderOrder = 5
    this.group.add(this.#smoke.mesh, this.#flames.mesh)
  }

  update(view: SceneView): void {
    const fire = view.life?.fire
    if (this.#course !== fire?.course) this.#heights.clear()
    this.#course = fire?.course
    this.#flames.begin()
    this.#smoke.begin()
    if (fire) {
      const now = view.seconds - fire.litAt
      this.#addFlames(fire.course, view, now)
      this.#addSmoke(fire.course, view, now)
    }
    this.#flames.end()
    this.#smoke.end()
  }

  dispose(): void {
    this.#flames.dispose()
    this.#smoke.dispose()
  }

  #addFlames(course: FireCourse, view: SceneView, now: number): void {
    const all = course.litBetween(now - FLAMES_SECONDS, now).length
    // Where there are too many, they last less long, so that they stand where the fire has just come; and fewer are taller.
    const lasts = FLAMES_SECONDS * Math.min(1, Math.max(LEAST_LASTING, this.#most.flames / Math.max(1, all)))
    const lit = course.litBetween(now - lasts, now)
    const share = this.#most.flames / Math.max(1, lit.length)
    for (const cell of lit) {
      if (cell.random > share) continue
      const age = (now - cell.litAfter) / lasts
      const heat = Math.min(1, age * 14) * Math.min(1, (1 - age) * 2.2)
      const tall = (3.2 + 5 * cell.random) * Math.min(2.2, 1 / Math.sqrt(Math.min(1, share)))
      this.#add(this.#flames, cell, view, [heat, tall])
    }
  }

  #addSmoke(course: FireCourse, view: SceneView, now: number): void {
    const lit = course.litBetween(now - PUFF_SECONDS - LAST_PUFF_AFTER, now)
    const share = this.#most.puffs / Math.max(1, lit.length * PUFF_AFTER.length)
    for (const cell of lit) {
      for (const [i, after] of PUFF_AFTER.entries()) {
        const luck = (cell.random * 7.31 + i * 0.37) % 1
        const age = (now - cell.litAfter - after - luck) / PUFF_SECONDS
        if (age <= 0 || age >= 1 || luck > share) continue
        this.#add(this.#smoke, cell, view, [age, Math.min(2.4, 1 / Math.sqrt(Math.min(1, share)))])
      }
    }
  }

  #add(to: Sprites, cell: BurningCell, { eye, tiles }: SceneView, [one, other]: readonly [number, number]): void {
    const known = this.#heights.get(cell) ?? groundIn(tiles, cell.east, cell.south)?.elevation
    if (known === undefined) return
    this.#heights.set(cell, known)
    const scale = WORLD_METRES_PER_LEARNED_METRE
    to.add([(cell.east - eye.east) * scale, (known - eye.elevation) * scale, (cell.south - eye.south) * scale, cell.random], [one, other])
  }
}

type Sprites = ReturnType<typeof sprites>

/** Squares that are drawn at places, each with three numbers of its own. */
function sprites(most: number, material: ShaderMaterial) {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0), 3))
  geometry.setIndex([0, 1, 2, 2, 1, 3])
  const spots = new InstancedBufferAttribute(new Float32Array(4 * most), 4)
  const owns = new InstancedBufferAttribute(new Float32Array(2 * most), 2)
  for (const attribute of [spots, owns]) attribute.setUsage(DynamicDrawUsage)
  geometry.setAttribute('spot', spots)
  geometry.setAttribute('own', owns)
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  let count = 0
  const begin = () => {
    count = 0
  }
  const add = (spot: readonly [number, number, number, number], own: readonly [number, number]) => {
    if (count === most) return
    spots.set(spot, 4 * count)
    owns.set(own, 2 * count++)
  }
  const end = () => {
    geometry.instanceCount = count
    mesh.visible = count > 0
    for (const attribute of [spots, owns]) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, count * attribute.itemSize)
      attribute.needsUpdate = count > 0
    }
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { mesh, begin, add, end, dispose }
}
