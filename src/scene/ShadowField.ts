import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  HalfFloatType,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  RGBAFormat,
  RGFormat,
  Scene,
  ShaderMaterial,
  type Texture,
  Vector3,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { Casters } from './casters'
import type { SceneView } from './sceneView'
import { SHADOW_LEVELS, shaderSource } from './shaderSource'
import castFragment from './shaders/shadowCast.frag.glsl?raw'
import castVertex from './shaders/shadowCast.vert.glsl?raw'
import groundFragment from './shaders/shadowGround.frag.glsl?raw'
import groundVertex from './shaders/shadowGround.vert.glsl?raw'
import { centreLevel, createShadowLevels, dueLevels } from './shadowLevels'
import type { ShadowUniforms } from './shadowUniforms'
import type { Resident } from './tileTextures'

export interface ShadowFieldOptions {
  /** Texels along the side of each level. */
  readonly texels: number
  /** Tiles that can be resident at once. */
  readonly layers: number
  readonly heights: Texture
  readonly uniforms: ShadowUniforms
}

/** What casts shadows. */
export interface ShadowGround {
  /** The tiles on the graphics device. */
  readonly residents: readonly Resident[]
  /** Changes whenever they do. */
  readonly mark: string
  readonly casters: Casters | undefined
}

/** Ground that has changed is drawn anew at most so often, while it goes on changing. */
const GROUND_SECONDS = 0.25

/** Light that has turned by less than this casts the same shadows: a seventh of a degree. */
const SAME_LIGHT = 1 - 3e-6

/** On so many of the nearest squares plants cast shadows too, and no higher than this, in world metres. */
const CAST_LEVELS = 2
const TALLEST_PLANT = 9

/** Below this the light only grazes the ground. */
const LOWEST_TANGENT = 0.012

/**
 * Shadows of all ground that lies on the graphics device, near and to the horizon, as a height field of their own: for each spot of six
 * nested squares around the eye, how high the shadow stands. Squares are drawn again when the ground, the light or the eye has changed
 * enough, a few a frame, so that a picture that stands still costs nothing.
 */
export class ShadowField {
  readonly #uniforms: ShadowUniforms
  readonly #levels = createShadowLevels()
  readonly #texels: number
  readonly #grounds: WebGLRenderTarget
  readonly #shades: WebGLRenderTarget
  readonly #patches: ReturnType<typeof createPatches>
  readonly #cast: ReturnType<typeof createCast>
  readonly #camera = new Camera()
  readonly #light = new Vector3()
  readonly #square = new Vector4()
  #groundMark = ''
  #groundSeconds = Number.NEGATIVE_INFINITY
  #isGroundDue = false
  #highest = 0

  constructor({ texels, layers, heights, uniforms }: ShadowFieldOptions) {
    this.#uniforms = uniforms
    this.#texels = texels
    const target = (format: typeof RGFormat | typeof RGBAFormat) =>
      new WebGLRenderTarget(texels * SHADOW_LEVELS, texels, {
        format,
        type: HalfFloatType,
        minFilter: LinearFilter,
        magFilter: LinearFilter,
        depthBuffer: false,
      })
    this.#grounds = target(RGFormat)
    this.#shades = target(RGBAFormat)
    this.#patches = createPatches(layers, heights)
    this.#cast = createCast(this.#grounds.texture, texels)
    uniforms.shades.value = this.#shades.texture
    uniforms.shadeTexels.value = texels
  }

  /**
   * Brings the shadows up to what is drawn, within a frame's share of the work.
   * @returns whether all is up to date: if not, another frame should follow
   */
  update(renderer: WebGLRenderer, { eye, seconds }: SceneView, { residents, mark, casters }: ShadowGround, light: Vector3): boolean {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const from = { east: eye.east * scale, south: eye.south * scale, altitude: eye.elevation * scale }
    this.#noteChanges(mark, seconds, light)
    const isFirst = Number.isNaN(this.#levels[0]?.east)
    const due = dueLevels(this.#levels, from, isFirst ? SHADOW_LEVELS : 2)
    // Ground is cheap: all that is stale is drawn before any shadow, for near shadows look at far ground.
    const grounds = this.#levels.flatMap(({ isGroundStale }, level) => (isGroundStale || due.includes(level) ? [level] : []))
    if (due.length > 0 && residents.length > 0) {
      this.#highest = residents.reduce((most, { land }) => Math.max(most, land.highest), 0) * scale + TALLEST_PLANT
      this.#patches.place(residents, eye)
      const before = renderer.getRenderTarget()
      for (const level of grounds) {
        this.#drawGround(renderer, level, from)
        const drawn = this.#levels[level]
        const standing = level < CAST_LEVELS && drawn && casters?.on({ level: drawn, texels: this.#texels, residents, eye })
        if (standing) this.#drawOver(renderer, standing)
      }
      for (const level of due) this.#drawShade(renderer, level, from)
      renderer.setRenderTarget(before)
    }
    this.#placeSquares(from)
    this.#uniforms.shadeStrength.value = residents.length > 0 ? 1 : 0
    return !this.#isGroundDue && dueLevels(this.#levels, from, 1).length === 0
  }

  dispose(): void {
    this.#uniforms.shadeStrength.value = 0
    this.#uniforms.shades.value = null
    this.#grounds.dispose()
    this.#shades.dispose()
    this.#patches.dispose()
    this.#cast.dispose()
  }

  #noteChanges(mark: string, seconds: number, light: Vector3): void {
    if (mark !== this.#groundMark) this.#isGroundDue = true
    this.#groundMark = mark
    if (this.#isGroundDue && seconds - this.#groundSeconds > GROUND_SECONDS) {
      this.#isGroundDue = false
      this.#groundSeconds = seconds
      for (const level of this.#levels) level.isGroundStale = true
    }
    if (this.#light.dot(light) < SAME_LIGHT) {
      this.#light.copy(light)
      for (const level of this.#levels) level.isShadeStale = true
    }
  }

  #drawGround(
    renderer: WebGLRenderer,
    at: number,
    eye: { readonly east: number; readonly south: number; readonly altitude: number },
  ): void {
    const level = this.#levels[at]
    if (!level) return
    centreLevel(level, eye, this.#texels)
    this.#square.set(level.east - eye.east, level.south - eye.south, level.half, level.base)
    this.#patches.turnTo(this.#square)
    this.#aim(renderer, this.#grounds, at)
    renderer.setClearColor(0, 0)
    renderer.clear()
    renderer.render(this.#patches.scene, this.#camera)
    level.isGroundStale = false
    level.isShadeStale = true
  }

  /** Over the ground of the level that was drawn last. */
  #drawOver(renderer: WebGLRenderer, standing: Scene): void {
    const { autoClear } = renderer
    renderer.autoClear = false
    renderer.render(standing, this.#camera)
    renderer.autoClear = autoClear
  }

  #drawShade(renderer: WebGLRenderer, at: number, eye: { readonly east: number; readonly south: number; readonly altitude: number }): void {
    const level = this.#levels[at]
    if (!level) return
    this.#placeSquares(eye)
    this.#cast.turnTo({
      level: at,
      squares: this.#uniforms.shadeSquares.value,
      light: this.#light,
      highest: this.#highest - eye.altitude,
    })
    this.#aim(renderer, this.#shades, at)
    renderer.render(this.#cast.scene, this.#camera)
    level.isShadeStale = false
  }

  #aim(renderer: WebGLRenderer, target: WebGLRenderTarget, level: number): void {
    target.viewport.set(level * this.#texels, 0, this.#texels, this.#texels)
    target.scissor.copy(target.viewport)
    target.scissorTest = true
    renderer.setRenderTarget(target)
  }

  #placeSquares(eye: { readonly east: number; readonly south: number; readonly altitude: number }): void {
    this.#levels.forEach(({ east, south, half, base }, i) => {
      const isKnown = !Number.isNaN(east)
      this.#uniforms.shadeSquares.value[i]?.set(
        isKnown ? east - eye.east : 1e9,
        isKnown ? south - eye.south : 1e9,
        half,
        base - eye.altitude,
      )
    })
  }
}

/** The tiles on the device, each a square seen from above. */
function createPatches(layers: number, heights: Texture) {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0), 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  const places = new InstancedBufferAttribute(new Float32Array(4 * layers), 4)
  geometry.setAttribute('patchPlace', places)
  const square = new Vector3()
  const base = { value: 0 }
  const material = new ShaderMaterial({
    vertexShader: shaderSource(groundVertex),
    fragmentShader: shaderSource(groundFragment),
    uniforms: { heights: { value: heights }, square: { value: square }, base },
    depthTest: false,
    depthWrite: false,
  })
  const scene = sceneOf(geometry, material)
  const place = (residents: readonly Resident[], eye: SceneView['eye']) => {
    const scale = WORLD_METRES_PER_LEARNED_METRE
    // What is finer covers what is coarser.
    const sorted = residents.toSorted((a, b) => a.land.tile.level - b.land.tile.level)
    sorted.forEach(({ land: { tile }, layer }, i) => {
      const side = tileMetres(tile.level)
      places.setXYZW(i, (tile.x * side - eye.east) * scale, (tile.y * side - eye.south) * scale, side * scale, layer)
    })
    geometry.instanceCount = sorted.length
    places.needsUpdate = true
  }
  const turnTo = ({ x, y, z, w }: Vector4) => {
    square.set(x, y, z)
    base.value = w
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { scene, place, turnTo, dispose }
}

/** The pass that finds how high the shadows stand. */
function createCast(grounds: Texture, texels: number) {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
  const towardsLight = new Vector3()
  const uniforms = {
    grounds: { value: grounds },
    squares: { value: [] as Vector4[] },
    level: { value: 0 },
    texels: { value: texels },
    towardsLight: { value: towardsLight },
    highest: { value: 0 },
  }
  const material = new ShaderMaterial({
    vertexShader: shaderSource(castVertex),
    fragmentShader: shaderSource(castFragment),
    uniforms,
    depthTest: false,
    depthWrite: false,
  })
  const turnTo = (to: { readonly level: number; readonly squares: Vector4[]; readonly light: Vector3; readonly highest: number }) => {
    const across = Math.hypot(to.light.x, to.light.z) || 1
    towardsLight.set(to.light.x / across, to.light.z / across, Math.max(to.light.y / across, LOWEST_TANGENT))
    uniforms.level.value = to.level
    uniforms.squares.value = to.squares
    uniforms.highest.value = to.highest
  }
  const dispose = () => {
    geometry.dispose()
    material.dispose()
  }
  return { scene: sceneOf(geometry, material), turnTo, dispose }
}

function sceneOf(geometry: BufferGeometry, material: ShaderMaterial): Scene {
  const scene = new Scene()
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  scene.add(mesh)
  return scene
}
