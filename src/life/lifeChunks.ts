import { LIFE_LEVEL, TILE_CELLS, type Tile } from '../world'
import type { LifeRect } from './dither'
import { LIFE_CHANNELS, LIFE_MARGIN } from './lifeState'

/** Chunks along the side of the land that is awake. */
export const AWAKE_SIDE = 3

/** The chunks that are awake when one is the middle, row by row from the north-west. */
export function chunksAround({ x, y }: Tile): Tile[] {
  const reach = (AWAKE_SIDE - 1) / 2
  return Array.from({ length: AWAKE_SIDE ** 2 }, (_, i) => ({
    level: LIFE_LEVEL,
    x: x - reach + (i % AWAKE_SIDE),
    y: y - reach + Math.floor(i / AWAKE_SIDE),
  }))
}

/** Some chunks along a side, with the margin around. */
export function rectOf(x: number, y: number, chunks: number): LifeRect {
  const side = chunks * TILE_CELLS + 2 * LIFE_MARGIN
  return { x: x * TILE_CELLS - LIFE_MARGIN, y: y * TILE_CELLS - LIFE_MARGIN, columns: side, rows: side }
}

/** A chunk without a margin. */
export function coreOf({ x, y }: Tile): LifeRect {
  return { x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
}

/** Copies all planes of one rectangle into another where they overlap. */
export function paste(to: Uint8Array, target: LifeRect, from: Uint8Array, source: LifeRect): void {
  const left = Math.max(target.x, source.x)
  const right = Math.min(target.x + target.columns, source.x + source.columns)
  const top = Math.max(target.y, source.y)
  const bottom = Math.min(target.y + target.rows, source.y + source.rows)
  if (left >= right || top >= bottom) return
  for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
    for (let row = top; row < bottom; row++) {
      const start = (channel * source.rows + row - source.y) * source.columns + left - source.x
      to.set(from.subarray(start, start + right - left), (channel * target.rows + row - target.y) * target.columns + left - target.x)
    }
  }
}
