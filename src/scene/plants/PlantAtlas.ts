import {
  Color,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  OrthographicCamera,
  Scene,
  type ShaderMaterial,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { PlantForm } from './plantForms'

/** Frames along a side of the atlas: four of each form, from the side to from above. `plantCard.vert.glsl` counts on it. */
const FRAMES = 8
const ELEVATIONS = [0, Math.PI / 6, Math.PI / 3, Math.PI / 2 - 0.02]

/** A tree in winter is another than in summer: in so many steps its leaves come and go. */
const LEAF_STEPS = 12

/** Pictures of all forms from some heights, made on the graphics device of the same geometry that stands near by. */
export class PlantAtlas {
  readonly looks: WebGLRenderTarget
  readonly normals: WebGLRenderTarget
  /** For each form: height, radius, half the side of its frame, nothing. */
  readonly sizes: readonly Vector4[]
  readonly #forms: readonly PlantForm[]
  readonly #material: ShaderMaterial
  readonly #framePixels: number
  #drawnFor = ''

  /** @param material draws a form's geometry with `ATLAS` defined */
  constructor(forms: readonly PlantForm[], material: ShaderMaterial, framePixels: number) {
    this.#forms = forms
    this.#material = material
    this.#framePixels = framePixels
    this.looks = target(framePixels * FRAMES)
    this.normals = target(framePixels * FRAMES)
    this.sizes = forms.map(({ height, radius }) => new Vector4(height, radius, Math.max(height / 2, radius) * 1.06, 0))
  }

  /** Draws all pictures anew if leaves have come or gone since, or the graphics device was lost. */
  update(renderer: WebGLRenderer, leafage: number, losses: number): void {
    const wanted = `${Math.round(leafage * LEAF_STEPS)} ${losses}`
    if (wanted === this.#drawnFor) return
    this.#drawnFor = wanted
    const before = { target: renderer.getRenderTarget(), colour: renderer.getClearColor(new Color()), alpha: renderer.getClearAlpha() }
    renderer.setClearColor(0, 0)
    for (const [to, isNormalPass] of [
      [this.looks, false],
      [this.normals, true],
    ] as const) {
      ;(this.#material.uniforms.isNormalPass as { value: boolean }).value = isNormalPass
      this.#drawAll(renderer, to)
    }
    renderer.setRenderTarget(before.target)
    renderer.setClearColor(before.colour, before.alpha)
  }

  dispose(): void {
    this.looks.dispose()
    this.normals.dispose()
  }

  #drawAll(renderer: WebGLRenderer, to: WebGLRenderTarget): void {
    const side = this.#framePixels
    const scene = new Scene()
    const mesh = new Mesh(undefined, this.#material)
    mesh.frustumCulled = false
    scene.add(mesh)
    to.scissorTest = true
    this.#forms.forEach(({ geometry, height }, form) => {
      mesh.geometry = geometry
      ;(this.#material.uniforms.atlasForm as { value: number }).value = form
      const half = this.sizes[form]?.z ?? 1
      ELEVATIONS.forEach((elevation, step) => {
        const frame = form * ELEVATIONS.length + step
        const corner = [(frame % FRAMES) * side, Math.floor(frame / FRAMES) * side] as const
        to.viewport.set(corner[0], corner[1], side, side)
        to.scissor.set(corner[0], corner[1], side, side)
        const camera = new OrthographicCamera(-half, half, half, -half, 0.1, 40)
        camera.position.set(0, height / 2 + 20 * Math.sin(elevation), 20 * Math.cos(elevation))
        camera.lookAt(0, height / 2, 0)
        // Once, when all is there.
        to.texture.generateMipmaps = frame === this.#forms.length * ELEVATIONS.length - 1
        renderer.setRenderTarget(to)
        renderer.clear()
        renderer.render(scene, camera)
      })
    })
  }
}

function target(side: number): WebGLRenderTarget {
  const made = new WebGLRenderTarget(side, side, { minFilter: LinearMipmapLinearFilter, magFilter: LinearFilter, generateMipmaps: true })
  made.texture.anisotropy = 2
  return made
}
