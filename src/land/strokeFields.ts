import { brushOf, type Edit, PLACES_PER_CELL } from '../world'
import type { CellRect } from './rect'

/**
 * What a stroke says about the cells of a rectangle, of the brush's own level or of another. Only + − × / and square roots of double precision, in one order:
 * the same bits in every browser.
 */

/** Dabs lie no farther apart than this share of the brush's radius. */
const SPACING = 0.5

/** A stroke's dabs in cells of the brush's level: one at each point, and on the way from each to the next as many as are needed, of the lesser amount of the two. */
function* dabsOf({ size, points }: Pick<Edit, 'size' | 'points'>): Generator<readonly [x: number, y: number, amount: number]> {
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
export function sumOfDabs(edit: Pick<Edit, 'size' | 'points'>, rect: CellRect): Float64Array | undefined {
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

export interface Box {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/** The rows and columns of a rectangle within a radius of a box, both in cells of the brush's level. */
export function reach(rect: CellRect, cell: number, box: Box, radius: number) {
  return {
    left: Math.max(0, Math.floor((box.west - radius) / cell) - rect.x),
    right: Math.min(rect.columns, Math.ceil((box.east + radius) / cell) - rect.x),
    top: Math.max(0, Math.floor((box.north - radius) / cell) - rect.y),
    bottom: Math.min(rect.rows, Math.ceil((box.south + radius) / cell) - rect.y),
  }
}
