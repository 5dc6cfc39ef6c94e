import { type Deed, isShowerOver, type LoggedDeed, type ShowerPiece } from './world'

/** So many pieces of a way are rained on at once: whoever draws faster has to wait for some of them. */
export const MOST_SHOWER_PIECES = 32

/** A piece is as long as this share of the brush's radius at least, and a hand that rushes on begins one so often. */
const LEAST_LENGTH = 0.5
const LEAST_SECONDS = 0.2
/** So many radii of way add a whole brush. */
const WHOLE_LENGTH = 1.2
const MOST_SHARE = 1.5

interface Pour {
  /** What became of it when the hand let go. */
  deed?: Deed | undefined
}

type Piece = { -readonly [Key in keyof ShowerPiece]: ShowerPiece[Key] } & { readonly pour: Pour }

/** Where the hand is, in learned metres, with the brush that it has there. */
interface Place {
  readonly east: number
  readonly south: number
  readonly radiusMetres: number
  /** 0 to 1. */
  readonly strength: number
}

/** The shower that is seen where a hand pours: it follows the way that the hand takes, and ends some seconds after it. What history does brings none. */
export class Showering {
  #pieces: readonly Piece[] = []
  #pour: Pour | undefined

  /** The hand pours at a place. */
  hold({ east, south, radiusMetres, strength }: Place, seconds: number): void {
    this.#prune(seconds)
    const last = this.#pour && this.#pieces.findLast(({ pour }) => pour === this.#pour)
    this.#pour ??= {}
    const way = last ? Math.hypot(east - last.toEast, south - last.toSouth) / radiusMetres : 0
    if (last && (way < LEAST_LENGTH || seconds < last.cameSeconds + LEAST_SECONDS)) return
    if (this.#pieces.length >= MOST_SHOWER_PIECES) return
    if (last) last.wentSeconds = seconds
    const [fromEast, fromSouth] = last ? [last.toEast, last.toSouth] : [east, south]
    const share = last ? Math.min(MOST_SHARE, way / WHOLE_LENGTH) : 1
    const path = { east: fromEast, south: fromSouth, toEast: east, toSouth: south }
    this.#pieces = [...this.#pieces, { ...path, radiusMetres, strength, share, cameSeconds: seconds, pour: this.#pour }]
  }

  /** The hand lets go. @param deed what it has done; undefined if that is nothing, and the shower breaks off */
  letGo(deed: Deed | undefined, seconds: number): void {
    for (const piece of this.#pieces) {
      if (piece.pour !== this.#pour) continue
      piece.wentSeconds ??= seconds
      if (!deed) piece.takenBackSeconds ??= seconds
    }
    if (this.#pour) this.#pour.deed = deed
    this.#pour = undefined
  }

  /** Showers break off whose deeds do not stand any more. */
  keep(deeds: readonly LoggedDeed[], seconds: number): void {
    for (const piece of this.#pieces) {
      const { deed } = piece.pour
      if (deed && !deeds.some((standing) => standing.deed === deed)) piece.takenBackSeconds ??= seconds
    }
  }

  /** What is seen at a time; undefined when nothing is. */
  at(seconds: number): readonly ShowerPiece[] | undefined {
    this.#prune(seconds)
    return this.#pieces.length > 0 ? this.#pieces : undefined
  }

  /** Another world: no shower goes with the hand. */
  clear(): void {
    this.#pieces = []
    this.#pour = undefined
  }

  #prune(seconds: number): void {
    if (this.#pieces.some((piece) => isShowerOver(piece, seconds)))
      this.#pieces = this.#pieces.filter((piece) => !isShowerOver(piece, seconds))
  }
}
