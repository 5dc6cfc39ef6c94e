import { brushOf } from './brush'
import { HEIGHT_GRAIN, PLACE_GRAIN } from './edit'
import { FINEST_LEVEL } from './levels'

/** Names of the columns that a point's two numbers of place belong to: a stroke's first point, its second, and the others. */
const PLACE_COLUMNS = [
  ['first', 'first'],
  ['second', 'second'],
  ['along', 'across'],
] as const

/** What is known of the strokes so far when the next number is written or read, and so need not be said again. */
export class StrokeContext {
  size = 0
  /** The last point, in parts of a cell of the size's level. */
  x = 0
  y = 0
  /** The last height. */
  height = 0
  readonly #numbers = new Map<string, number>()
  #level = FINEST_LEVEL
  #dx = 0
  #dy = 0
  /** Sum of the numbers of a stroke's amounts. */
  #amounts = 0

  /** Another brush: places and heights are counted anew. */
  takeUp(size: number): void {
    const { level } = brushOf(size)
    const scale = 2 ** (level - this.#level)
    this.x = Math.floor((this.x * scale) / PLACE_GRAIN) * PLACE_GRAIN
    this.y = Math.floor((this.y * scale) / PLACE_GRAIN) * PLACE_GRAIN
    this.height = Math.floor((this.height * scale) / HEIGHT_GRAIN) * HEIGHT_GRAIN
    this.size = size
    this.#level = level
    this.#dx = this.#dy = 0
  }

  moveTo(x: number, y: number): void {
    this.#dx = x - this.x
    this.#dy = y - this.y
    this.x = x
    this.y = y
  }

  /** A step as seen along the one before: first on the axis that that one went farther on, and positive if on in its direction. */
  turn(dx: number, dy: number): readonly [along: number, across: number] {
    const [x, y] = [this.#dx < 0 ? 0 - dx : dx, this.#dy < 0 ? 0 - dy : dy]
    return this.#goesSouth() ? [y, x] : [x, y]
  }

  /** The same backwards. */
  turnBack(along: number, across: number): readonly [dx: number, dy: number] {
    const [x, y] = this.#goesSouth() ? [across, along] : [along, across]
    return [this.#dx < 0 ? 0 - x : x, this.#dy < 0 ? 0 - y : y]
  }

  /** @param point its number in its stroke */
  placeColumns(point: number): readonly [string, string] {
    return PLACE_COLUMNS[Math.min(point, 2)] ?? PLACE_COLUMNS[2]
  }

  /** The last number of a name, 0 before there was one. */
  last(name: string): number {
    return this.#numbers.get(name) ?? 0
  }

  keep(name: string, value: number): void {
    this.#numbers.set(name, value)
  }

  /** The number of an amount as far as it is known: at first that of the kind's stroke before, then the mean of the stroke's own. */
  foretellAmount(kind: string, point: number): number {
    return point === 0 ? this.last(kind) : Math.round(this.#amounts / point)
  }

  keepAmount(kind: string, point: number, step: number): void {
    if (point === 0) this.keep(kind, step)
    this.#amounts = point === 0 ? step : this.#amounts + step
  }

  #goesSouth(): boolean {
    return Math.abs(this.#dy) > Math.abs(this.#dx)
  }
}
