import { brushOf, cellMetres, type Edit, FULL_AMOUNT, HEIGHT_STEPS_PER_CELL, strokeRect } from '../world'
import { bankReachCells, courseOf } from './course'
import type { CellRect, HeightField } from './rect'
import { sumOfDabs } from './strokeFields'

/** A coarse cell is looked at in at most this many parts along its side, to see what of it a narrow brush touches. */
const MOST_PARTS = 4

/** The channel of a river through what is dreamed below its valley, in cells of the finer level. */
const CHANNEL_CELLS = 2
const CHANNEL_FLOOR_CELLS = 0.75
const CHANNEL_BANK_SLOPE = 0.6

/** What is so many cells off the bed of a finer level was not dreamed there. */
const MOST_DREAMED_CELLS = 4

/** Where the sides of a valley meet the ground the edge is rounded, this many cells high. */
const ROUNDED_CELLS = 0.15

/**
 * Changes a field's heights as edits written at its level say, one after another.
 * @param plain the smooth surface through the level above, for what smooths: rows × columns
 */
export function editHeights(field: HeightField, edits: readonly Edit[], plain: () => Float32Array): void {
  for (const edit of edits) applyStroke(field, edit, edit.kind === 'smooth' ? plain() : undefined)
}

/**
 * Shows finer edits in a coarse field: every cell moves by what its parts move by. Smoothing does not show from afar.
 */
export function showFinerEdits(field: HeightField, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const touched = within(strokeRect(edit, field.level), field)
    if (edit.kind === 'smooth' || touched.columns <= 0 || touched.rows <= 0) continue
    const parts = Math.min(MOST_PARTS, 2 ** (brushOf(edit.size).level - field.level))
    const columns = touched.columns * parts
    const heights = new Float32Array(columns * touched.rows * parts)
    const coarseAt = (i: number) =>
      (touched.y - field.y + Math.floor(Math.floor(i / columns) / parts)) * field.columns +
      touched.x -
      field.x +
      Math.floor((i % columns) / parts)
    for (let i = 0; i < heights.length; i++) heights[i] = field.heights[coarseAt(i)] ?? 0
    const before = heights.slice()
    const level = field.level + Math.log2(parts)
    applyStroke({ level, x: touched.x * parts, y: touched.y * parts, columns, rows: touched.rows * parts, heights }, edit, undefined)
    for (let i = 0; i < heights.length; i++) {
      const at = coarseAt(i)
      field.heights[at] = (field.heights[at] ?? 0) + ((heights[i] ?? 0) - (before[i] ?? 0)) / (parts * parts)
    }
  }
}

function applyStroke(field: HeightField, edit: Edit, plain: Float32Array | undefined): void {
  const cell = cellMetres(brushOf(edit.size).level)
  const step = cell / HEIGHT_STEPS_PER_CELL
  const { heights } = field
  switch (edit.kind) {
    case 'raise':
    case 'lower': {
      const sum = sumOfDabs(edit, field)
      const metres = edit.kind === 'raise' ? step : -step
      if (sum) for (let i = 0; i < heights.length; i++) if (sum[i]) heights[i] = (heights[i] ?? 0) + (sum[i] ?? 0) * metres
      return
    }
    case 'smooth':
    case 'level': {
      const sum = sumOfDabs(edit, field)
      if (!sum) return
      for (let i = 0; i < heights.length; i++) {
        const goal = edit.kind === 'level' ? edit.elevation * step : (plain?.[i] ?? 0)
        if (sum[i]) heights[i] = blend(heights[i] ?? 0, goal, Math.min(1, (sum[i] ?? 0) / FULL_AMOUNT))
      }
      return
    }
    case 'valley':
    case 'ridge':
      if (field.level <= brushOf(edit.size).level || edit.kind === 'ridge') carve(field, edit)
      else cutChannel(field, edit)
      return
    case 'dream':
    case 'ruggedness':
    case 'character':
    case 'water':
      return
    default:
      edit satisfies never
  }
}

/** Cuts a valley with its sides, or builds a ridge with its flanks. */
function carve({ heights, ...rect }: HeightField, edit: Edit): void {
  const reach = bankReachCells(edit)
  const course = courseOf(edit, rect, reach)
  if (!course) return
  const cell = cellMetres(brushOf(edit.size).level)
  const sign = edit.kind === 'valley' ? -1 : 1
  for (let i = 0; i < heights.length; i++) {
    const away = course.away[i] ?? reach
    if (away >= reach) continue
    const height = heights[i] ?? 0
    const goal = ((course.bed[i] ?? 0) - sign * (course.bank[i] ?? 0)) * cell
    const share = away / reach
    heights[i] = height + sign * rounded((goal - height) * sign, ROUNDED_CELLS * cell) * (1 - share * share * share * share)
  }
}

/**
 * Keeps what is dreamed below a valley from damming its river, or deepening it to pools: in a channel two cells wide to each side finer ground is brought to the bed. What differs
 * from it by much was put there later, and stays.
 */
function cutChannel({ heights, ...rect }: HeightField, edit: Edit): void {
  const coarse = cellMetres(brushOf(edit.size).level)
  const cell = cellMetres(rect.level)
  const course = courseOf(edit, rect, (CHANNEL_CELLS * cell) / coarse)
  if (!course) return
  for (let i = 0; i < heights.length; i++) {
    const away = ((course.away[i] ?? 0) * coarse) / cell
    if (away >= CHANNEL_CELLS) continue
    const height = heights[i] ?? 0
    const bed = (course.bed[i] ?? 0) * coarse
    const rim = bed + CHANNEL_BANK_SLOPE * Math.max(0, away - CHANNEL_FLOOR_CELLS) * cell
    const share = height < bed ? Math.min(1, 2 * (CHANNEL_CELLS - away)) : 1
    const off = height - Math.min(rim, Math.max(bed, height))
    heights[i] = height - share * off * Math.max(0, 1 - Math.abs(off) / (MOST_DREAMED_CELLS * cell))
  }
}

/** A difference that is only taken where it is above zero, eased in and out over a width to each side of it. */
function rounded(difference: number, width: number): number {
  if (difference <= -width) return 0
  return difference >= width ? difference : ((difference + width) * (difference + width)) / (4 * width)
}

function blend(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

/** The part of a rectangle that lies in another of the same level. */
function within(rect: CellRect, other: CellRect): CellRect {
  const x = Math.max(rect.x, other.x)
  const y = Math.max(rect.y, other.y)
  return {
    level: rect.level,
    x,
    y,
    columns: Math.min(rect.x + rect.columns, other.x + other.columns) - x,
    rows: Math.min(rect.y + rect.rows, other.y + other.rows) - y,
  }
}
