import { brushOf, type Cell, cellMetres, type Edit, HEIGHT_GRAIN, HEIGHT_STEPS_PER_CELL, PLACES_PER_CELL, type StrokePoint } from '../world'
import { editHeights } from './editHeights'
import { type Hollow, hollowNear } from './hollow'
import type { HeightField } from './rect'

/** What makes a hollow where there is none. */
export interface WaterHold {
  readonly kind: 'bank' | 'dig'
  readonly edit: Edit
  /** The hollow as it will be. */
  readonly hollow: Hollow
}

/** How high a bank stands over the ground where it is asked for, in cells: low ones are tried where high ones do not reach across. */
const BANK_CELLS = [1.2, 0.8, 0.5]
const LONGEST_BANK_CELLS = 12

/** Banks are tried in these directions and those that mirror them: steps east and south. */
const DIRECTIONS = [
  [1, 0],
  [2, 1],
  [1, 1],
  [1, 2],
  [0, 1],
  [-1, 2],
  [-1, 1],
  [-2, 1],
] as const

/** Water behind a bank is looked for this far from it. */
const BEHIND_CELLS = 7

/** A hole is dug as deep as it must be to hold water, in cells. */
const HOLE_CELLS = [0.4, 0.8, 1.3, 2, 3]

/** Less water is not worth the work: cells it covers, and its depth in cells. */
const LEAST_BEHIND_BANK = { cells: 14, depth: 0.25 }
const LEAST_IN_HOLE = { cells: 5, depth: 0.15 }

/**
 * How water could be held at a point, with a brush of a size: behind a bank from side to side where the point is in a valley, else in a hole. Each is tried on the ground before it is
 * offered; what the land dreams below does not change the ground's averages.
 */
export function holdWater(field: HeightField, point: Cell, size: number): WaterHold | undefined {
  return bankAcross(field, point, size) ?? holeAt(field, point, size)
}

function bankAcross(field: HeightField, point: Cell, size: number): WaterHold | undefined {
  const ground = heightAt(field, point.x, point.y)
  for (const cells of BANK_CELLS) {
    const crest = ground + cells * cellMetres(field.level)
    const spans = DIRECTIONS.flatMap(([dx, dy]) => {
      const [there, back] = [reach(field, point, { dx, dy }, crest), reach(field, point, { dx: -dx, dy: -dy }, crest)]
      return there && back ? [{ there, back, length: length(there, back) }] : []
    })
    spans.sort((a, b) => a.length - b.length)
    for (const { there, back } of spans) {
      const edit: Edit = { kind: 'ridge', size, points: [back, there].map(({ x, y }) => placed(x, y, toSteps(crest, field.level))) }
      const hold = tried(field, { kind: 'bank', edit, point, within: BEHIND_CELLS }, LEAST_BEHIND_BANK)
      if (hold) return hold
    }
  }
  return undefined
}

function holeAt(field: HeightField, point: Cell, size: number): WaterHold | undefined {
  const { radiusCells } = brushOf(size)
  // Along the slope's contour, so that it lies in the land like a tarn.
  const fallX = heightAt(field, point.x + 2, point.y) - heightAt(field, point.x - 2, point.y)
  const fallY = heightAt(field, point.x, point.y + 2) - heightAt(field, point.x, point.y - 2)
  const fall = Math.sqrt(fallX * fallX + fallY * fallY) || 1
  const half = radiusCells / 3
  const [dx, dy] = [(-fallY / fall) * half, (fallX / fall) * half]
  for (const cells of HOLE_CELLS) {
    const amount = Math.round((cells * HEIGHT_STEPS_PER_CELL) / 2)
    const points = [-1, 1].map((side) => placed(point.x + side * dx, point.y + side * dy, amount))
    const edit: Edit = { kind: 'lower', size, points }
    const hold = tried(field, { kind: 'dig', edit, point, within: radiusCells }, LEAST_IN_HOLE)
    if (hold) return hold
  }
  return undefined
}

/** The hollow that an edit makes, if it is worth it. */
function tried(
  field: HeightField,
  { kind, edit, point, within }: Pick<WaterHold, 'kind' | 'edit'> & { readonly point: Cell; readonly within: number },
  least: { readonly cells: number; readonly depth: number },
): WaterHold | undefined {
  const changed = { ...field, heights: field.heights.slice() }
  editHeights(changed, [edit], () => changed.heights)
  const hollow = hollowNear(changed, point, within)
  if (!hollow) return undefined
  const { bed, spill, reachedAt } = hollow.basin
  const cells = reachedAt.reduce((count, level) => count + Number(level < spill), 0)
  return cells >= least.cells && spill - bed >= least.depth * cellMetres(field.level) ? { kind, edit, hollow } : undefined
}

/** The first cell in a direction that is as high as the crest, and one more. */
function reach(field: HeightField, from: Cell, { dx, dy }: { readonly dx: number; readonly dy: number }, crest: number) {
  const stride = Math.sqrt(dx * dx + dy * dy)
  for (let k = 1; k * stride <= LONGEST_BANK_CELLS; k++) {
    const [x, y] = [from.x + k * dx, from.y + k * dy]
    if (heightAt(field, x, y) >= crest) return { x, y }
  }
  return undefined
}

function length(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
}

function heightAt({ x, y, columns, heights }: HeightField, column: number, row: number): number {
  return heights[(row - y) * columns + column - x] ?? 0
}

/** A point of a path in the middle of a cell. */
function placed(x: number, y: number, value: number): StrokePoint {
  const middle = (cell: number) => 2 * Math.round((cell + 0.5) * (PLACES_PER_CELL / 2))
  return [middle(x), middle(y), value]
}

function toSteps(metres: number, level: number): number {
  return Math.round(((metres / cellMetres(level)) * HEIGHT_STEPS_PER_CELL) / HEIGHT_GRAIN) * HEIGHT_GRAIN
}
