import { AS_AT_FIRST, LIFE_LEVEL, LIFE_PLANES, type LifePicture, OLD_WOODS, relativeCover } from '../world'
import { DeadWood } from './DeadWood'
import type { LifeRect } from './dither'
import { LifeChannel } from './lifeState'

/** How far what is seen follows what is there in a season: rounding moves every byte up or down by one. */
const FOLLOWS = 0.3
/** And the mean of soil water, which is what is usual somewhere. */
const WATER_FOLLOWS = 0.06
/** So many bytes are no difference to what was there at first. */
const UNSEEN = 2
const GROUPS = 5
const THIN_WOODS = 3

const { conifer, broadleaf, pioneer, shrub, grass, age, water, ash } = LifeChannel

/** What is seen of the land that is awake: its covers without the unrest of rounding, against those that it had at first. */
export class SeenLife {
  /** With the margin. */
  readonly #rect: LifeRect
  readonly #core: LifeRect
  readonly #start: Uint8Array
  readonly #covers: Float32Array
  readonly #water: Float32Array
  readonly #dead: DeadWood
  #now: Uint8Array

  /**
   * @param core cells that are drawn, within the rectangle @param start @param now LIFE_CHANNELS planes of the rectangle
   * @param before what was seen there or near it, which knows the dead, and how wet it usually is; elsewhere that is as wet as now
   * @param isRained where that is not so, since it has rained: there it is usually as wet as at first
   */
  constructor(rect: LifeRect, core: LifeRect, start: Uint8Array, now: Uint8Array, before?: SeenLife, isRained?: (cell: number) => boolean) {
    this.#rect = rect
    this.#core = core
    this.#start = start
    const size = rect.columns * rect.rows
    this.#covers = Float32Array.from(now.subarray(0, GROUPS * size))
    this.#water = Float32Array.from(now.subarray(water * size, (water + 1) * size))
    this.#dead = new DeadWood(rect, this.#covers, now)
    if (before) this.#dead.remember(before.#dead.memory())
    this.#now = now
    const first = start.subarray(water * size, (water + 1) * size)
    this.#water.forEach((_, at) => {
      const usual = before?.usualAt(rect.x + (at % rect.columns), rect.y + Math.floor(at / rect.columns))
      if (usual !== undefined) this.#water[at] = usual
      else if (isRained?.(at)) this.#water[at] = Math.min(this.#water[at] as number, first[at] as number)
    })
  }

  /** How wet it usually is in a cell, as a byte; undefined beyond what is seen. */
  usualAt(x: number, y: number): number | undefined {
    const [column, row] = [x - this.#rect.x, y - this.#rect.y]
    const isHere = column >= 0 && row >= 0 && column < this.#rect.columns && row < this.#rect.rows
    return isHere ? this.#water[row * this.#rect.columns + column] : undefined
  }

  /** A season has gone by. */
  follow(now: Uint8Array): void {
    this.#now = now
    const [covers, usual] = [this.#covers, this.#water]
    for (let at = 0; at < covers.length; at++) {
      const seen = covers[at] as number
      const there = now[at] as number
      // What burns or is felled is gone at once.
      covers[at] = there === 0 ? 0 : seen + FOLLOWS * (there - seen)
    }
    for (let at = 0, from = water * usual.length; at < usual.length; at++, from++) {
      const before = usual[at] as number
      usual[at] = before + WATER_FOLLOWS * ((now[from] as number) - before)
    }
    this.#dead.follow(covers, now)
  }

  /** Something was done to it. */
  jump(now: Uint8Array): void {
    for (let at = 0; at < this.#covers.length; at++) if (now[at] !== this.#now[at]) this.#covers[at] = now[at] as number
    this.#dead.jump(this.#covers, now, this.#now)
    this.#now = now
  }

  picture(): LifePicture {
    const { x, y, columns, rows } = this.#core
    const [start, covers, now, usual, dead] = [this.#start, this.#covers, this.#now, this.#water, this.#dead]
    const size = this.#rect.columns * this.#rect.rows
    const plane = columns * rows * 4
    const bytes = new Uint8Array(LIFE_PLANES * plane)
    for (let row = 0, to = 0; row < rows; row++) {
      let at = (y - this.#rect.y + row) * this.#rect.columns + x - this.#rect.x
      for (let column = 0; column < columns; column++, at++, to += 4) {
        const firstC = start[conifer * size + at] as number
        const firstB = start[broadleaf * size + at] as number
        const firstP = start[pioneer * size + at] as number
        const firstS = start[shrub * size + at] as number
        const firstG = start[grass * size + at] as number
        const c = seenCover(firstC, covers[conifer * size + at] as number)
        const b = seenCover(firstB, covers[broadleaf * size + at] as number)
        const p = seenCover(firstP, covers[pioneer * size + at] as number)
        const [before, woods] = [firstC + firstB + firstP, c + b + p]
        bytes[to] = relativeCover(firstC, c)
        bytes[to + 1] = relativeCover(firstB, b)
        bytes[to + 2] = relativeCover(firstP, p)
        bytes[to + 3] = before + woods > 0 ? (now[age * size + at] as number) : OLD_WOODS
        const ground = plane + to
        bytes[ground] = relativeCover(Math.min(255, before), Math.min(255, woods))
        const needlesBefore = before > THIN_WOODS ? firstC / before : 0.5
        const needles = woods > THIN_WOODS ? c / woods : needlesBefore
        bytes[ground + 1] = Math.round(AS_AT_FIRST * (1 + needles - needlesBefore))
        bytes[ground + 2] = relativeCover(firstG, seenCover(firstG, covers[grass * size + at] as number))
        bytes[ground + 3] = relativeCover(firstS, seenCover(firstS, covers[shrub * size + at] as number))
        const stood = ground + 2 * plane
        const [stoodC, stoodB, stoodP] = [dead.coverAt(conifer, at), dead.coverAt(broadleaf, at), dead.coverAt(pioneer, at)]
        bytes[stood] = relativeCover(firstC, Math.max(c, seenCover(firstC, stoodC)))
        bytes[stood + 1] = relativeCover(firstB, Math.max(b, seenCover(firstB, stoodB)))
        bytes[stood + 2] = relativeCover(firstP, Math.max(p, seenCover(firstP, stoodP)))
        bytes[stood + 3] = before + stoodC + stoodB + stoodP > 0 ? dead.ageAt(at) : OLD_WOODS
        bytes[ground + plane] = now[ash * size + at] as number
        bytes[ground + plane + 1] = clampByte(128 + ((now[water * size + at] as number) - (usual[at] as number)) / 2)
      }
    }
    return { level: LIFE_LEVEL, x, y, columns, rows, bytes }
  }
}

function seenCover(first: number, now: number): number {
  if (now < 0.5) return 0
  const more = now - first
  if (Math.abs(more) <= UNSEEN) return first
  return more > 0 ? now - UNSEEN : now + UNSEEN
}

function clampByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)))
}
