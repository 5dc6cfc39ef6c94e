import { cellMetres, type FirePicture, hashCell, unit } from '../world'
import { secondsUntil } from './fireClock'

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

/** A fire of so many cells is as large as any, and one so many learned metres away is heard half as well. */
const LARGE_CELLS = 160
const HALF_METRES = 1600

/** The cells that a fire runs over, in the order in which they are lit. */
export class FireCourse {
  readonly #cells: readonly BurningCell[]

  constructor({ level, x, y, columns, lit }: FirePicture) {
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

  /** How near a place flames are, in learned metres over the ground, and how many; shares from 0 to 1. @returns undefined while there are none */
  nearTo(
    { east, south }: Pick<BurningCell, 'east' | 'south'>,
    seconds: number,
  ): { readonly nearness: number; readonly size: number } | undefined {
    const burning = this.litBetween(seconds - FLAMES_SECONDS, seconds)
    if (burning.length === 0) return undefined
    const nearest = burning.reduce(
      (least, cell) => Math.min(least, Math.hypot(cell.east - east, cell.south - south)),
      Number.POSITIVE_INFINITY,
    )
    return { nearness: 1 / (1 + (nearest / HALF_METRES) ** 2), size: Math.min(1, Math.sqrt(burning.length / LARGE_CELLS)) }
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
