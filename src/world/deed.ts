import type { StrokePoint } from './edit'

/**
 * What a hand did to what grows: plain whole numbers like an edit, in the same log, and the season in which it was done, counted since the world began. A deed changes no
 * height; what follows from it is a matter of years.
 */

/** Groups of plants in the order of their numbers in a log: part of the format, only ever appended to. */
export const PLANT_GROUPS = ['conifer', 'broadleaf', 'pioneer', 'shrub', 'grass'] as const

export type PlantGroup = (typeof PLANT_GROUPS)[number]

interface Timed {
  /** Seasons since the world began. */
  readonly season: number
}

interface Strewn extends Timed {
  /** Brush size, see `brushOf`. */
  readonly size: number
  /** Values are amounts, FULL_AMOUNT for all that the brush can do. */
  readonly points: readonly StrokePoint[]
}

/** Young plants of a group, as many as find room. */
export interface Plant extends Strewn {
  readonly kind: 'plant'
  readonly group: PlantGroup
}

/** Trees and shrubs are taken away; grass stays. Or a fire is lit along a path; or it rains, or has not rained for long. */
export interface Tend extends Strewn {
  readonly kind: 'clear' | 'fire' | 'rain' | 'drought'
}

/** From then on all years are so much warmer, in quarters of a degree, and so much wetter, in sixteenths of a doubling. */
export interface Warm extends Timed {
  readonly kind: 'climate'
  readonly warmer: number
  readonly wetter: number
}

export type Deed = Plant | Tend | Warm

export type DeedKind = Deed['kind']

export const DEED_KINDS: readonly DeedKind[] = ['plant', 'clear', 'fire', 'rain', 'drought', 'climate']

/** Ten thousand years. */
export const MOST_SEASONS = 40_000

/** The widest change of climate, in quarters of a degree and sixteenths of a doubling. */
export const MOST_WARMER = 40
export const MOST_WETTER = 32

export function isDeed(thing: { readonly kind: string }): thing is Deed {
  return (DEED_KINDS as readonly string[]).includes(thing.kind)
}
