/** A drag over this share of half the picture's height takes water from the bed of a hollow to its rim. */
const DRAGGED_Y = 0.5

/** A hand that has moved so far says itself how high the water stands. */
const STILL_Y = 0.03

/** Seconds in which a hollow fills under a hand of full strength that stays. */
const FILL_SECONDS = 1.6

/** Dragged this share of its depth beyond its rim, a hollow is said to run over. */
const OVER_SHARE = 0.15

/** Water that is lower than this share of the hollow's depth is none. */
const EMPTY_SHARE = 0.02

/** A touch shorter than this that did not drag is a question, not a deed. */
const TAP_MILLISECONDS = 250

export interface Pool {
  /** Elevations in metres: of the lowest ground, of the rim's lowest place, and of the water there was. */
  readonly bed: number
  readonly spill: number
  readonly from: number
  /** Where in the picture the hand pressed, from −1 below to 1 above. */
  readonly y: number
}

/** How high water stands in a hollow under a hand: it rises while the hand stays, and follows it up and down when it drags. */
export class PourLevel {
  readonly bed: number
  readonly #spill: number
  readonly #depth: number
  readonly #y: number
  /** Where the water stood when the hand began to drag. */
  #grip: number
  #isDragged = false
  /** 0 at the bed, 1 at the rim; beyond both where the hand asks for more. */
  #share: number

  constructor({ bed, spill, from, y }: Pool) {
    this.bed = bed
    this.#spill = spill
    this.#depth = spill - bed
    this.#share = Math.min(1, (from - bed) / this.#depth)
    this.#grip = this.#share
    this.#y = y
  }

  get elevation(): number {
    return this.#share >= 1 ? this.#spill : this.bed + this.#depth * Math.max(0, this.#share)
  }

  /** Metres over the bed. */
  get depth(): number {
    return this.elevation - this.bed
  }

  get isEmpty(): boolean {
    return this.#share <= EMPTY_SHARE
  }

  get isFull(): boolean {
    return this.#share >= 1
  }

  /** Whether the hand asks for more than the hollow holds. */
  get isOver(): boolean {
    return this.#share >= 1 + OVER_SHARE
  }

  /** The hand is at a height of the picture. */
  drag(y: number): void {
    if (!this.#isDragged && Math.abs(y - this.#y) < STILL_Y) return
    if (!this.#isDragged) this.#grip = this.#share
    this.#isDragged = true
    this.#share = this.#grip + (y - this.#y) / DRAGGED_Y
  }

  /** The hand stays for some seconds, at full strength. @returns whether the water has risen */
  stay(seconds: number): boolean {
    if (this.#isDragged || this.isFull) return false
    this.#share = Math.min(1, this.#share + seconds / FILL_SECONDS)
    return true
  }

  isTap(milliseconds: number): boolean {
    return !this.#isDragged && milliseconds < TAP_MILLISECONDS
  }
}
