import { brushOf, cellMetres, type Fill, pour } from '../../world'
import type { HandPoint } from './strokeBuilder'

/** How fast water rises where the hand stays: radii of the brush a second at full strength. */
const RISE_RADII_PER_SECOND = 0.25

/** A hand that has gone so far says how high the water is to stand, in radii of the brush. */
const DRAGGED_RADII = 0.5

/** Makes one edit of a hand that pours water: where it presses, and as high as the ground to which it drags; where it stays, the water rises. */
export class PourBuilder {
  readonly #size: number
  readonly #strength: number
  readonly #radiusMetres: number
  #from: HandPoint | undefined
  #elevation = 0
  #isDragged = false

  constructor({ size, strength }: { readonly size: number; readonly strength: number }) {
    this.#size = size
    this.#strength = strength
    const { level, radiusCells } = brushOf(size)
    this.#radiusMetres = radiusCells * cellMetres(level)
  }

  /** The hand is at a place for some seconds. @returns whether the edit has changed */
  hold(point: HandPoint, seconds: number): boolean {
    const before = this.#elevation
    const from = this.#from
    if (!from) {
      this.#from = point
      this.#elevation = point.elevation
      return true
    }
    const away = Math.max(Math.abs(point.east - from.east), Math.abs(point.south - from.south))
    this.#isDragged ||= away > DRAGGED_RADII * this.#radiusMetres
    if (this.#isDragged) this.#elevation = point.elevation
    else this.#elevation += seconds * this.#strength * point.pressure * RISE_RADII_PER_SECOND * this.#radiusMetres
    return this.#elevation !== before
  }

  /** The edit so far; undefined before the hand has touched anything. */
  edit(): Fill | undefined {
    if (!this.#from) return undefined
    return pour({ ...this.#from, elevation: this.#elevation }, this.#size)
  }
}
