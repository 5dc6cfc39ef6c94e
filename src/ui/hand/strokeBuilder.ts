import {
  brushOf,
  type Character,
  cellMetres,
  type Edit,
  type EditKind,
  FULL_AMOUNT,
  HEIGHT_STEPS_PER_CELL,
  HIGHEST_EDIT_METRES,
  LONGEST_STROKE_CELLS,
  MOST_AMOUNT,
  PLACES_PER_CELL,
  type StrokePoint,
  WIDEST_STROKE_CELLS,
} from '../../world'
import { simplifyPath } from './simplifyPath'

/** What a hand holds. */
export interface HandTool {
  readonly kind: Exclude<EditKind, 'water'>
  /** Brush size. */
  readonly size: number
  /** 0 to 1. */
  readonly strength: number
  readonly variant: number
  /** Quarters of a standard deviation of ruggedness. */
  readonly by: number
  readonly character: Character
}

/** Where the hand is on the ground: learned metres, and how hard it presses, 0 to 1. */
export interface HandPoint {
  readonly east: number
  readonly south: number
  readonly elevation: number
  readonly pressure: number
}

/** Height steps a second that a hand at full strength raises the ground by: two and a half cells of its level. */
const RAISE_STEPS_PER_SECOND = 160

/** Seconds in which a brush that blends comes to full strength where it is held. */
const BLEND_SECONDS = 0.4

/** How much of its strength a brush that blends gives in passing. */
const PASSING_SHARE = 0.6

/** The bed of a valley below the ground, and a crest above it, at full strength: in radii of the brush. */
const VALLEY_DEPTH_RADII = 0.3
const RIDGE_HEIGHT_RADII = 0.8

/** A bed falls by at least this many height steps from point to point. */
const LEAST_FALL_STEPS = 1

const MOST_POINTS = 2000

interface Sample {
  readonly x: number
  readonly y: number
  /** Height steps. */
  readonly ground: number
  amount: number
}

/** Makes one edit of what a hand does from pressing down to letting go. */
export class StrokeBuilder {
  readonly #tool: HandTool
  readonly #stepMetres: number
  readonly #placeMetres: number
  readonly #spacing: number
  readonly #samples: Sample[] = []
  #length = 0

  constructor(tool: HandTool) {
    this.#tool = tool
    const { level, radiusCells } = brushOf(tool.size)
    this.#stepMetres = cellMetres(level) / HEIGHT_STEPS_PER_CELL
    this.#placeMetres = cellMetres(level) / PLACES_PER_CELL
    this.#spacing = (radiusCells * PLACES_PER_CELL) / 2
  }

  /** The hand is at a place for some seconds. @returns whether the edit has changed */
  hold(point: HandPoint, seconds: number): boolean {
    const x = whole(point.east / this.#placeMetres)
    const y = whole(point.south / this.#placeMetres)
    const last = this.#samples.at(-1)
    const isNew = !last || Math.max(Math.abs(x - last.x), Math.abs(y - last.y)) >= this.#spacing
    if (isNew && !this.#canReach(x, y)) return false
    const sample: Sample = isNew ? { x, y, ground: whole(point.elevation / this.#stepMetres), amount: 0 } : last
    if (isNew) this.#add(sample)
    const before = Math.round(sample.amount)
    sample.amount = Math.min(MOST_AMOUNT, sample.amount + this.#amountOf(seconds, isNew) * this.#tool.strength * point.pressure)
    return isNew || Math.round(sample.amount) !== before
  }

  /** The edit so far; undefined before the hand has touched anything. */
  edit(): Edit | undefined {
    const { kind, size, variant, by, character } = this.#tool
    const [first] = this.#samples
    if (!first) return undefined
    const points = simplifyPath(this.#points(), { across: 1, value: this.#slack() })
    switch (kind) {
      case 'level':
        return { kind, size, points, elevation: first.ground }
      case 'dream':
        return { kind, size, points, variant }
      case 'ruggedness':
        return { kind, size, points, by }
      case 'character':
        return { kind, size, points, character }
      default:
        return { kind, size, points }
    }
  }

  /** A narrow brush far from the eye is soon at the end of what one stroke may be: there it stops. */
  #canReach(x: number, y: number): boolean {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)]
    if (!first || !last) return true
    const away = Math.max(Math.abs(x - first.x), Math.abs(y - first.y)) / PLACES_PER_CELL
    const length = (this.#length + Math.abs(x - last.x) + Math.abs(y - last.y)) / PLACES_PER_CELL
    return this.#samples.length < MOST_POINTS && away <= WIDEST_STROKE_CELLS / 2 && length <= LONGEST_STROKE_CELLS
  }

  #add(sample: Sample): void {
    const last = this.#samples.at(-1)
    if (last) this.#length += Math.abs(sample.x - last.x) + Math.abs(sample.y - last.y)
    this.#samples.push(sample)
  }

  #amountOf(seconds: number, isNew: boolean): number {
    const { kind } = this.#tool
    if (kind === 'raise' || kind === 'lower') return (isNew ? 1 : 0) + RAISE_STEPS_PER_SECOND * seconds
    return FULL_AMOUNT * ((isNew ? PASSING_SHARE : 0) + seconds / BLEND_SECONDS)
  }

  #points(): StrokePoint[] {
    const { kind, size, strength } = this.#tool
    const radiusSteps = brushOf(size).radiusCells * HEIGHT_STEPS_PER_CELL
    if (kind === 'valley') {
      const depth = Math.round(strength * VALLEY_DEPTH_RADII * radiusSteps)
      let bed = Number.POSITIVE_INFINITY
      return this.#samples.map(({ x, y, ground }) => {
        bed = Math.min(bed - LEAST_FALL_STEPS, ground - depth)
        return [x, y, this.#within(bed)]
      })
    }
    if (kind === 'ridge') {
      const last = this.#samples.length - 1
      return this.#samples.map(({ x, y, ground }, i) => {
        // A crest comes down to the ground at both ends.
        const taper = last === 0 ? 1 : Math.min(1, (Math.min(i, last - i) + 1) / 4)
        return [x, y, this.#within(ground + Math.round(strength * RIDGE_HEIGHT_RADII * radiusSteps * taper))]
      })
    }
    return this.#samples.map(({ x, y, amount }) => [x, y, Math.max(1, Math.round(amount))])
  }

  /** The height steps nearest to these that an edit may ask for: the widest brushes would build to the sky. */
  #within(steps: number): number {
    const most = Math.floor(HIGHEST_EDIT_METRES / this.#stepMetres)
    return Math.max(-most, Math.min(most, steps))
  }

  /** How far a value may be off after simplification. */
  #slack(): number {
    const { kind } = this.#tool
    return kind === 'valley' || kind === 'ridge' ? 3 : 2
  }
}

/** Rounded, and never minus zero. */
function whole(value: number): number {
  return Math.round(value) + 0
}
