import {
  AdditiveBlending,
  BufferAttribute,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from 'three'
import { type Strike, strikesBetween, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import { groundIn } from '../life/groundIn'
import type { SceneUniforms } from '../sceneUniforms'
import type { SceneView } from '../sceneView'
import { shaderSource } from '../shaderSource'
import boltFragment from '../shaders/bolt.frag.glsl?raw'
import boltVertex from '../shaders/bolt.vert.glsl?raw'
import { boltBetween, MOST_PIECES } from './bolt'
import { FLASH_SECONDS, flashAt } from './flash'

/** What a near stroke adds to the light of all sides, by day and by night, when less is as bright to the eye. */
const DAY_GLOW = 0.36
const NIGHT_GLOW = 0.085
const HUE = [0.78, 0.84, 1] as const

/** At this many world metres a stroke lights a third as much. */
const FAR_METRES = 5200

/** Channels come out of the cloud a little above its base, in world metres. */
const ABOVE_BASE = 45

/** Strokes of a storm: they light air, land and clouds, and their channel is drawn. None of it for those who asked for less motion. */
export class Lightning {
  readonly mesh: Mesh
  readonly #shared: SceneUniforms
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #from = new InstancedBufferAttribute(new Float32Array(4 * MOST_PIECES), 4)
  readonly #to = new InstancedBufferAttribute(new Float32Array(3 * MOST_PIECES), 3)
  readonly #glow = { value: 0 }
  readonly #pixelRadians = { value: 0.001 }
  #shown: Strike | undefined
  /** From where the stroke was seen first: it stays where it is. */
  #eye: SceneView['eye'] = { east: 0, south: 0, elevation: 0 }

  constructor(shared: SceneUniforms) {
    this.#shared = shared
    this.#geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, 0, 0, 1, 0, 0, -1, 1, 0, 1, 1, 0), 3))
    this.#geometry.setIndex([0, 1, 2, 2, 1, 3])
    this.#geometry.setAttribute('from', this.#from)
    this.#geometry.setAttribute('to', this.#to)
    this.#material = new ShaderMaterial({
      vertexShader: shaderSource(boltVertex),
      fragmentShader: shaderSource(boltFragment),
      uniforms: { ...shared, glow: this.#glow, pixelRadians: this.#pixelRadians },
      blending: AdditiveBlending,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
    })
    this.mesh = new Mesh(this.#geometry, this.#material)
    this.mesh.frustumCulled = false
    this.mesh.renderOrder = 5
  }

  /** @param storm 0 to 1 @param pixels along the picture's height @returns whether a flash is still going out */
  update(view: SceneView, storm: number, pixels: number): boolean {
    const { flash, flashFrom, night } = this.#shared
    const strike = view.isCalm ? undefined : strikesBetween(storm, view.seconds - FLASH_SECONDS, view.seconds).at(-1)
    const glow = strike ? flashAt(view.seconds - strike.seconds) : 0
    this.mesh.visible = glow > 0
    flash.value.set(0, 0, 0)
    if (!strike || glow <= 0) return false
    if (strike.seconds !== this.#shown?.seconds) this.#strike(strike, view)
    const near = 1 / (1 + 2 * Math.min(1, strike.worldMetres / FAR_METRES) ** 2)
    flash.value.set(...HUE).multiplyScalar(glow * near * (DAY_GLOW + (NIGHT_GLOW - DAY_GLOW) * night.value))
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const { eye } = view
    const moved = [
      (this.#eye.east - eye.east) * scale,
      (this.#eye.elevation - eye.elevation) * scale,
      (this.#eye.south - eye.south) * scale,
    ] as const
    this.mesh.position.set(...moved)
    flashFrom.value.set(moved[0] + Math.sin(strike.azimuth) * strike.worldMetres, moved[2] - Math.cos(strike.azimuth) * strike.worldMetres)
    this.#glow.value = glow
    this.#pixelRadians.value = view.fieldOfView / Math.max(1, pixels)
    return true
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }

  /** Draws the channel of a stroke, from the clouds to what lies below them. */
  #strike(strike: Strike, { eye, tiles }: SceneView): void {
    this.#shown = strike
    this.#eye = eye
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const x = Math.sin(strike.azimuth) * strike.worldMetres
    const z = -Math.cos(strike.azimuth) * strike.worldMetres
    const ground = Math.max(0, groundIn(tiles, eye.east + x / scale, eye.south + z / scale)?.elevation ?? 0)
    const { x: base } = this.#shared.cloudDeck.value
    const altitude = eye.elevation * scale
    const lean = 0.25 * (base - ground * scale)
    const pieces = boltBetween(
      [x + lean, base + ABOVE_BASE - altitude, z - lean],
      [x, ground * scale - altitude, z],
      Math.round(strike.seconds * 1000),
    )
    for (const [i, [from, to, bright]] of pieces.entries()) {
      this.#from.setXYZW(i, ...from, bright)
      this.#to.setXYZ(i, ...to)
    }
    this.#from.needsUpdate = this.#to.needsUpdate = true
    this.#geometry.instanceCount = pieces.length
  }
}
