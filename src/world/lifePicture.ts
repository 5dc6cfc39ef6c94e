import type { StrokeRect } from './editReach'

/** Planes of a picture of what lives, four bytes a cell each. */
export const LIFE_PLANES = 4

/**
 * What lives on cells of LIFE_LEVEL, as it is drawn: LIFE_PLANES planes, one after another, each rows × columns × 4 bytes from the north-west.
 * Trees: conifers, broadleaved trees, pioneers as `relativeCover` has them; age of the woods, 255 · √(years / 250).
 * Ground: all woods so; how much more of them are conifers than at first, AS_AT_FIRST for as many, 0 for none instead of all; grass and shrubs as `relativeCover` has them.
 * Marks: ash; soil water against what is usual there, 128 for that; when a fire comes, and 255 where one does (`stampFire`).
 * Stood: conifers, broadleaved trees, pioneers as the trees' plane has them, with those that died and have not gone to the ground yet; the age that those had.
 */
export interface LifePicture extends StrokeRect {
  readonly bytes: Uint8Array
}

/** Woods that nobody has seen grow are 120 years old. */
export const OLD_WOODS = 177

/** Each plane where nothing is otherwise than at first. */
export const UNCHANGED_LIFE: readonly (readonly [number, number, number, number])[] = [
  [127, 127, 127, OLD_WOODS],
  [127, 127, 127, 127],
  [0, 128, 0, 0],
  [127, 127, 127, OLD_WOODS],
]

/** How a fire runs over cells of LIFE_LEVEL. */
export interface FirePicture extends StrokeRect {
  /** When each cell is lit, in ticks of twenty minutes; −1 where it is not. */
  readonly lit: Int16Array
}
