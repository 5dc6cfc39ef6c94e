import type { CellRect } from '../land'
import { cellMetres, FINEST_LEVEL, levelOfCell, parseSeed, type Seed, TILE_CELLS, type Tile } from '../world'
import type { LandArea, LandTileKey } from './landTypes'

/** Cells along a side, at most: 8192 × 8192 heights are 256 MiB, and take minutes on one core. */
const MOST_CELLS = 8192

/** How far from the origin land may be asked for, in metres: beyond it, noise loses digits in double precision. */
const FARTHEST_METRES = 1e12

/** The cells that a caller asks for. @throws RangeError with a sentence that says what was expected and what came */
export function rectOf(area: LandArea): CellRect {
  if (!isRecord(area)) throw new RangeError(`Expected an area as { east, south, columns, rows, cellMetres }, got ${told(area)}.`)
  const level = levelOf(area)
  const cell = cellMetres(level)
  return {
    level,
    x: Math.floor(placeOf(area.east, 'east') / cell),
    y: Math.floor(placeOf(area.south, 'south') / cell),
    columns: countOf(area.columns, 'columns'),
    rows: countOf(area.rows, 'rows'),
  }
}

/** The tile that a caller asks for. @throws RangeError as above */
export function tileOf(key: LandTileKey): Tile {
  if (!isRecord(key)) throw new RangeError(`Expected a tile as { level, x, y }, got ${told(key)}.`)
  const { level, x, y } = key
  checkLevel(level)
  const farthest = FARTHEST_METRES / (cellMetres(level) * TILE_CELLS)
  for (const [name, value] of Object.entries({ x, y })) {
    if (Number.isSafeInteger(value) && Math.abs(value) <= farthest) continue
    throw new RangeError(`Expected the tile's ${name} to be a whole number within ${Math.floor(farthest)} of 0, got ${told(value)}.`)
  }
  return { level, x, y }
}

/** @throws RangeError as above */
export function seedOf(seed: unknown): Seed {
  const parsed = typeof seed === 'number' ? parseNumber(seed) : typeof seed === 'string' ? parseSeed(seed) : undefined
  if (parsed === undefined) {
    throw new RangeError(`Expected a seed from 0 to 4294967295, or a name of 1 to 200 characters, got ${told(seed)}.`)
  }
  return parsed
}

function parseNumber(seed: number): Seed | undefined {
  return Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff ? seed : undefined
}

function levelOf({ level, cellMetres: metres }: LandArea): number {
  if (level !== undefined) {
    checkLevel(level)
    if (metres === undefined || levelOfCell(metres) === level) return level
    throw new RangeError(`Expected cells of ${cellMetres(level)} metres for level ${level}, got ${told(metres)}.`)
  }
  const found = typeof metres === 'number' && metres > 0 ? levelOfCell(metres) : undefined
  if (found !== undefined) return found
  throw new RangeError(`Expected cells of 92160 metres or of a half, a quarter … of that, down to 0.703125, got ${told(metres)}.`)
}

function checkLevel(level: unknown): void {
  if (typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= FINEST_LEVEL) return
  throw new RangeError(`Expected a level from 0 to ${FINEST_LEVEL}, got ${told(level)}.`)
}

function placeOf(metres: unknown, name: string): number {
  if (typeof metres === 'number' && Math.abs(metres) <= FARTHEST_METRES) return metres
  throw new RangeError(`Expected ${name} within ${FARTHEST_METRES} metres of the origin, got ${told(metres)}.`)
}

function countOf(cells: unknown, name: string): number {
  if (typeof cells === 'number' && Number.isInteger(cells) && cells >= 1 && cells <= MOST_CELLS) return cells
  throw new RangeError(`Expected ${name} from 1 to ${MOST_CELLS}, got ${told(cells)}.`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A value in a sentence, however long it is. */
export function told(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value).slice(0, 60)
}
