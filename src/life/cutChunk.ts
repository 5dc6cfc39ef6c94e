import { COVER_GROUPS } from '../land'
import { TILE_CELLS, type Tile } from '../world'
import type { LifeRect } from './dither'
import { coreOf, paste } from './lifeChunks'
import { LIFE_CHANNELS } from './lifeState'
import type { KeptChunk } from './lifeTerms'

/** Shares that differ by less than this are the same to the eye. */
const NOTICEABLE = 3

/** Land, what stood there in the beginning, and now: LIFE_CHANNELS planes each. */
interface GrownLand {
  readonly rect: LifeRect
  readonly start: Uint8Array
  readonly state: Uint8Array
}

/** Cuts a chunk out of land, to be kept. */
export function cutChunk(chunk: Tile, { rect, start, state }: GrownLand, season: number): KeptChunk {
  const [first, bytes] = [start, state].map((from) => {
    const planes = new Uint8Array(LIFE_CHANNELS * TILE_CELLS ** 2)
    paste(planes, coreOf(chunk), from, rect)
    return planes
  }) as [Uint8Array, Uint8Array]
  return { chunk, bytes, season, isGrown: isGrown(first, bytes) }
}

/** Whether anybody could tell the plants of a chunk from those of the beginning. */
function isGrown(start: Uint8Array, now: Uint8Array): boolean {
  for (let at = 0; at < COVER_GROUPS * TILE_CELLS ** 2; at++)
    if (Math.abs((now[at] as number) - (start[at] as number)) >= NOTICEABLE) return true
  return false
}
