import { cellMetres, latitudeAt, type Seed, TILE_CELLS, type Tile } from '../world'
import { rainOver } from './climate'
import { smooth } from './cover'
import type { CellRect, HeightField } from './rect'

/** How much rain falls on each cell of a rectangle, as `rainOver` tells it. */
export type Rain = (rect: CellRect) => Float32Array

/** Mountains are looked at in tiles of this level: cells of 2.9 learned kilometres. */
const RAIN_LEVEL = 5

/** So far upwind they are felt, in learned metres: less than a tile's margins reach. */
const REACH_METRES = 46_000
/** Over so many learned metres behind a mountain air takes up water again. */
const RECOVERY_METRES = 22_000
/** A mountain as much higher than the ground behind it, in metres, leaves that 1/e of its rain. */
const DRYING_METRES = 1500
/** Air that rises so many metres on its last way rains the most, so much more. */
const RISING_METRES = 900
const RISING_WAY_METRES = 9000
const MOST_MORE = 0.4

/** The tile whose mountains are looked at for a tile. */
export function rainTile(tile: Tile): Tile {
  const parts = 2 ** Math.max(0, tile.level - RAIN_LEVEL)
  return { level: Math.min(tile.level, RAIN_LEVEL), x: Math.floor(tile.x / parts), y: Math.floor(tile.y / parts) }
}

/**
 * Rain as mountains leave it: more where air rises on the windward side, less in their lee (R. B. Smith 1979, The influence of mountains on the atmosphere, tells why; the
 * simple measures here are ours). Winds blow along the parallels: from the east in the tropics and near the poles, from the west between.
 * @param field heights of a `rainTile`, with margins, beyond which all is as if it were level; without it mountains change nothing
 */
export function rainOverMountains(seed: Seed, tile: Tile, field?: HeightField): Rain {
  if (!field) return (rect) => rainOver(seed, rect)
  const lattice = {
    level: tile.level,
    x: tile.x * TILE_CELLS - 1,
    y: tile.y * TILE_CELLS - 1,
    columns: TILE_CELLS + 2,
    rows: TILE_CELLS + 2,
  }
  const shares = sharesOver(field, lattice)
  return (rect) => {
    const rain = rainOver(seed, rect)
    const scale = cellMetres(rect.level) / cellMetres(tile.level)
    for (let row = 0, at = 0; row < rect.rows; row++) {
      const v = clamp((rect.y + row + 0.5) * scale - 0.5 - lattice.y, 0, lattice.rows - 1.001)
      for (let column = 0; column < rect.columns; column++, at++) {
        const u = clamp((rect.x + column + 0.5) * scale - 0.5 - lattice.x, 0, lattice.columns - 1.001)
        rain[at] = Math.min(1, (rain[at] ?? 0) * between(shares, lattice.columns, u, v))
      }
    }
    return rain
  }
}

/** What mountains make of rain: 1 where they change nothing. */
function sharesOver(field: HeightField, { x, y, columns, rows }: CellRect): Float32Array {
  const ground = acrossWind(field)
  const cell = cellMetres(field.level)
  const reach = Math.round(REACH_METRES / cell)
  const weights = Array.from({ length: reach + 1 }, (_, cells) => Math.exp((-cells * cell) / RECOVERY_METRES))
  const way = Math.max(1, Math.round(RISING_WAY_METRES / cell))
  const shares = new Float32Array(columns * rows)
  for (let row = 0, at = 0; row < rows; row++) {
    const west = westerlyAt(latitudeAt((y + row + 0.5) * cell))
    const line = (y + row - field.y) * field.columns
    const heights = ground.subarray(line, line + field.columns)
    for (let column = 0; column < columns; column++, at++) {
      const from = (step: number) => shareFrom(heights, x + column - field.x, step, { weights, way })
      shares[at] = (west > 0 ? west * from(-1) : 0) + (west < 1 ? (1 - west) * from(1) : 0)
    }
  }
  return shares
}

/** What counts of the cells upwind, by how far they are, and how many of them the air rises over last. */
interface Upwind {
  readonly weights: readonly number[]
  readonly way: number
}

/** The share for a wind from the west (step −1) or the east (1) along a row of heights. Of many mountains it is the highest that counts: a norm of the fourth power. */
function shareFrom(heights: Float32Array, at: number, step: number, { weights, way }: Upwind): number {
  const here = heights[at] ?? 0
  let barrier = 0
  let lowest = here
  for (let cells = 1; cells < weights.length; cells++) {
    const height = heights[at + cells * step]
    if (height === undefined) break
    if (cells <= way) lowest = Math.min(lowest, height)
    if (height <= here) continue
    const higher = (height - here) * (weights[cells] ?? 0)
    barrier += higher * higher * higher * higher
  }
  const more = 1 + MOST_MORE * smooth(0, RISING_METRES, here - lowest)
  return more * Math.exp(-Math.sqrt(Math.sqrt(barrier)) / DRYING_METRES)
}

/** Heights of land or sea, a little blurred across the wind: air goes around what is narrow. */
function acrossWind({ heights, columns, rows }: HeightField): Float32Array {
  const blurred = new Float32Array(heights.length)
  for (let row = 0, at = 0; row < rows; row++) {
    const up = row > 0 ? -columns : 0
    const down = row < rows - 1 ? columns : 0
    for (let column = 0; column < columns; column++, at++) {
      const over = (place: number) => Math.max(0, heights[place] ?? 0)
      blurred[at] = 0.25 * over(at + up) + 0.5 * over(at) + 0.25 * over(at + down)
    }
  }
  return blurred
}

/** How much of the wind comes from the west at a latitude, 0 to 1; the rest comes from the east. */
export function westerlyAt(latitude: number): number {
  const degrees = Math.abs(latitude)
  return smooth(24, 36, degrees) * smooth(72, 60, degrees)
}

function between(values: Float32Array, columns: number, u: number, v: number): number {
  const [i, j] = [Math.floor(u), Math.floor(v)]
  const at = j * columns + i
  const north = (values[at] ?? 1) + ((values[at + 1] ?? 1) - (values[at] ?? 1)) * (u - i)
  const south = (values[at + columns] ?? 1) + ((values[at + columns + 1] ?? 1) - (values[at + columns] ?? 1)) * (u - i)
  return north + (south - north) * (v - j)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
