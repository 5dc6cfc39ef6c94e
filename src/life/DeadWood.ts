import type { LifeRect } from './dither'
import { LifeChannel } from './lifeState'

/** Of the dead so much falls in a season, and at least so many bytes of cover. */
const FALLS = 1 / 30
const FALLS_LEAST = 0.3
/** So many bytes that are gone from one moment to the next were felled, or have never been planted. */
const FELLED = 8
/** So many bytes of cover are no trees. */
const FEW = 6
/** How far the age of the dead follows that of the living in a season where there are none. */
const FOLLOWS = 0.2
const TREES = 3

const { age, ash } = LifeChannel

/** Cover of the trees that stand on a rectangle of land, group by group, with those that are dead and have not gone to the ground yet. */
export class DeadWood {
  readonly #rect: LifeRect
  readonly #stood: Float32Array
  /** As bytes of age are. */
  readonly #age: Float32Array

  /** Nothing is dead yet. @param covers planes of the rectangle, of trees first @param now LIFE_CHANNELS planes of it */
  constructor(rect: LifeRect, covers: Float32Array, now: Uint8Array) {
    this.#rect = rect
    const size = rect.columns * rect.rows
    this.#stood = covers.slice(0, TREES * size)
    this.#age = Float32Array.from(now.subarray(age * size, (age + 1) * size))
  }

  /** What stands of a group of trees in a cell of the rectangle, living and dead. */
  coverAt(group: number, cell: number): number {
    return this.#stood[group * this.#age.length + cell] as number
  }

  /** The age of the dead in a cell, as its byte. */
  ageAt(cell: number): number {
    return Math.round(this.#age[cell] as number)
  }

  /** A season has gone by: where less lives than stands the rest is dead, and some of that has fallen. */
  follow(covers: Float32Array, now: Uint8Array): void {
    const stood = this.#stood
    for (let at = 0; at < stood.length; at++) {
      const live = covers[at] as number
      const dead = (stood[at] as number) - live
      stood[at] = live + (dead > FALLS_LEAST ? dead - Math.max(FALLS_LEAST, FALLS * dead) : 0)
    }
    this.#growOld(covers, now)
  }

  /** Something was done to the land: what that felled does not stand any more, what a fire took does. @param before LIFE_CHANNELS planes, as @param now */
  jump(covers: Float32Array, now: Uint8Array, before: Uint8Array): void {
    const size = this.#age.length
    for (let at = 0, cell = 0; at < TREES * size; at++, cell = at % size) {
      const isLess = (before[at] as number) - (now[at] as number) > FELLED
      const hasBurnt = (now[ash * size + cell] as number) > (before[ash * size + cell] as number)
      this.#stood[at] = Math.max(covers[at] as number, isLess && !hasBurnt ? 0 : (this.#stood[at] as number))
    }
    this.#growOld(covers, now)
  }

  /** Knows of the dead what another did, where that lies over the same land. */
  remember({ rect, stood, age: ages }: ReturnType<DeadWood['memory']>): void {
    const to = this.#rect
    const [size, from] = [this.#age.length, rect.columns * rect.rows]
    const [left, right] = [Math.max(rect.x, to.x), Math.min(rect.x + rect.columns, to.x + to.columns)]
    for (let y = Math.max(rect.y, to.y); y < Math.min(rect.y + rect.rows, to.y + to.rows); y++) {
      for (let x = left; x < right; x++) {
        const [old, at] = [(y - rect.y) * rect.columns + x - rect.x, (y - to.y) * to.columns + x - to.x]
        for (let group = 0; group < TREES; group++)
          this.#stood[group * size + at] = Math.max(this.#stood[group * size + at] as number, stood[group * from + old] as number)
        this.#age[at] = Math.max(this.#age[at] as number, ages[old] as number)
      }
    }
  }

  memory() {
    return { rect: this.#rect, stood: this.#stood, age: this.#age }
  }

  /** The dead keep the age they had. */
  #growOld(covers: Float32Array, now: Uint8Array): void {
    const [stood, ages] = [this.#stood, this.#age]
    const size = ages.length
    for (let cell = 0; cell < size; cell++) {
      const older = (now[age * size + cell] as number) - (ages[cell] as number)
      if (older >= 0) {
        ages[cell] = now[age * size + cell] as number
        continue
      }
      let [live, all] = [0, 0]
      for (let at = cell; at < TREES * size; at += size) {
        live += covers[at] as number
        all += stood[at] as number
      }
      if (live > FEW && all - live < FEW) ages[cell] = (ages[cell] as number) + FOLLOWS * older
    }
  }
}
