import {
  DataArrayTexture,
  DataTexture,
  FloatType,
  LinearFilter,
  NearestFilter,
  type PixelFormat,
  RedFormat,
  RGBAFormat,
  type TextureDataType,
  UnsignedByteType,
  Vector3,
  type WebGLRenderer,
} from 'three'
import { type LandTile, TILE_SIDE } from '../streaming'
import { tileKey } from '../world'
import { LayerBook } from './layerBook'

/** A tile on the graphics device. */
export interface Resident {
  readonly land: LandTile
  readonly layer: number
}

/** The tiles on the graphics device: one layer each of elevations, of shading and of cover, and of water where there is any. */
export class TileTextures {
  /** Elevations in learned metres, one float, to be read texel by texel. */
  readonly heights: DataArrayTexture
  /** Slopes, curvature and relief as bytes, filtered. */
  readonly surfaces: DataArrayTexture
  /** What grows, as bytes, filtered. */
  readonly covers: DataArrayTexture
  /** Elevations of the surface of lakes, as those of the ground: a single layer until a lake is drawn. */
  water: DataArrayTexture
  readonly #layers: number
  readonly #book: LayerBook<LandTile>
  readonly #place = new Vector3()
  #writes = 0

  constructor(layers: number) {
    this.#layers = layers
    this.#book = new LayerBook(layers)
    this.water = emptyLayers({ layers: 1, format: RedFormat, type: FloatType, isFiltered: false })
    this.heights = emptyLayers({ layers, format: RedFormat, type: FloatType, isFiltered: false })
    this.surfaces = emptyLayers({ layers, format: RGBAFormat, type: UnsignedByteType, isFiltered: true })
    this.covers = emptyLayers({ layers, format: RGBAFormat, type: UnsignedByteType, isFiltered: true })
  }

  /** The layer a tile is drawn from, written first if need be; undefined when more tiles are drawn at once than there are layers. */
  layerOf(renderer: WebGLRenderer, land: LandTile, frame: number): number | undefined {
    const taken = this.#book.take(tileKey(land.tile), land, frame)
    if (taken?.isNew) this.#write(renderer, land, taken.layer)
    return taken?.layer
  }

  /** All tiles on the device, drawn in this frame or not. */
  residents(): Resident[] {
    return this.#book.list().map(({ content, layer }) => ({ land: content, layer }))
  }

  /** How often a tile was written. */
  get writes(): number {
    return this.#writes
  }

  /** After the graphics device was lost: writes every tile again, those too that only cast shadows. */
  rewrite(renderer: WebGLRenderer): void {
    for (const { land, layer } of this.residents()) this.#write(renderer, land, layer)
  }

  dispose(): void {
    this.heights.dispose()
    this.surfaces.dispose()
    this.covers.dispose()
    this.water.dispose()
  }

  #write(renderer: WebGLRenderer, land: LandTile, layer: number): void {
    this.#writes++
    this.#place.set(0, 0, layer)
    write(renderer, { data: land.heights, to: this.heights, at: this.#place })
    write(renderer, { data: land.surface, to: this.surfaces, at: this.#place })
    write(renderer, { data: land.cover, to: this.covers, at: this.#place })
    if (land.water) write(renderer, { data: land.water, to: this.#openWater(), at: this.#place })
  }

  /** Makes room for the water of all layers, once the first lake is drawn: most worlds need none. */
  #openWater(): DataArrayTexture {
    if (this.water.image.depth < this.#layers) {
      this.water.dispose()
      this.water = emptyLayers({ layers: this.#layers, format: RedFormat, type: FloatType, isFiltered: false })
    }
    return this.water
  }
}

interface LayerOptions {
  readonly layers: number
  readonly format: PixelFormat
  readonly type: TextureDataType
  readonly isFiltered: boolean
}

/** Storage on the device alone: no copy of the layers is kept in memory. */
function emptyLayers({ layers, format, type, isFiltered }: LayerOptions): DataArrayTexture {
  const texture = new DataArrayTexture(null, TILE_SIDE, TILE_SIDE, layers)
  texture.format = format
  texture.type = type
  texture.minFilter = texture.magFilter = isFiltered ? LinearFilter : NearestFilter
  texture.unpackAlignment = 4
  texture.source.dataReady = false
  texture.needsUpdate = true
  return texture
}

function write(renderer: WebGLRenderer, { data, to, at }: { data: Float32Array | Uint8Array; to: DataArrayTexture; at: Vector3 }): void {
  const source = new DataTexture(data as Float32Array<ArrayBuffer>, TILE_SIDE, TILE_SIDE, to.format as PixelFormat, to.type)
  renderer.copyTextureToTexture(source, to, null, at)
}
