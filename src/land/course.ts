import { brushOf, type Edit, gradientNoise, HEIGHT_STEPS_PER_CELL, PLACES_PER_CELL, strokeReachCells } from '../world'
import type { CellRect } from './rect'
import { reach } from './strokeFields'

/** Rivers wind and crests jag: a course lies off its path by up to this many cells either way. */
const WINDING_OFF_CELLS = 1.2
const WINDING_CELLS = 5

/** How steeply the sides of a valley or a ridge rise or fall, in cells a cell: spurs less, the gullies between them more. */
const LEAST_BANK_SLOPE = 0.2
const MOST_BANK_SLOPE = 0.85
const SPUR_CELLS = 3.5

/** Within this distance of a course, in cells, its floor is rounded. */
const FLOOR_CELLS = 0.7

/** Fields of noise, any that no other noise of edits has. */
const COURSE_NOISE = 0x7e44
const [EAST, SOUTH, SPURS] = [0, 1, 2]

/** A path's course under each cell of a rectangle, in cells of the brush's level. */
export interface Course {
  /** Distance from the course; infinite where the stroke does not reach. */
  readonly away: Float64Array
  /** The elevation of the bed or crest at the nearest place. */
  readonly bed: Float64Array
  /** How far the side of a valley stands above its bed there, or the flank of a ridge below its crest. */
  readonly bank: Float64Array
}

/**
 * The nearest place of a path with elevations (`valley`, `ridge`) to each cell's centre, and how its bank stands there. The course winds about the path and its sides have spurs
 * and gullies, by noise that is fixed to the world, so that what is dreamed below has something to go on from. Only + − × / and square roots: the same bits in every browser.
 * @param within how far from the course it is asked for, in cells of the brush's level
 */
export function courseOf(edit: Edit, rect: CellRect, within: number): Course | undefined {
  const { level } = brushOf(edit.size)
  const cell = 2 ** (level - rect.level)
  let course: ReturnType<typeof emptyCourse> | undefined
  const { points } = edit
  for (let k = 0; k < Math.max(1, points.length - 1); k++) {
    const a = points[k] ?? [0, 0, 0]
    const b = points[k + 1] ?? a
    const [ax, ay, bx, by] = [a[0] / PLACES_PER_CELL, a[1] / PLACES_PER_CELL, b[0] / PLACES_PER_CELL, b[1] / PLACES_PER_CELL]
    const box = { west: Math.min(ax, bx), east: Math.max(ax, bx), north: Math.min(ay, by), south: Math.max(ay, by) }
    const { left, right, top, bottom } = reach(rect, cell, box, within + WINDING_OFF_CELLS)
    if (left >= right || top >= bottom) continue
    course ??= emptyCourse(rect)
    const square = (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const at = row * rect.columns + column
        const place = placeOf(course.places, at, (rect.x + column + 0.5) * cell, (rect.y + row + 0.5) * cell)
        const x = place.x - ax
        const y = place.y - ay
        const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * (bx - ax) + y * (by - ay)) / square))
        const dx = x - along * (bx - ax)
        const dy = y - along * (by - ay)
        const away = Math.sqrt(dx * dx + dy * dy)
        if (away > within || away >= (course.away[at] ?? 0)) continue
        course.away[at] = away
        course.bed[at] = (a[2] + along * (b[2] - a[2])) / HEIGHT_STEPS_PER_CELL
        course.bank[at] = (place.slope * away * away) / (away + FLOOR_CELLS)
      }
    }
  }
  return course
}

/** How far a stroke with banks moves the ground, from its course. */
export function bankReachCells(edit: Edit): number {
  return strokeReachCells(edit) - WINDING_OFF_CELLS
}

function emptyCourse({ rows, columns }: CellRect) {
  const cells = rows * columns
  const away = new Float64Array(cells).fill(Number.POSITIVE_INFINITY)
  return { away, bed: new Float64Array(cells), bank: new Float64Array(cells), places: new Float64Array(3 * cells).fill(Number.NaN) }
}

const found = { x: 0, y: 0, slope: 0 }

/** Where a cell is taken to lie, and how steep its bank is; each is found once. */
function placeOf(places: Float64Array, at: number, x: number, y: number): Readonly<typeof found> {
  if (Number.isNaN(places[3 * at])) {
    const off = (axis: number) => WINDING_OFF_CELLS * unitOf(gradientNoise(COURSE_NOISE, axis, 0, x / WINDING_CELLS, y / WINDING_CELLS))
    const spur = gradientNoise(COURSE_NOISE, SPURS, 0, x / SPUR_CELLS, y / SPUR_CELLS)
    places[3 * at] = x + off(EAST)
    places[3 * at + 1] = y + off(SOUTH)
    places[3 * at + 2] = LEAST_BANK_SLOPE + (MOST_BANK_SLOPE - LEAST_BANK_SLOPE) * (0.5 + unitOf(spur) / 2)
  }
  found.x = places[3 * at] ?? x
  found.y = places[3 * at + 1] ?? y
  found.slope = places[3 * at + 2] ?? 0
  return found
}

/** Noise that is seldom beyond −1 and 1, kept there. */
function unitOf(noise: number): number {
  return Math.min(1, Math.max(-1, 1.6 * noise))
}
