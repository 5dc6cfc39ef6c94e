import { cellMetres, FINEST_LEVEL } from './levels'

/** Brush sizes are numbered: even ones have a radius of 3 cells of their level, odd ones of 4¼, and every second size is twice as wide. */
export const SMALLEST_BRUSH = 0

/** A radius of some 35 km in learned metres: level 3. */
export const LARGEST_BRUSH = 28

const EVEN_RADIUS_CELLS = 3
const ODD_RADIUS_CELLS = 4.25

/** What a brush size stands for. */
export interface Brush {
  /** The level of the pyramid that the brush writes to: everything finer is dreamed again. */
  readonly level: number
  readonly radiusCells: number
}

/** @throws RangeError when there is no such size */
export function brushOf(size: number): Brush {
  if (!Number.isInteger(size) || size < SMALLEST_BRUSH || size > LARGEST_BRUSH) {
    throw new RangeError(`Expected a brush size from ${SMALLEST_BRUSH} to ${LARGEST_BRUSH}, got ${size}.`)
  }
  return { level: FINEST_LEVEL - Math.floor(size / 2), radiusCells: size % 2 === 0 ? EVEN_RADIUS_CELLS : ODD_RADIUS_CELLS }
}

/** Radius of a brush in learned metres. */
export function brushMetres(size: number): number {
  const { level, radiusCells } = brushOf(size)
  return radiusCells * cellMetres(level)
}

/** The brush whose radius is nearest, by ratio, to one in learned metres. */
export function nearestBrush(radiusMetres: number): number {
  let best = SMALLEST_BRUSH
  for (let size = SMALLEST_BRUSH; size <= LARGEST_BRUSH; size++) {
    if (ratio(brushMetres(size), radiusMetres) < ratio(brushMetres(best), radiusMetres)) best = size
  }
  return best
}

function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.max(Math.min(a, b), 1e-9)
}
