/** A piece of the way that a hand takes while it pours rain, and when it rains there. Nothing of it is kept: it is only seen. */
export interface ShowerPiece {
  /** Both ends of it, in learned metres. */
  readonly east: number
  readonly south: number
  readonly toEast: number
  readonly toSouth: number
  /** Of the brush, in learned metres. */
  readonly radiusMetres: number
  /** Of the heaviest rain, 0 to 1. */
  readonly strength: number
  /** How much of a whole round brush it adds to the pieces before it. */
  readonly share: number
  /** When the hand came, on any steady clock. */
  readonly cameSeconds: number
  /** When it went on; undefined while it is there. */
  readonly wentSeconds?: number | undefined
  /** When what it did was taken back. */
  readonly takenBackSeconds?: number | undefined
}

const GATHERS_SECONDS = 0.8
/** The cloud is there before anything falls from it. */
const FALLS_AFTER_SECONDS = 0.25
const FILLS_SECONDS = 0.7
/** What falls goes on for a while when the hand has gone, and thins out; then its cloud does. */
const STAYS_SECONDS = 0.8
const THINS_SECONDS = 3.4
const CLOUD_STAYS_SECONDS = 2
const CLOUD_THINS_SECONDS = 4
const BREAKS_OFF_SECONDS = 0.9

/** How long drops take from the cloud to the ground. */
export const SHOWER_FALL_SECONDS = 0.9

/** How much leaves the cloud over a piece at a time, 0 to 1. What reaches the ground then has left it SHOWER_FALL_SECONDS before. */
export function pouringAt(piece: ShowerPiece, seconds: number): number {
  const began = smooth(FILLS_SECONDS, seconds - piece.cameSeconds - FALLS_AFTER_SECONDS)
  const gone = smooth(THINS_SECONDS, seconds - (piece.wentSeconds ?? seconds) - STAYS_SECONDS)
  return (0.35 + 0.65 * piece.strength) * began * (1 - gone)
}

/** How much of its cloud is there, 0 to 1. */
export function showerCloudAt(piece: ShowerPiece, seconds: number): number {
  const gathered = smooth(GATHERS_SECONDS, seconds - piece.cameSeconds)
  const gone = smooth(CLOUD_THINS_SECONDS, seconds - (piece.wentSeconds ?? seconds) - CLOUD_STAYS_SECONDS)
  return (0.45 + 0.55 * piece.strength) * gathered * (1 - gone) * leftAt(piece, seconds)
}

/** What is left of all of it: 1, and less and less once it has been taken back. */
export function leftAt({ takenBackSeconds }: ShowerPiece, seconds: number): number {
  return takenBackSeconds === undefined ? 1 : 1 - smooth(BREAKS_OFF_SECONDS, seconds - takenBackSeconds)
}

/** Whether nothing of a piece is seen from then on. */
export function isShowerOver({ wentSeconds, takenBackSeconds }: ShowerPiece, seconds: number): boolean {
  if (takenBackSeconds !== undefined && seconds >= takenBackSeconds + BREAKS_OFF_SECONDS) return true
  return wentSeconds !== undefined && seconds >= wentSeconds + CLOUD_STAYS_SECONDS + CLOUD_THINS_SECONDS
}

/** From 0 to 1 over some seconds, softly at both ends. */
function smooth(over: number, seconds: number): number {
  const t = Math.min(1, Math.max(0, seconds / over))
  return t * t * (3 - 2 * t)
}
