import type { Character, EditKind } from '../../world'

/** What the hand holds, and how. */
export interface HandState {
  /** Undefined while the hand only moves the camera. */
  readonly tool: EditKind | undefined
  /** What it takes up again. */
  readonly lastTool: EditKind
  /** Radius of the brush, in heights of the picture: the brush grows with the distance of what it works on. */
  readonly share: number
  /** 0 to 1. */
  readonly strength: number
  readonly character: Character
  /** Whether the brush of ruggedness makes land rougher, or gentler. */
  readonly isRougher: boolean
}

export const FIRST_HAND: HandState = {
  tool: undefined,
  lastTool: 'raise',
  share: 0.09,
  strength: 0.6,
  character: 'dunes',
  isRougher: true,
}

const SMALLEST_SHARE = 0.015
const LARGEST_SHARE = 0.4

/** A notch makes the brush wider by a size, twice by two. */
const SHARE_PER_NOTCH = Math.SQRT2

const STRENGTH_PER_NOTCH = 0.1
const LEAST_STRENGTH = 0.05

/** A brush some notches wider. */
export function widened(share: number, notches: number): number {
  return Math.min(LARGEST_SHARE, Math.max(SMALLEST_SHARE, share * SHARE_PER_NOTCH ** notches))
}

export function strengthened(strength: number, notches: number): number {
  return Math.min(1, Math.max(LEAST_STRENGTH, strength + STRENGTH_PER_NOTCH * notches))
}

/** Where a share stands on a slider from 0 to 1, evenly by ratio. */
export function sliderOfShare(share: number): number {
  return Math.log(share / SMALLEST_SHARE) / Math.log(LARGEST_SHARE / SMALLEST_SHARE)
}

export function shareOfSlider(position: number): number {
  return SMALLEST_SHARE * (LARGEST_SHARE / SMALLEST_SHARE) ** Math.min(1, Math.max(0, position))
}
