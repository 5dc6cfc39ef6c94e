import {
  brushOf,
  type Character,
  cellMetres,
  type Edit,
  type EditKind,
  FULL_AMOUNT,
  HEIGHT_GRAIN,
  HEIGHT_STEPS_PER_CELL,
  HIGHEST_EDIT_METRES,
  LONGEST_STROKE_CELLS,
  MOST_AMOUNT,
  nearestAmount,
  PLACE_GRAIN,
  PLACES_PER_CELL,
  type StrokePoint,
  WIDEST_STROKE_CELLS,
} from '../../world'
import { simplifyPath } from './simplifyPath'

/** What a hand holds. */
export interface HandTool {
  readonly kind: Exclude<EditKind, 'water'> | 'strew'
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

/** Height steps a second that a hand at full strength begins to raise the ground by: two and a half cells of its level. */
const RAISE_STEPS_PER_SECOND = 160

/** What one press comes to where the hand stays, at full strength and in radii of the brush: a mountain, and no needle. Pressing again adds to it. */
const SUMMIT_RADII = 0.75

/** Seconds in which a brush that blends comes to full strength where it is held. */
const BLEND_SECONDS = 0.4

/** How much of its strength a brush that blends gives in passing. */
const PASSING_SHARE = 0.6

/** The bed of a valley below the ground, and a crest above it, at full strength: in radii of the brush. */
const VALLEY_DEPTH_RADII = 0.3
const RIDGE_HEIGHT_RADII = 0.8

/** A valley comes to its depth over so many samples from its source, and as many from its mouth. */
const VALLEY_OPENING_SAMPLES = 5

/** The least part of its depth that a valley has, however flat the land. */
const SHALLOW_SHARE = 0.4

/** Lower ground for a valley to run out to is looked for this far from where it was drawn to, in samples, in so many directions. */
const OUTLET_SAMPLES = 16
const OUTLET_DIRECTIONS = 16

/** A bed falls by at least this many height steps from point to point. */
const LEAST_FALL_STEPS = 1

const MOST_POINTS = 2000

/** No place of the hand is farther than this from the stroke's path, in radii of the brush. */
const PATH_SLACK_RADII = 1 / 7

/** Crests and beds between the points that are kept may be off by this, in radii of the brush. */
const HEIGHT_SLACK_RADII = 1 / 20

/** Amounts between the points that are kept may be off by this many, or above FULL_AMOUNT by this part in so many. */
const AMOUNT_SLACK = 3

/** Where the hand was, in parts of a cell of the brush's level and in height steps, and what it gave there. */
interface Sample {
  readonly x: number
  readonly y: number
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
    const x = point.east / this.#placeMetres
    const y = point.south / this.#placeMetres
    const last = this.#samples.at(-1)
    const isNew = !last || farthest(x - last.x, y - last.y) >= this.#spacing
    if (isNew && !this.#canReach(x, y)) return false
    const sample: Sample = isNew ? { x, y, ground: point.elevation / this.#stepMetres, amount: 0 } : last
    if (isNew) this.#add(sample)
    const before = nearestAmount(sample.amount)
    const added = this.#amountOf(seconds, isNew) * this.#tool.strength * point.pressure * this.#roomAbove(sample)
    sample.amount = Math.min(MOST_AMOUNT, sample.amount + added)
    return isNew || nearestAmount(sample.amount) !== before
  }

  /** The edit so far; undefined before the hand has touched anything. */
  edit(): Edit | undefined {
    const { kind, size, variant, by, character } = this.#tool
    const [first] = this.#samples
    if (!first || kind === 'strew') return undefined
    const points = this.path()
    switch (kind) {
      case 'level':
        return { kind, size, points, elevation: this.#within(toGrain(first.ground, HEIGHT_GRAIN)) }
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

  /** The points so far. */
  path(): StrokePoint[] {
    return this.#points(this.#tool.kind === 'valley' ? this.#downhill() : this.#samples)
  }

  /** The edit when the hand has let go: a valley runs out to lower ground, where some is near. @param groundAt elevations in learned metres */
  finish(groundAt: (east: number, south: number) => number | undefined): Edit | undefined {
    if (this.#tool.kind === 'valley' && this.#samples.length > 1) this.#runOut(groundAt)
    return this.edit()
  }

  /** A river runs from the higher end of its path to the lower one, whichever was drawn first. */
  #downhill(): readonly Sample[] {
    return (this.#samples[0]?.ground ?? 0) < (this.#samples.at(-1)?.ground ?? 0) ? this.#samples.toReversed() : this.#samples
  }

  #runOut(groundAt: (east: number, south: number) => number | undefined): void {
    const course = this.#downhill()
    const mouth = course.at(-1)
    const bed = this.#beds(course).at(-1)
    if (!mouth || bed === undefined) return
    for (let ring = 1; ring <= OUTLET_SAMPLES; ring++) {
      let lowest: Sample | undefined
      for (let direction = 0; direction < OUTLET_DIRECTIONS; direction++) {
        const angle = (2 * Math.PI * direction) / OUTLET_DIRECTIONS
        const x = mouth.x + Math.cos(angle) * ring * this.#spacing
        const y = mouth.y + Math.sin(angle) * ring * this.#spacing
        const elevation = groundAt(x * this.#placeMetres, y * this.#placeMetres)
        const ground = elevation === undefined ? Number.POSITIVE_INFINITY : elevation / this.#stepMetres
        if (ground < Math.min(bed - HEIGHT_GRAIN, lowest?.ground ?? bed)) lowest = { x, y, ground, amount: 0 }
      }
      if (!lowest) continue
      if (course === this.#samples) this.#samples.push(lowest)
      else this.#samples.unshift(lowest)
      return
    }
  }

  /** A narrow brush far from the eye is soon at the end of what one stroke may be: there it stops. */
  #canReach(x: number, y: number): boolean {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)]
    if (!first || !last) return true
    const away = farthest(put(x) - put(first.x), put(y) - put(first.y)) / PLACES_PER_CELL
    const length = (this.#length + stepLength(last, { x, y })) / PLACES_PER_CELL
    // A valley may turn round, and goes on a little when the hand lets go.
    const widest = WIDEST_STROKE_CELLS / (this.#tool.kind === 'valley' ? 5 : 2)
    return this.#samples.length < MOST_POINTS && away <= widest && length <= 0.9 * LONGEST_STROKE_CELLS
  }

  #add(sample: Sample): void {
    const last = this.#samples.at(-1)
    if (last) this.#length += stepLength(last, sample)
    this.#samples.push(sample)
  }

  /** Share of its speed that ground still rises with, or sinks with: less and less. */
  #roomAbove({ amount }: Sample): number {
    const { kind, size, strength } = this.#tool
    if (kind !== 'raise' && kind !== 'lower') return 1
    const summit = SUMMIT_RADII * strength * brushOf(size).radiusCells * HEIGHT_STEPS_PER_CELL
    return Math.max(0, 1 - amount / summit)
  }

  #amountOf(seconds: number, isNew: boolean): number {
    const { kind } = this.#tool
    if (kind === 'raise' || kind === 'lower') return (isNew ? 1 : 0) + RAISE_STEPS_PER_SECOND * seconds
    // What is strewn lies there at once, and no thicker however long the hand stays.
    if (kind === 'strew') return isNew ? FULL_AMOUNT : 0
    return FULL_AMOUNT * ((isNew ? PASSING_SHARE : 0) + seconds / BLEND_SECONDS)
  }

  #points(samples: readonly Sample[]): StrokePoint[] {
    const { kind, size } = this.#tool
    const radius = brushOf(size).radiusCells
    const across = PATH_SLACK_RADII * radius * PLACES_PER_CELL
    const heights = kind === 'valley' ? this.#beds(samples) : kind === 'ridge' ? this.#crests() : undefined
    if (!heights) {
      const path = samples.map(({ x, y, amount }): StrokePoint => [x, y, loudness(amount)])
      return simplifyPath(path, { across, value: AMOUNT_SLACK }, putPoint).map((i) => {
        const { x, y, amount } = samples[i] as Sample
        return [put(x), put(y), nearestAmount(Math.max(1, amount))]
      })
    }
    const path = samples.map(({ x, y }, i): StrokePoint => [x, y, heights[i] ?? 0])
    const slack = { across, value: HEIGHT_SLACK_RADII * radius * HEIGHT_STEPS_PER_CELL }
    let bed = Number.POSITIVE_INFINITY
    return simplifyPath(path, slack, putPoint).map((i) => {
      const [x, y, height] = path[i] as StrokePoint
      bed = Math.min(bed - HEIGHT_GRAIN, toGrain(height, HEIGHT_GRAIN))
      return [put(x), put(y), this.#within(kind === 'valley' ? bed : toGrain(height, HEIGHT_GRAIN))]
    })
  }

  /** A bed that falls all the way: as deep below the ground as it should be, but where that would leave a hole at its mouth, not much below that. */
  #beds(course: readonly Sample[]): number[] {
    const depth = this.#tool.strength * VALLEY_DEPTH_RADII * brushOf(this.#tool.size).radiusCells * HEIGHT_STEPS_PER_CELL
    const last = course.length - 1
    const mouth = course[last]?.ground ?? 0
    let bed = Number.POSITIVE_INFINITY
    return course.map(({ ground }, i) => {
      const share = last === 0 ? 1 : Math.min(1, Math.min(i + 1, last - i) / VALLEY_OPENING_SAMPLES)
      const open = Math.min(ground - SHALLOW_SHARE * depth * share, mouth + LEAST_FALL_STEPS * (last - i))
      bed = Math.min(bed - LEAST_FALL_STEPS, Math.max(ground - depth * share, open))
      return bed
    })
  }

  #crests(): number[] {
    const height = this.#tool.strength * RIDGE_HEIGHT_RADII * brushOf(this.#tool.size).radiusCells * HEIGHT_STEPS_PER_CELL
    const last = this.#samples.length - 1
    // A crest comes down to the ground at both ends.
    return this.#samples.map(({ ground }, i) => ground + height * (last === 0 ? 1 : Math.min(1, (Math.min(i, last - i) + 1) / 4)))
  }

  /** The height steps nearest to these that an edit may ask for: the widest brushes would build to the sky. */
  #within(steps: number): number {
    const most = Math.floor(HIGHEST_EDIT_METRES / this.#stepMetres)
    return Math.max(-most, Math.min(most, steps))
  }
}

/** Rounded to a multiple, and never minus zero. */
function toGrain(value: number, grain: number): number {
  return Math.round(value / grain) * grain + 0
}

/** Where a point of a path is put, on either axis. */
function put(place: number): number {
  return toGrain(place, PLACE_GRAIN)
}

function putPoint([x, y, value]: StrokePoint): StrokePoint {
  return [put(x), put(y), value]
}

/** Steps east and south added, between where two samples are put. */
function stepLength(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.abs(put(b.x) - put(a.x)) + Math.abs(put(b.y) - put(a.y))
}

function farthest(dx: number, dy: number): number {
  return Math.max(Math.abs(dx), Math.abs(dy))
}

/** An amount on a scale on which differences are equally seen: even up to FULL_AMOUNT, by ratio above. */
function loudness(amount: number): number {
  return amount <= FULL_AMOUNT ? amount : FULL_AMOUNT * (1 + Math.log(amount / FULL_AMOUNT))
}
