import { COVER_GROUPS } from '../land'
import { TILE_CELLS } from '../world'

/** Shares that differ by less than this are the same to the eye. */
const NOTICEABLE = 3

/** Whether anybody could tell the plants of a chunk from those of the beginning. @param start @param now LIFE_CHANNELS planes of TILE_CELLS² */
export function isGrown(start: Uint8Array, now: Uint8Array): boolean {
  for (let at = 0; at < COVER_GROUPS * TILE_CELLS ** 2; at++)
    if (Math.abs((now[at] as number) - (start[at] as number)) >= NOTICEABLE) return true
  return false
}
