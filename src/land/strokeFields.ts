import { brushOf, type Edit, HEIGHT_STEPS_PER_CELL, PLACES_PER_CELL } from '../world'
import type { CellRect } from './rect'

/**
 * What a stroke says about the cells of a rectangle, of the brush's own level or of another. Only + − × / and square roots of double precision, in one order:
 * the same bits in every browser.
 */

/** How steeply the sides of a valley or a ridge rise or fall, in cells a cell. */
const BANK_SLOPE = 0.5

/** Dabs lie no farther apart than this share of the brush's radius. */
const SPACING = 0.5

/** A stroke's dabs in cells of the brush's level: one at each point, and on the way from each to the next as many as are needed, of the lesser amount of the two. */
function* dabsOf({ size, points }: Edit): Generator<readonly [x: number, y: number, amount: number]> {
  const spacing = brushOf(size).radiusCells * SPACING
  let before: readonly [number, number, number] | undefined
  for (const [east, south, amount] of points) {
    const x = east / PLACES_PER_CELL
    const y = south / PLACES_PER_CELL
    if (before) {
      const [fromX, fromY, fromAmount] = before
      const length = Math.sqrt((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY))
      const steps = Math.ceil(length / spacing)
      const least = Math.min(amount, fromAmount)
      for (let k = 1; k < steps; k++) yield [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps, least]
    }
    yield [x, y, amount]
    before = [x, y, amount]
  }
}

/**
 * The sum of a stroke's dabs at each cell's centre: a point's amount, falling to nothing at the brush's radius as (1 − (d/r)²)².
 * @returns rows × columns, row-major from the north-west; undefined when no dab reaches the rectangle
 */
export function sumOfDabs(edit: Edit, rect: CellRect): Float64Array | undefined {
  const { level, radiusCells } = brushOf(edit.size)
  const cell = 2 ** (level - rect.level)
  const squareRadius = radiusCells * radiusCells
  let sum: Float64Array | undefined
  for (const [x, y, amount] of dabsOf(edit)) {
    const { left, right, top, bottom } = reach(rect, cell, { west: x, east: x, north: y, south: y }, radiusCells)
    if (left >= right || top >= bottom) continue
    sum ??= new Float64Array(rect.rows * rect.columns)
    for (let row = top; row < bottom; row++) {
      const dy = (rect.y + row + 0.5) * cell - y
      for (let column = left; column < right; column++) {
        const dx = (rect.x + column + 0.5) * cell - x
        const rest = 1 - (dx * dx + dy * dy) / squareRadius
        if (rest > 0) sum[row * rect.columns + column] = (sum[row * rect.columns + column] ?? 0) + amount * rest * rest
      }
    }
  }
  return sum
}

/** A path's course under each cell of a rectangle, in cells of the brush's level. */
export interface Course {
  /** Distance from the path over the brush's radius; 1 where it does not reach. */
  readonly distance: Float64Array
  /** The elevation of a valley's side or a ridge's flank over each cell. */
  readonly elevation: Float64Array
}

/** The nearest place of a path with elevations (`valley`, `ridge`) to each cell's centre, and how its bank stands there. */
export function courseOf(edit: Edit, rect: CellRect): Course | undefined {
  const { level, radiusCells } = brushOf(edit.size)
  const cell = 2 ** (level - rect.level)
  let course: Course | undefined
  const { points } = edit
  for (let k = 0; k < Math.max(1, points.length - 1); k++) {
    const a = points[k] ?? [0, 0, 0]
    const b = points[k + 1] ?? a
    const [ax, ay, bx, by] = [a[0] / PLACES_PER_CELL, a[1] / PLACES_PER_CELL, b[0] / PLACES_PER_CELL, b[1] / PLACES_PER_CELL]
    const box = { west: Math.min(ax, bx), east: Math.max(ax, bx), north: Math.min(ay, by), south: Math.max(ay, by) }
    const { left, right, top, bottom } = reach(rect, cell, box, radiusCells)
    if (left >= right || top >= bottom) continue
    course ??= { distance: new Float64Array(rect.rows * rect.columns).fill(1), elevation: new Float64Array(rect.rows * rect.columns) }
    const square = (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
    for (let row = top; row < bottom; row++) {
      const y = (rect.y + row + 0.5) * cell - ay
      for (let column = left; column < right; column++) {
        const x = (rect.x + column + 0.5) * cell - ax
        const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * (bx - ax) + y * (by - ay)) / square))
        const dx = x - along * (bx - ax)
        const dy = y - along * (by - ay)
        const distance = Math.sqrt(dx * dx + dy * dy) / radiusCells
        const at = row * rect.columns + column
        if (distance >= (course.distance[at] ?? 1)) continue
        course.distance[at] = distance
        const bank = distance * radiusCells * BANK_SLOPE
        course.elevation[at] = (a[2] + along * (b[2] - a[2])) / HEIGHT_STEPS_PER_CELL + (edit.kind === 'ridge' ? -bank : bank)
      }
    }
  }
  return course
}

interface Box {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/** The rows and columns of a rectangle within a radius of a box, both in cells of the brush's level. */
function reach(rect: CellRect, cell: number, box: Box, radius: number) {
  return {
    left: Math.max(0, Math.floor((box.west - radius) / cell) - rect.x),
    right: Math.min(rect.columns, Math.ceil((box.east + radius) / cell) - rect.x),
    top: Math.max(0, Math.floor((box.north - radius) / cell) - rect.y),
    bottom: Math.min(rect.rows, Math.ceil((box.south + radius) / cell) - rect.y),
  }
}
