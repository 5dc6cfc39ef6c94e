import { type ShownFire, secondsUntil } from '../../streaming'
import { cellMetres, hashCell, unit } from '../../world'

/** A cell that burns. */
export interface BurningCell {
  /** Learned metres. */
  readonly east: number
  readonly south: number
  /** The second at which it is seen to be lit, after the first. */
  readonly litAfter: number
  /** Random, 0 to 1. */
  readonly random: number
}

/** Seconds for which flames stand on a cell. */
export const FLAMES_SECONDS = 5

/** The cells that a fire runs over, in the order in which they are lit. */
export class FireCourse {
  readonly #cells: readonly BurningCell[]

  constructor({ picture: { level, x, y, columns, lit } }: ShownFire) {
    const cell = cellMetres(level)
    const cells: BurningCell[] = []
    lit.forEach((tick, at) => {
      if (tick < 0) return
      const [column, row] = [x + (at % columns), y + Math.floor(at / columns)]
      const bits = hashCell(0, 0, 4, column, row)
      const jitter = (shift: number) => 0.5 + (((bits >>> shift) & 255) / 255 - 0.5) * 0.9
      const place = { east: (column + jitter(0)) * cell, south: (row + jitter(8)) * cell }
      // Not all cells of a tick at once.
      cells.push({ ...place, litAfter: secondsUntil(tick + unit(bits)), random: ((bits >>> 16) & 255) / 255 })
    })
    this.#cells = cells.sort((one, other) => one.litAfter - other.litAfter)
  }

  /** Those that have been lit between two seconds, after the first. */
  litBetween(from: number, to: number): readonly BurningCell[] {
    return this.#cells.slice(this.#countUntil(from), this.#countUntil(to))
  }

  #countUntil(seconds: number): number {
    let [low, high] = [0, this.#cells.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#cells[middle] as BurningCell).litAfter < seconds) low = middle + 1
      else high = middle
    }
    return low
  }
}
