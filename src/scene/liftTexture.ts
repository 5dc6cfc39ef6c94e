import { DataArrayTexture, DataUtils, HalfFloatType, LinearFilter, RGFormat, Vector4 } from 'three'
import { cellMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { SceneView } from './sceneView'

/** Layers: the lift as it is now, then as tiles may have it. */
const LAYERS = 8
const CELLS = 128
const NUMBERS = CELLS * CELLS * 2

/** Uniforms of the ground that a hand is moving. */
export interface LiftUniforms {
  readonly lifts: { readonly value: DataArrayTexture }
  /** North-west corner from the eye and side, in world metres; the last is 1 where there is a lift. */
  readonly liftPlace: { readonly value: Vector4 }
}

/** Brings lifted ground to the graphics device. */
export class LiftTexture {
  readonly uniforms: LiftUniforms
  readonly #numbers = new Uint16Array(NUMBERS * LAYERS)
  /** Which version each layer holds. */
  readonly #held: (Float32Array | undefined)[] = new Array(LAYERS).fill(undefined)
  #revisions: readonly number[] = []

  constructor() {
    const texture = new DataArrayTexture(this.#numbers, CELLS, CELLS, LAYERS)
    texture.format = RGFormat
    texture.type = HalfFloatType
    texture.minFilter = texture.magFilter = LinearFilter
    this.uniforms = { lifts: { value: texture }, liftPlace: { value: new Vector4() } }
  }

  /** Takes over the lift of a frame. @throws RangeError when it has another size than the texture */
  update({ lift, eye }: Pick<SceneView, 'lift' | 'eye'>): void {
    const place = this.uniforms.liftPlace.value
    this.#revisions = lift ? lift.versions.map(({ revision }) => revision) : []
    if (!lift) {
      place.w = 0
      return
    }
    const { level, x, y, columns } = lift.rect
    if (columns !== CELLS) throw new RangeError(`Expected a lift of ${CELLS} columns, got ${columns}.`)
    const cell = cellMetres(level)
    const scale = WORLD_METRES_PER_LEARNED_METRE
    place.set((x * cell - eye.east) * scale, (y * cell - eye.south) * scale, columns * cell * scale, 1)
    this.#hold(lift.lifts, 0)
    lift.versions.forEach(({ lifts }, i) => {
      this.#hold(lifts, i + 1)
    })
  }

  /** The layer that a tile of a revision already has in its heights, −1 for none. */
  layerOf(revision: number): number {
    return this.#revisions.findLastIndex((known) => known <= revision) + 1 || -1
  }

  dispose(): void {
    this.uniforms.lifts.value.dispose()
  }

  #hold(lifts: Float32Array, layer: number): void {
    if (this.#held[layer] === lifts) return
    this.#held[layer] = lifts
    const start = layer * NUMBERS
    for (let i = 0; i < NUMBERS; i++) this.#numbers[start + i] = DataUtils.toHalfFloat(lifts[i] ?? 0)
    const texture = this.uniforms.lifts.value
    texture.addLayerUpdate(layer)
    texture.needsUpdate = true
  }
}

/** Where the ring of the brush lies: middle from the eye (x, z) and radius in world metres, negative for a square, and how strongly it is drawn. */
export function placeRing(to: Vector4, { brush, eye }: Pick<SceneView, 'brush' | 'eye'>): void {
  const scale = WORLD_METRES_PER_LEARNED_METRE
  if (!brush) {
    to.w = 0
    return
  }
  const radius = brush.radiusMetres * scale
  to.set((brush.east - eye.east) * scale, (brush.south - eye.south) * scale, brush.isSquare ? -radius : radius, brush.isPressed ? 1 : 0.75)
}
