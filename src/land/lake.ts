import { type Cell, cellMetres } from '../world'
import type { Basin } from './basin'
import { boundsOf, type CellRect, cutField, grown } from './rect'

/** Dry cells around a lake over which its surface goes on, under the ground, so that finer ground finds its own shore. */
const SHORE_CELLS = 2

/** Beyond, and where the ground falls away from the rim, the surface is this far below the ground, in cells. */
const BELOW_GROUND_CELLS = 0.5

/** Nothing is lower than the sea. */
const SEA_LEVEL_METRES = 0

/** Standing water: cells of one level, some more than it covers. */
export interface Lake extends CellRect {
  /** Of its surface, in metres. */
  readonly elevation: number
  /** Ground in metres. */
  readonly ground: Float32Array
  /** 1 where the ground is under water. */
  readonly isWet: Uint8Array
  /**
   * The water's surface in metres: flat over the lake and its shore, whose ground hides it, and below the ground elsewhere. Between cells it is linear, so beyond a low rim it
   * dips under the finer ground instead of ending.
   */
  readonly surface: Float32Array
}

/** The lake that water poured to an elevation makes of a basin; undefined where none can stand. It never stands higher than the basin spills. */
export function lakeIn(basin: Basin, asked: number): Lake | undefined {
  const elevation = Math.fround(Math.min(asked, basin.spill))
  if (elevation <= basin.bed || elevation <= SEA_LEVEL_METRES) return undefined
  const isUnder = (at: number) => (basin.reachedAt[at] ?? 0) < elevation
  const part = grown(boundsOf(basin, isUnder), SHORE_CELLS + 1)
  const ground = cutField({ ...basin, heights: basin.ground }, part).heights
  const isWet = Uint8Array.from(cutField({ ...basin, heights: basin.reachedAt }, part).heights, (reached) => (reached < elevation ? 1 : 0))
  return { ...part, elevation, ground, isWet, surface: surfaceOver(part, { elevation, ground, isWet }) }
}

/** Whether a lake covers a cell, of its own level or another, or touches it. */
export function holdsCell(lake: Lake, cell: Cell): boolean {
  const scale = 2 ** (lake.level - cell.level)
  const column = Math.floor((cell.x + 0.5) * scale) - lake.x
  const row = Math.floor((cell.y + 0.5) * scale) - lake.y
  return touches(lake, lake.isWet, column, row)
}

function surfaceOver(rect: CellRect, { elevation, ground, isWet }: Pick<Lake, 'elevation' | 'ground' | 'isWet'>): Float32Array {
  const { columns } = rect
  const below = BELOW_GROUND_CELLS * cellMetres(rect.level)
  const isLow = Uint8Array.from(ground, (height, at) => (height < elevation && !isWet[at] ? 1 : 0))
  let isLevel = isWet
  for (let ring = 0; ring < SHORE_CELLS; ring++) {
    isLevel = isLevel.map((is, at) => {
      const [column, row] = [at % columns, Math.floor(at / columns)]
      // The second ring does not go on from the rim of what lies lower outside.
      return is || (!isLow[at] && touches(rect, isLevel, column, row) && (ring === 0 || !touches(rect, isLow, column, row))) ? 1 : 0
    })
  }
  return ground.map((height, at) => (isLevel[at] ? elevation : Math.min(elevation, height) - below))
}

/** Whether a cell or one of its eight neighbours is marked. */
function touches({ columns, rows }: CellRect, marks: Uint8Array, column: number, row: number): boolean {
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) if (marks[y * columns + x]) return true
  }
  return false
}
