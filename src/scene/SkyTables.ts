import { HalfFloatType, type IUniform, LinearFilter, RGBAFormat, type Texture, Vector3, type WebGLRenderer, WebGLRenderTarget } from 'three'
import type { Daylight } from './daylight'
import lightFragment from './shaders/lightTable.frag.glsl?raw'
import manyfoldFragment from './shaders/manyfold.frag.glsl?raw'
import skyFragment from './shaders/skyView.frag.glsl?raw'
import transmittanceFragment from './shaders/transmittance.frag.glsl?raw'
import { TablePainter, tableMaterial } from './TablePainter'

/** Of each half of a sky's table; `table.glsl` says the same. */
const SKY_SIDE = 96

/** The sky stays as it is until the eye's altitude has changed by this share, or anything else by this much. */
const NOTICEABLE = 0.04
const NOTICEABLE_LIGHT = 0.0005

/** Land under stars alone is painted brighter against its sky than it is. */
const STARLIGHT = 2.5

/** Metres above which the share is reckoned. */
const LOWEST_ALTITUDE = 400

/**
 * What the air does to light, computed on the graphics device: transmittance and light scattered more than once for good, the sky under
 * sun and moon whenever they or the eye have moved. Drawing looks up instead of computing.
 */
export class SkyTables {
  readonly #painter = new TablePainter()
  readonly #transmittance = table(256, 64)
  readonly #manyfold = table(32, 32)
  readonly #sun = table(SKY_SIDE, 2 * SKY_SIDE)
  readonly #moon = table(SKY_SIDE, 2 * SKY_SIDE)
  readonly #light = table(16, 2)
  readonly #uniforms = {
    transmittance: { value: this.#transmittance.texture },
    manyfold: { value: this.#manyfold.texture },
    skyTable: { value: this.#sun.texture },
    moonTable: { value: this.#moon.texture },
    eyeHeight: { value: 0 },
    bodyHeight: { value: 0 },
    bodyLight: { value: new Vector3() },
    overcast: { value: 0 },
    overcastRadiance: { value: new Vector3() },
    nightRadiance: { value: new Vector3() },
    directLight: { value: new Vector3() },
    starLight: { value: new Vector3() },
    directHeight: { value: 0 },
  } satisfies Record<string, IUniform>
  readonly #materials = {
    transmittance: tableMaterial(transmittanceFragment, this.#uniforms),
    manyfold: tableMaterial(manyfoldFragment, this.#uniforms),
    sky: tableMaterial(skyFragment, this.#uniforms),
    light: tableMaterial(lightFragment, this.#uniforms),
  }
  #isBegun = false
  #shown: readonly number[] = []
  #changes = 0

  get textures(): Readonly<Record<'skyTable' | 'moonTable' | 'lightTable', Texture>> {
    return { skyTable: this.#sun.texture, moonTable: this.#moon.texture, lightTable: this.#light.texture }
  }

  /** Grows when the tables are computed anew. */
  get changes(): number {
    return this.#changes
  }

  /** The graphics device has lost what was computed. */
  forget(): void {
    this.#isBegun = false
    this.#shown = []
  }

  /** Computes what has changed. @param altitude of the eye, in learned metres */
  update(renderer: WebGLRenderer, daylight: Daylight, altitude: number): void {
    const state = stateOf(daylight, altitude)
    if (this.#isBegun && state.every((value, i) => Math.abs(value - (this.#shown[i] ?? Number.NaN)) < NOTICEABLE_LIGHT)) return
    this.#shown = state
    this.#changes++
    if (!this.#isBegun) {
      this.#painter.paint(renderer, this.#materials.transmittance, this.#transmittance)
      this.#painter.paint(renderer, this.#materials.manyfold, this.#manyfold)
      this.#isBegun = true
    }
    const uniforms = this.#uniforms
    uniforms.eyeHeight.value = Math.min(60, Math.max(0.05, altitude / 1000))
    uniforms.overcast.value = daylight.overcast
    uniforms.overcastRadiance.value.copy(daylight.overcastRadiance)
    uniforms.nightRadiance.value.copy(daylight.nightRadiance)
    uniforms.bodyHeight.value = daylight.sun.y
    uniforms.bodyLight.value.copy(daylight.sunLight)
    this.#painter.paint(renderer, this.#materials.sky, this.#sun)
    uniforms.overcastRadiance.value.set(0, 0, 0)
    uniforms.nightRadiance.value.set(0, 0, 0)
    uniforms.bodyHeight.value = daylight.moon.y
    uniforms.bodyLight.value.copy(daylight.moonLight)
    this.#painter.paint(renderer, this.#materials.sky, this.#moon)
    uniforms.starLight.value.copy(daylight.nightRadiance).multiplyScalar(STARLIGHT)
    uniforms.directHeight.value = daylight.light.y
    uniforms.directLight.value.copy(daylight.directLight)
    this.#painter.paint(renderer, this.#materials.light, this.#light)
  }

  dispose(): void {
    this.#painter.dispose()
    for (const material of Object.values(this.#materials)) material.dispose()
    for (const target of [this.#transmittance, this.#manyfold, this.#sun, this.#moon, this.#light]) target.dispose()
  }
}

function table(width: number, height: number): WebGLRenderTarget {
  return new WebGLRenderTarget(width, height, {
    type: HalfFloatType,
    format: RGBAFormat,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    depthBuffer: false,
  })
}

/** All that the tables depend on; the eye's altitude counts by its share. */
function stateOf({ sun, moon, sunLight, moonLight, directLight, overcast, overcastRadiance, night }: Daylight, altitude: number): number[] {
  const step = Math.round(Math.log(Math.max(0, altitude) + LOWEST_ALTITUDE) / NOTICEABLE)
  return [step, sun.y, moon.y, Math.log(sunLight.x), moonLight.x, directLight.x / sunLight.x, overcast, overcastRadiance.x, night]
}
