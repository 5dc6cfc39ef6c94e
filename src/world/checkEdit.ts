import { brushOf, LARGEST_BRUSH, SMALLEST_BRUSH } from './brush'
import { DEED_KINDS, type Deed, MOST_SEASONS, MOST_WARMER, MOST_WETTER, PLANT_GROUPS } from './deed'
import {
  CHARACTERS,
  EDIT_KINDS,
  type Edit,
  HEIGHT_STEPS_PER_CELL,
  HIGHEST_EDIT_METRES,
  isElevated,
  LONGEST_STROKE_CELLS,
  MOST_AMOUNT,
  PLACES_PER_CELL,
  WIDEST_STROKE_CELLS,
} from './edit'
import { cellMetres } from './levels'

export const MOST_POINTS = 4096
const MOST_VARIANT = 65535
const MOST_RUGGEDNESS = 16

/** Nothing is edited farther from the origin than this, in learned metres. */
const FARTHEST_METRES = 1e9

/**
 * What is wrong with an edit, in words for a person; undefined when nothing is. For edits from outside: the types promise it for our own.
 */
export function faultOfEdit(edit: Edit): string | undefined {
  if (!EDIT_KINDS.includes(edit.kind)) return noTool(edit.kind)
  return faultOfPath(edit) ?? faultOfParameter(edit)
}

/** The same for a deed. */
export function faultOfDeed(deed: Deed): string | undefined {
  if (!DEED_KINDS.includes(deed.kind)) return noTool(deed.kind)
  if (!isWhole(deed.season, 0, MOST_SEASONS)) return `there is no season ${deed.season}`
  if (deed.kind !== 'climate') {
    if (deed.kind === 'plant' && !PLANT_GROUPS.includes(deed.group)) return `there are no plants "${String(deed.group).slice(0, 40)}"`
    return faultOfPath(deed)
  }
  if (!isWhole(deed.warmer, -MOST_WARMER, MOST_WARMER)) return `the climate is changed by ${deed.warmer} quarters of a degree`
  return isWhole(deed.wetter, -MOST_WETTER, MOST_WETTER) ? undefined : `rain is changed by ${deed.wetter} sixteenths`
}

function noTool(kind: unknown): string {
  return `there is no tool "${String(kind).slice(0, 40)}"`
}

function faultOfPath(edit: Edit | Exclude<Deed, { kind: 'climate' }>): string | undefined {
  if (!isWhole(edit.size, SMALLEST_BRUSH, LARGEST_BRUSH)) return `there is no brush size ${edit.size}`
  if (!isWhole(edit.points.length, 1, MOST_POINTS)) return `a stroke has ${edit.points.length} points, not 1 to ${MOST_POINTS}`
  const cell = cellMetres(brushOf(edit.size).level)
  const farthest = (FARTHEST_METRES / cell) * PLACES_PER_CELL
  const highest = highestOf(edit)
  const isHigh = isElevated(edit.kind)
  const [first] = edit.points
  let length = 0
  let [beforeX, beforeY] = first ?? [0, 0]
  let before = Number.POSITIVE_INFINITY
  for (const [x, y, value] of edit.points) {
    if (!isWhole(x, -farthest, farthest) || !isWhole(y, -farthest, farthest)) return 'a stroke leaves the world'
    if (first && Math.max(Math.abs(x - first[0]), Math.abs(y - first[1])) > (WIDEST_STROKE_CELLS / 2) * PLACES_PER_CELL)
      return 'a stroke is too long'
    length += Math.abs(x - beforeX) + Math.abs(y - beforeY)
    if (length > LONGEST_STROKE_CELLS * PLACES_PER_CELL) return 'a stroke is too long'
    ;[beforeX, beforeY] = [x, y]
    if (isHigh ? !isWhole(value, -highest, highest) : !isWhole(value, 1, MOST_AMOUNT)) return `a stroke has the height or strength ${value}`
    if (edit.kind === 'valley' && value > before) return 'the bed of a valley rises downstream'
    before = value
  }
  return undefined
}

function faultOfParameter(edit: Edit): string | undefined {
  switch (edit.kind) {
    case 'level':
      return isWhole(edit.elevation, -highestOf(edit), highestOf(edit)) ? undefined : `a stroke levels to the height ${edit.elevation}`
    case 'dream':
      return isWhole(edit.variant, 0, MOST_VARIANT) ? undefined : `there is no variation ${edit.variant}`
    case 'ruggedness':
      return isWhole(edit.by, -MOST_RUGGEDNESS, MOST_RUGGEDNESS) ? undefined : `a stroke changes the ruggedness by ${edit.by}`
    case 'character':
      return CHARACTERS.includes(edit.character) ? undefined : `there is no character "${String(edit.character).slice(0, 40)}"`
    case 'water':
      return edit.points.length === 1 ? undefined : 'water is poured at more than one point'
    default:
      return undefined
  }
}

function highestOf({ size }: { readonly size: number }): number {
  return (HIGHEST_EDIT_METRES / cellMetres(brushOf(size).level)) * HEIGHT_STEPS_PER_CELL
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
