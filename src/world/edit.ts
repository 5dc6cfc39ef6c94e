/**
 * What a hand did to the land, as plain whole numbers. A stroke is a brush size and a path in quarters of a cell of the brush's own level; what a
 * point's third number means depends on the kind. Nothing here depends on the heights that a model gave: a log replays to the same bytes everywhere.
 */

/** Character names in the order of their numbers in a log: part of the format, only ever appended to. */
export const CHARACTERS = ['alpine', 'fjord', 'volcanic', 'dunes', 'karst', 'lowland', 'ranges', 'hills'] as const

export type Character = (typeof CHARACTERS)[number]

/** Places in edits are counted in these parts of a cell of the brush's level: a twelfth of the smallest radius. */
export const PLACES_PER_CELL = 4

/** Heights in edits are counted in these parts of a cell of the brush's level, so that a wide brush works in large steps. */
export const HEIGHT_STEPS_PER_CELL = 64

/** Hands put points on multiples of this many parts of a cell, and heights on multiples of so many height steps; others can be kept, and take more bytes. */
export const PLACE_GRAIN = 2
export const HEIGHT_GRAIN = 4

/** This amount of a point, or of points together, is the full strength of a brush that blends. */
export const FULL_AMOUNT = 16

/** A stroke stays within half as many cells of its brush's level from its first point, east and south, and its path is no longer than LONGEST_STROKE_CELLS (steps east and south added). */
export const WIDEST_STROKE_CELLS = 4096
export const LONGEST_STROKE_CELLS = 4 * WIDEST_STROKE_CELLS

/** No edit asks for ground higher than this, or as far below the sea, in learned metres. */
export const HIGHEST_EDIT_METRES = 20_000

/** The most a single point can say. */
export const MOST_AMOUNT = 4095

/** A point of a path: east and south in parts of a cell of the brush's level, and an amount (1 to MOST_AMOUNT) or an elevation in height steps. */
export type StrokePoint = readonly [x: number, y: number, value: number]

interface Path {
  /** Brush size, see `brushOf`. */
  readonly size: number
  readonly points: readonly StrokePoint[]
}

/** Points' values are amounts in height steps: what the ground rises or sinks by under the middle of the brush. */
export interface Raise extends Path {
  readonly kind: 'raise' | 'lower'
}

/** Points' values are amounts, FULL_AMOUNT for all: the detail of the brush's level and of the two above it goes. */
export interface Smooth extends Path {
  readonly kind: 'smooth'
}

/** Draws the ground to one elevation, in height steps. Points' values are amounts. */
export interface Flatten extends Path {
  readonly kind: 'level'
  readonly elevation: number
}

/** Points' values are the elevations of a river's bed (never rising along the path) or of a crest. */
export interface Carve extends Path {
  readonly kind: 'valley' | 'ridge'
}

/** The detail from the brush's level down is dreamed from another noise. Points' values are amounts. */
export interface DreamAgain extends Path {
  readonly kind: 'dream'
  readonly variant: number
}

/** How much more rugged, in quarters of a standard deviation between landscapes. Points' values are amounts. */
export interface Roughen extends Path {
  readonly kind: 'ruggedness'
  readonly by: number
}

/** Points' values are amounts of a landscape's character. */
export interface Paint extends Path {
  readonly kind: 'character'
  readonly character: Character
}

/** Water to an elevation (of the single point, in height steps) in the basin around that point; empties a lake where it lies below its bed. */
export interface Fill extends Path {
  readonly kind: 'water'
}

export type Edit = Raise | Smooth | Flatten | Carve | DreamAgain | Roughen | Paint | Fill

export type EditKind = Edit['kind']

export const EDIT_KINDS: readonly EditKind[] = [
  'raise',
  'lower',
  'smooth',
  'level',
  'valley',
  'ridge',
  'dream',
  'ruggedness',
  'character',
  'water',
]

/** Whether the points of such an edit say elevations; those of all others say amounts. */
export function isElevated(kind: string): boolean {
  return kind === 'valley' || kind === 'ridge' || kind === 'water'
}
