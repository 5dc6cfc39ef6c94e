import { type Deed, type DeedKind, MOST_AMOUNT, MOST_SEASONS, MOST_WARMER, MOST_WETTER, nearestAmount } from '../../world'
import type { HandState } from './handState'
import { type HandPoint, StrokeBuilder } from './strokeBuilder'

/** Where a path goes on, dabs of its brush lie on one another: in the middle of the path they come to this many. */
const DABS_ABOVE = 2.125

/** Nothing is done farther from the origin than this, in learned metres, with room for the brush. */
const FARTHEST_METRES = 0.99e9

export type StrewnKind = Exclude<DeedKind, 'climate'>

/** Makes one deed of what a hand does from pressing down to letting go. */
export class DeedStroke {
  readonly #hand: HandState
  readonly #kind: StrewnKind
  readonly #size: number
  readonly #path: StrokeBuilder
  #hasPoints = false

  /** @param size of the brush */
  constructor(hand: HandState, kind: StrewnKind, size: number) {
    this.#hand = hand
    this.#kind = kind
    this.#size = size
    // A fire is lit or it is not.
    const strength = kind === 'fire' ? 1 : hand.strength
    this.#path = new StrokeBuilder({ kind: 'strew', size, strength, variant: 0, by: 0, character: 'hills' })
  }

  /** The hand is at a place. */
  hold(point: HandPoint): void {
    if (Math.max(Math.abs(point.east), Math.abs(point.south)) > FARTHEST_METRES) return
    this.#hasPoints = this.#path.hold(this.#kind === 'fire' ? { ...point, pressure: 1 } : point, 0) || this.#hasPoints
  }

  /** What has been done; undefined before the hand has touched anything. @param season seasons since the world began */
  deed(season: number): Deed | undefined {
    if (!this.#hasPoints) return undefined
    const path = this.#path.path()
    const share = path.length > 1 && this.#kind !== 'fire' ? 1 / DABS_ABOVE : 1
    const points = path.map(([x, y, amount]) => [x, y, nearestAmount(within(amount * share, 1, MOST_AMOUNT))] as const)
    const strewn = { season: wholeSeason(season), size: this.#size, points }
    return this.#kind === 'plant' ? { kind: 'plant', group: this.#hand.group, ...strewn } : { kind: this.#kind, ...strewn }
  }
}

/** Another climate from a season on. @param warmer in quarters of a degree @param wetter in sixteenths of a doubling */
export function climateDeed(season: number, warmer: number, wetter: number): Deed {
  return {
    kind: 'climate',
    season: wholeSeason(season),
    warmer: Math.round(within(warmer, -MOST_WARMER, MOST_WARMER)) + 0,
    wetter: Math.round(within(wetter, -MOST_WETTER, MOST_WETTER)) + 0,
  }
}

function wholeSeason(season: number): number {
  return Math.floor(within(season, 0, MOST_SEASONS))
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
