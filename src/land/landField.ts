import { cellMetres, FINEST_LEVEL, type Seed } from '../world'
import { baseElevation } from './baseElevation'
import { editHeights } from './editHeights'
import type { EditIndex } from './editIndex'
import { editControls, editNoise } from './editTold'
import { interpolateAverages } from './plainRelief'
import { type CellRect, cutField, type HeightField } from './rect'
import { HALO, type Relief } from './relief'
import { reliefControls } from './reliefControls'
import { reliefNoise } from './reliefNoise'
import { turnOfLevel, turnPlanes } from './turnField'

/** Fine cells along a block's side: what the model refines in one run. */
const BLOCK_CELLS = 256

/** A rectangle is made at least this wide: convolutions over fewer than ten cells do not give the same bits at every size. */
export const SMALLEST_CELLS = 24

/** What the land is made from. */
export interface LandSource {
  readonly seed: Seed
  readonly relief: Relief
  readonly edits?: EditIndex
}

/** Called after each run of the model with the runs done and the runs in all. */
export type LandProgress = (done: number, total: number) => void

/**
 * Elevations of any rectangle of any level, from the seed alone: the rectangle above it is made first, a halo wider, up to the base noise. Equal
 * cells of two requests are bit-identical on one backend.
 * @throws RangeError when the level or the rectangle is out of range
 */
export async function landField(source: LandSource, rect: CellRect, progress?: LandProgress): Promise<HeightField> {
  checkRect(rect)
  const chain = [atLeastSmallest(rect)]
  for (let fine = chain[0] as CellRect; fine.level > 0; ) {
    fine = coarseRect(fine)
    chain.push(fine)
  }
  const total = chain.reduce((sum, r) => sum + (r.level > 0 ? blocksOf(r).length : 0), 0)
  let done = 0
  let field = baseField(source.seed, chain.pop() as CellRect)
  while (chain.length > 0) {
    field = await refineField(source, field, chain.pop() as CellRect, () => progress?.(++done, total))
  }
  return cutField(field, rect)
}

/** Elevations of level-0 cells. */
function baseField(seed: Seed, rect: CellRect): HeightField {
  const heights = new Float32Array(rect.rows * rect.columns)
  for (let row = 0; row < rect.rows; row++) {
    for (let column = 0; column < rect.columns; column++) {
      heights[row * rect.columns + column] = baseElevation(seed, rect.x + column, rect.y + row)
    }
  }
  return { ...rect, heights }
}

/** Refines `coarse` by one level into `rect`, block by block. `coarse` must hold `coarseRect(rect)`. */
export async function refineField(source: LandSource, coarse: HeightField, rect: CellRect, ran?: () => void): Promise<HeightField> {
  const heights = new Float32Array(rect.rows * rect.columns)
  for (const block of blocksOf(rect)) {
    const window = cutField(coarse, coarseRect(block))
    const fine = await refineWindow(source, window)
    const part = cutField(fine, block)
    for (let row = 0; row < block.rows; row++) {
      const line = part.heights.subarray(row * block.columns, (row + 1) * block.columns)
      heights.set(line, (block.y - rect.y + row) * rect.columns + block.x - rect.x)
    }
    ran?.()
  }
  return { ...rect, heights }
}

/** One run of the model: all fine cells that a window of coarse cells determines, as the edits of their level leave them. */
export async function refineWindow(source: LandSource, window: HeightField): Promise<HeightField> {
  const { seed, relief, edits } = source
  const { rows, columns } = window
  const fine = {
    level: window.level + 1,
    x: 2 * (window.x + HALO),
    y: 2 * (window.y + HALO),
    rows: 2 * (rows - 2 * HALO),
    columns: 2 * (columns - 2 * HALO),
  }
  const noise = reliefNoise(seed, window)
  const controls = reliefControls(seed, relief.styles, window)
  const told = edits?.toldIn({ ...fine, x: 2 * window.x, y: 2 * window.y, rows: 2 * rows, columns: 2 * columns }) ?? []
  editNoise(noise, seed, window, told)
  editControls(controls, relief.styles, window, told)
  const turn = turnOfLevel(seed, fine.level)
  const [coarse, turnedNoise, turnedControls] = [window.heights, noise, controls].map((planes) => turnPlanes(planes, window, turn)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  const isSwapped = (turn & 4) !== 0
  const turned = await relief.refine({
    rows: isSwapped ? columns : rows,
    columns: isSwapped ? rows : columns,
    cellMetres: cellMetres(window.level),
    ...{ coarse, noise: turnedNoise, controls: turnedControls },
  })
  const heights = turnPlanes(turned, isSwapped ? { rows: fine.columns, columns: fine.rows } : fine, turn, true)
  const field = { ...fine, heights }
  editHeights(field, edits?.heightsIn(fine) ?? [], () => interpolateAverages({ rows, columns, coarse: window.heights }))
  return field
}

/** The coarse cells that determine a fine rectangle: its parents and a halo around them. */
export function coarseRect(fine: CellRect): CellRect {
  const x = Math.floor(fine.x / 2) - HALO
  const y = Math.floor(fine.y / 2) - HALO
  return {
    level: fine.level - 1,
    x,
    y,
    columns: Math.ceil((fine.x + fine.columns) / 2) + HALO - x,
    rows: Math.ceil((fine.y + fine.rows) / 2) + HALO - y,
  }
}

function atLeastSmallest(rect: CellRect): CellRect {
  return { ...rect, columns: Math.max(rect.columns, SMALLEST_CELLS), rows: Math.max(rect.rows, SMALLEST_CELLS) }
}

function blocksOf(rect: CellRect): CellRect[] {
  const across = spans(rect.x, rect.columns)
  return spans(rect.y, rect.rows).flatMap(([y, rows]) => across.map(([x, columns]) => ({ level: rect.level, x, y, columns, rows })))
}

/** Cuts a length into blocks; a last sliver is added to the block before it. */
function spans(start: number, length: number): (readonly [start: number, length: number])[] {
  const cuts: (readonly [number, number])[] = []
  for (let at = 0; at < length; ) {
    const rest = length - at
    const size = rest < BLOCK_CELLS + SMALLEST_CELLS ? rest : BLOCK_CELLS
    cuts.push([start + at, size])
    at += size
  }
  return cuts
}

function checkRect(rect: CellRect): void {
  if (!Number.isInteger(rect.level) || rect.level < 0 || rect.level > FINEST_LEVEL) {
    throw new RangeError(`Expected a level from 0 to ${FINEST_LEVEL}, got ${rect.level}.`)
  }
  for (const [name, value] of Object.entries({ x: rect.x, y: rect.y, columns: rect.columns, rows: rect.rows })) {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Expected ${name} to be a whole number of cells, got ${value}.`)
  }
  if (rect.columns < 1 || rect.rows < 1) throw new RangeError(`Expected at least one cell, got ${rect.columns}×${rect.rows}.`)
}
