import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  type IUniform,
  Mesh,
  Scene,
  ShaderMaterial,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three'
import { shaderSource } from './shaderSource'
import tableVertex from './shaders/table.vert.glsl?raw'

/** Fills tables on the graphics device, each texel by a fragment shader. */
export class TablePainter {
  readonly #scene = new Scene()
  readonly #camera = new Camera()
  readonly #mesh = new Mesh(new BufferGeometry())

  constructor() {
    this.#mesh.geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
    this.#mesh.frustumCulled = false
    this.#scene.add(this.#mesh)
  }

  paint(renderer: WebGLRenderer, material: ShaderMaterial, target: WebGLRenderTarget): void {
    this.#mesh.material = material
    renderer.setRenderTarget(target)
    renderer.render(this.#scene, this.#camera)
    renderer.setRenderTarget(null)
  }

  dispose(): void {
    this.#mesh.geometry.dispose()
  }
}

export function tableMaterial(fragmentShader: string, uniforms: Record<string, IUniform>): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: tableVertex,
    fragmentShader: shaderSource(fragmentShader),
    uniforms,
    depthTest: false,
    depthWrite: false,
  })
}
