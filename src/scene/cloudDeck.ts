import {
  type IUniform,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  type Texture,
  Vector2,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { Weather } from '../world'
import type { Daylight } from './daylight'
import cloudMapFragment from './shaders/cloudMap.frag.glsl?raw'
import { TablePainter, tableMaterial } from './TablePainter'
import { wrap } from './tileInstances'

/** Uniforms of `cloudField.glsl`. */
export interface CloudUniforms {
  readonly cloudMap: IUniform<Texture>
  readonly cloudDrift: IUniform<Vector2>
  readonly cloudDeck: IUniform<Vector4>
}

/** The field of clouds repeats after this many world metres. */
export const CLOUD_PERIOD = 32768

/** Of the base of heaped clouds and how high they grow, in world metres. */
const BASE_ALTITUDE = 560
const THICKNESS = 120
const LOW_BASE_ALTITUDE = 440

/** World metres that clouds drift in a second for each metre of wind a second: a little faster than they would, so that it is seen. */
const DRIFT = 1.5

const MAP_SIDE = 512

/** The map of all clouds, painted once on the graphics device. */
export class CloudMap {
  readonly #target = new WebGLRenderTarget(MAP_SIDE, MAP_SIDE, {
    generateMipmaps: true,
    minFilter: LinearMipmapLinearFilter,
    wrapS: RepeatWrapping,
    wrapT: RepeatWrapping,
    depthBuffer: false,
  })
  readonly uniforms: CloudUniforms = {
    cloudMap: { value: this.#target.texture },
    cloudDrift: { value: new Vector2() },
    cloudDeck: { value: new Vector4(BASE_ALTITUDE, THICKNESS, 0, 0) },
  }
  #isPainted = false

  /** The graphics device has lost the map. */
  forget(): void {
    this.#isPainted = false
  }

  update(
    renderer: WebGLRenderer,
    noiseLattice: IUniform<Texture>,
    { cloud, wind }: Weather,
    { overcast }: Daylight,
    seconds: number,
  ): void {
    if (!this.#isPainted) this.#paint(renderer, noiseLattice)
    this.#isPainted = true
    const drift = (speed: number) => wrap(-seconds * speed * DRIFT, CLOUD_PERIOD)
    this.uniforms.cloudDrift.value.set(drift(wind.east), drift(wind.south))
    const base = BASE_ALTITUDE + (LOW_BASE_ALTITUDE - BASE_ALTITUDE) * overcast
    this.uniforms.cloudDeck.value.set(base, THICKNESS, cloud, cloud > 0 ? 0.8 * (1 - overcast) : 0)
  }

  dispose(): void {
    this.#target.dispose()
  }

  #paint(renderer: WebGLRenderer, noiseLattice: IUniform<Texture>): void {
    const painter = new TablePainter()
    const material = tableMaterial(cloudMapFragment, { noiseLattice })
    painter.paint(renderer, material, this.#target)
    material.dispose()
    painter.dispose()
  }
}
