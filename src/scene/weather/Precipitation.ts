import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three'
import { hashCell, unit, type Weather, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { SceneUniforms } from '../sceneUniforms'
import type { SceneView } from '../sceneView'
import { shaderSource } from '../shaderSource'
import fragmentShader from '../shaders/falling.frag.glsl?raw'
import vertexShader from '../shaders/falling.vert.glsl?raw'
import type { Tier } from '../tiers'
import { wrap } from '../tileInstances'

/** Boxes before the eye that what falls is spread in, and how many of a thousand lie in each: world metres a side. Farther off one stands for many. */
const BOXES = [
  { side: 12, thousandths: 260 },
  { side: 30, thousandths: 340 },
  { side: 80, thousandths: 400 },
] as const

/** A whole number of each box's sides, in world metres: places are reduced to it. */
const PERIOD = 240

const MOST_FALLING = { high: 16_000, medium: 11_000, low: 7000, lowest: 3000 } as const

/** World metres a second; so large a share of the wind carries it along. */
export const RAIN = { fall: 9, drift: 0.5 }
const SNOW = { fall: 0.75, drift: 0.8 }

/** Of a shower that a hand pours: it falls around so many pieces of a way at most. */
export const MOST_LOCAL_PIECES = 32

/** A long pause between two frames is no time that it falls. */
const LONGEST_FRAME_SECONDS = 0.1

/** Rain and snow in the air: one draw call of quads in boxes that go with the eye, though each drop stays on its way. Above the clouds there is none. */
export class Precipitation {
  readonly mesh: Mesh
  readonly #shared: SceneUniforms
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #most: number
  readonly #own = {
    eyePlace: { value: new Vector3() },
    rainTravel: { value: new Vector3() },
    snowTravel: { value: new Vector3() },
    rainWay: { value: new Vector3() },
    snowWay: { value: new Vector3() },
    flakeShare: { value: 0 },
    pixelRadians: { value: 0.001 },
    ahead: { value: new Vector3() },
  }
  #lastSeconds: number | undefined
  readonly #isLocal: boolean

  /** @param local uniforms of what `falling.vert.glsl` knows as a shower; without them it falls everywhere */
  constructor(tier: Tier, shared: SceneUniforms, local?: Readonly<Record<string, IUniform>>) {
    this.#isLocal = local !== undefined
    this.#shared = shared
    this.#most = MOST_FALLING[tier.name]
    const { drops, boxes } = spread(this.#most)
    this.#geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0), 3))
    this.#geometry.setIndex([0, 1, 2, 2, 1, 3])
    this.#geometry.setAttribute('drop', new InstancedBufferAttribute(drops, 4))
    this.#geometry.setAttribute('box', new InstancedBufferAttribute(boxes, 1))
    this.#material = new ShaderMaterial({
      vertexShader: shaderSource(vertexShader),
      fragmentShader: shaderSource(fragmentShader),
      uniforms: { ...shared, ...this.#own, ...local },
      defines: local ? { SHOWER_PIECES: MOST_LOCAL_PIECES } : {},
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    })
    this.mesh = new Mesh(this.#geometry, this.#material)
    this.mesh.frustumCulled = false
    this.mesh.renderOrder = 6
  }

  /** Lets it fall to the time of the view. @param pixels along the picture's height @returns whether any is in the air around the eye */
  update({ eye, yaw, pitch, seconds, fieldOfView }: SceneView, { rain, snow, wind }: Weather, pixels: number): boolean {
    const own = this.#own
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const passed = Math.min(LONGEST_FRAME_SECONDS, Math.max(0, seconds - (this.#lastSeconds ?? seconds)))
    this.#lastSeconds = seconds
    own.rainWay.value.set(wind.east * RAIN.drift, -RAIN.fall, wind.south * RAIN.drift)
    own.snowWay.value.set(wind.east * SNOW.drift, -SNOW.fall, wind.south * SNOW.drift)
    travel(own.rainTravel.value, own.rainWay.value, passed)
    travel(own.snowTravel.value, own.snowWay.value, passed)
    own.eyePlace.value.set(wrap(eye.east * scale, PERIOD), wrap(eye.elevation * scale, PERIOD), wrap(eye.south * scale, PERIOD))
    own.ahead.value.set(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch))
    own.flakeShare.value = rain + snow > 0 ? snow / (rain + snow) : 0
    own.pixelRadians.value = fieldOfView / Math.max(1, pixels)
    const { x: base, y: thickness } = this.#shared.cloudDeck.value
    const below = this.#isLocal ? 1 : Math.min(1, Math.max(0, 1 - (eye.elevation * scale - base) / (0.5 * thickness)))
    const count = Math.round(this.#most * Math.min(1, rain + snow) * below)
    this.#geometry.instanceCount = count
    this.mesh.visible = count > 0
    return count > 0
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }
}

function travel(place: Vector3, way: Vector3, seconds: number): void {
  place.addScaledVector(way, seconds)
  place.set(wrap(place.x, PERIOD), wrap(place.y, PERIOD), wrap(place.z, PERIOD))
}

/** Where in their boxes so many drops are, the same in every visit. Those that come first are of all boxes. */
function spread(count: number): { readonly drops: Float32Array; readonly boxes: Float32Array } {
  const drops = new Float32Array(4 * count)
  const boxes = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 4; k++) drops[4 * i + k] = unit(hashCell(0, 0, 3, i, k))
    boxes[i] = boxAt(unit(hashCell(0, 0, 3, i, 4)) * 1000)
  }
  return { drops, boxes }
}

function boxAt(thousandth: number): number {
  let sum = 0
  for (const { side, thousandths } of BOXES) {
    sum += thousandths
    if (thousandth < sum) return side
  }
  return BOXES[0].side
}
