import { DataArrayTexture, type IUniform, LinearFilter, LinearMipmapLinearFilter, RepeatWrapping } from 'three'

/** The grain of the ground as a uniform: level and grey until it has been made, which is after the first land. */
export class GrainTexture {
  readonly uniforms: { readonly groundGrain: IUniform<DataArrayTexture> } = {
    groundGrain: { value: new DataArrayTexture(Uint8Array.of(128, 128, 128, 128), 1, 1, 1) },
  }
  #isComing = false
  #isDisposed = false

  constructor() {
    this.uniforms.groundGrain.value.needsUpdate = true
  }

  /** Whether it is being made, and another frame will show more. */
  get isComing(): boolean {
    return this.#isComing
  }

  /** Makes it, a little at a time. */
  async open(): Promise<void> {
    this.#isComing = true
    try {
      const { GRAIN_LAYERS, GRAIN_SIDE, groundGrain } = await import('./groundGrain')
      const making = groundGrain()
      let part = making.next()
      for (; !part.done; part = making.next()) await new Promise((resolve) => setTimeout(resolve))
      if (this.#isDisposed) return
      const texture = new DataArrayTexture(part.value, GRAIN_SIDE, GRAIN_SIDE, GRAIN_LAYERS)
      texture.wrapS = texture.wrapT = RepeatWrapping
      texture.magFilter = LinearFilter
      texture.minFilter = LinearMipmapLinearFilter
      texture.generateMipmaps = true
      texture.needsUpdate = true
      this.uniforms.groundGrain.value.dispose()
      this.uniforms.groundGrain.value = texture
    } finally {
      this.#isComing = false
    }
  }

  dispose(): void {
    this.#isDisposed = true
    this.uniforms.groundGrain.value.dispose()
  }
}
