import { CONTROL_CHANNELS, HALO, type HeightField, type Relief, type ReliefInput, refineField } from '../../src/land'
import { BASE_CELL_METRES, FINEST_LEVEL, type Seed } from '../../src/world'
import type { Grid } from './grid'

export interface RefineGridOptions {
  readonly seed: Seed
  /** How often to refine by two. */
  readonly times: number
  /** The model's controls, the same everywhere: ruggedness, then the style code. */
  readonly controls: readonly number[]
  /** Called after each run of the model with the share that is done. */
  readonly progress?: (share: number) => void
}

/**
 * Refines any height map with the land's own code. Beyond its edges the map goes on as its edge cells.
 * @returns 2^times times the cells each way; each block of them averages to its cell
 */
export async function refineGrid(relief: Relief, map: Grid & { readonly cellMetres: number }, options: RefineGridOptions): Promise<Grid> {
  const { seed, times, controls } = options
  const total = map.columns * map.rows * ((4 ** (times + 1) - 4) / 3)
  let done = 0
  let { cellMetres } = map
  const refine = async (input: ReliefInput) => {
    const fine = await relief.refine({ ...input, cellMetres, controls: spread(controls, input.rows * input.columns) })
    done += fine.length
    options.progress?.(done / total)
    return fine
  }
  const source = { seed, relief: { refine, styles: {} } }
  let { columns, rows, heights } = map
  for (let level = nearestLevel(cellMetres), pass = 0; pass < times; pass++, level++) {
    const coarse = repeatEdges({ level, x: 0, y: 0, columns, rows, heights })
    columns *= 2
    rows *= 2
    const fine = await refineField(source, coarse, { level: level + 1, x: 0, y: 0, columns, rows })
    heights = fine.heights
    cellMetres /= 2
  }
  return { columns, rows, heights }
}

/** The level whose cells are nearest in size: which level's noise a map is refined with. */
export function nearestLevel(cellMetres: number): number {
  return Math.min(FINEST_LEVEL, Math.max(0, Math.round(Math.log2(BASE_CELL_METRES / cellMetres))))
}

/** The field with a halo on every edge, in which the cells of the edge are repeated. */
function repeatEdges(field: HeightField): HeightField {
  const columns = field.columns + 2 * HALO
  const rows = field.rows + 2 * HALO
  const heights = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const from = clamp(row - HALO, field.rows) * field.columns
    const line = field.heights.subarray(from, from + field.columns)
    const start = row * columns
    heights.set(line, start + HALO)
    heights.fill(line[0] ?? 0, start, start + HALO)
    heights.fill(line.at(-1) ?? 0, start + HALO + field.columns, start + columns)
  }
  return { level: field.level, x: field.x - HALO, y: field.y - HALO, columns, rows, heights }
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index))
}

function spread(values: readonly number[], count: number): Float32Array {
  const planes = new Float32Array(CONTROL_CHANNELS * count)
  for (let channel = 0; channel < CONTROL_CHANNELS; channel++) {
    planes.fill(values[channel] ?? 0, channel * count, (channel + 1) * count)
  }
  return planes
}
