import {
  Data3DTexture,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  RedFormat,
  RepeatWrapping,
  type ShaderMaterial,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { WORLD_METRES_PER_LEARNED_METRE } from '../world'
import { BILLOW_SIDE, billows } from './billows'
import { CLOUD_PERIOD } from './cloudDeck'
import type { SceneUniforms } from './sceneUniforms'
import type { SceneView } from './sceneView'
import cloudMapFragment from './shaders/cloudMap.frag.glsl?raw'
import panoramaFragment from './shaders/cloudPanorama.frag.glsl?raw'
import { TablePainter, tableMaterial } from './TablePainter'
import type { Tier } from './tiers'
import { wrap } from './tileInstances'

/** How far clouds are seen, in world metres. */
export const CLOUD_REACH = 60_000

const MAP_SIDE = 512

/** A picture of the clouds is painted in so many strips, one in a frame. */
const STRIPS = 8

/** What has changed by less than this is not painted again, in world metres and in shares. */
const NOTICEABLE_METRES = 0.5
const NOTICEABLE = 0.001

/** Where a picture of the clouds was painted from, and all else that it depends on. */
interface Painting {
  /** World metres, level ones reduced to the clouds' period and moved with them. */
  readonly east: number
  readonly south: number
  readonly altitude: number
  /** 1 from below the clouds, −1 from above. */
  readonly side: number
  /** Of light, air and clouds. */
  readonly look: readonly number[]
}

/**
 * The clouds all around the eye, painted on the graphics device by looking far into them, a strip in each frame, and again whenever something
 * has changed; in between, what was painted is shown where it stands now. A frame itself then only looks it up.
 */
export class CloudPanorama {
  readonly #uniforms: SceneUniforms
  readonly #painter = new TablePainter()
  readonly #map = new WebGLRenderTarget(MAP_SIDE, MAP_SIDE, {
    generateMipmaps: true,
    minFilter: LinearMipmapLinearFilter,
    wrapS: RepeatWrapping,
    wrapT: RepeatWrapping,
    depthBuffer: false,
  })
  readonly #billows = new Data3DTexture(billows(), BILLOW_SIDE, BILLOW_SIDE, BILLOW_SIDE)
  #shown: WebGLRenderTarget
  #coming: WebGLRenderTarget
  readonly #eye = { value: new Vector3() }
  readonly #side = { value: 1 }
  readonly #mapMaterial: ShaderMaterial
  readonly #material: ShaderMaterial
  #isBegun = false
  #painted: Painting | undefined
  #painting: Painting | undefined
  #strip = 0

  constructor(tier: Tier, uniforms: SceneUniforms) {
    this.#uniforms = uniforms
    this.#shown = panorama(tier.cloudTexels)
    this.#coming = panorama(tier.cloudTexels)
    Object.assign(this.#billows, { format: RedFormat, minFilter: LinearFilter, magFilter: LinearFilter, unpackAlignment: 1 })
    Object.assign(this.#billows, { wrapS: RepeatWrapping, wrapT: RepeatWrapping, wrapR: RepeatWrapping, needsUpdate: true })
    this.#mapMaterial = tableMaterial(cloudMapFragment, { noiseLattice: uniforms.noiseLattice })
    this.#material = tableMaterial(panoramaFragment, {
      ...uniforms,
      billows: { value: this.#billows },
      panoramaEye: this.#eye,
      panoramaSide: this.#side,
      reach: { value: CLOUD_REACH },
      flash: { value: new Vector3() }, // it lights what was painted when it is shown
    })
    this.#material.defines = { STEPS: tier.cloudSteps }
  }

  /** The graphics device has lost what was painted. */
  forget(): void {
    this.#isBegun = false
    this.#painted = undefined
    this.#painting = undefined
  }

  /** Paints what is due in this frame. @param lightChanges grows when light and air have changed @returns whether the clouds are as they are now */
  update(renderer: WebGLRenderer, view: SceneView, lightChanges: number): boolean {
    const { cloudMap, cloudDeck, cloudPanorama, cloudShift } = this.#uniforms
    if (!this.#isBegun) this.#painter.paint(renderer, this.#mapMaterial, this.#map)
    this.#isBegun = true
    cloudMap.value = this.#map.texture
    cloudShift.value.w = 0
    if (cloudDeck.value.z <= 0) return true
    const now = this.#now(view, lightChanges)
    if (this.#painted?.side !== now.side) this.#painted = undefined
    const isStale = this.#painting ? this.#painting.side !== now.side : !this.#painted || isNoticeable(this.#painted, now)
    if (isStale) this.#begin(now)
    if (this.#painting) this.#paint(renderer)
    const painted = this.#painted
    if (!painted) return false
    cloudPanorama.value = this.#shown.texture
    cloudShift.value.set(
      nearest(now.east - painted.east),
      now.altitude - painted.altitude,
      nearest(now.south - painted.south),
      painted.side,
    )
    return !this.#painting && !isNoticeable(painted, now)
  }

  dispose(): void {
    this.#painter.dispose()
    this.#mapMaterial.dispose()
    this.#material.dispose()
    for (const target of [this.#map, this.#shown, this.#coming]) target.dispose()
    this.#billows.dispose()
  }

  #now({ eye }: SceneView, lightChanges: number): Painting {
    const { cloudDeck, cloudDrift, lightDirection, mist, dustExtinction } = this.#uniforms
    const scale = WORLD_METRES_PER_LEARNED_METRE
    const { x: base, y: thickness, z: share } = cloudDeck.value
    return {
      east: wrap(eye.east * scale + cloudDrift.value.x, CLOUD_PERIOD),
      south: wrap(eye.south * scale + cloudDrift.value.y, CLOUD_PERIOD),
      altitude: eye.elevation * scale,
      side: eye.elevation * scale < base + thickness / 2 ? 1 : -1,
      look: [lightChanges, base, share, mist.value.x * 1000, dustExtinction.value * 1000, ...lightDirection.value.toArray()],
    }
  }

  #begin(painting: Painting): void {
    this.#painting = painting
    this.#strip = 0
    this.#eye.value.set(painting.east, painting.altitude, painting.south)
    this.#side.value = painting.side
  }

  #paint(renderer: WebGLRenderer): void {
    const target = this.#coming
    const rows = target.height / STRIPS
    target.scissorTest = true
    target.scissor.set(0, this.#strip * rows, target.width, rows)
    this.#painter.paint(renderer, this.#material, target)
    if (++this.#strip < STRIPS) return
    this.#painted = this.#painting
    this.#painting = undefined
    this.#coming = this.#shown
    this.#shown = target
  }
}

function panorama(side: number): WebGLRenderTarget {
  return new WebGLRenderTarget(side, side, { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter, depthBuffer: false })
}

/** The shorter way round the clouds' period. */
function nearest(metres: number): number {
  return wrap(metres + CLOUD_PERIOD / 2, CLOUD_PERIOD) - CLOUD_PERIOD / 2
}

function isNoticeable(painted: Painting, now: Painting): boolean {
  const moved = [nearest(now.east - painted.east), nearest(now.south - painted.south), now.altitude - painted.altitude]
  return (
    moved.some((metres) => Math.abs(metres) > NOTICEABLE_METRES) ||
    now.look.some((value, i) => Math.abs(value - (painted.look[i] ?? Number.NaN)) > NOTICEABLE)
  )
}
