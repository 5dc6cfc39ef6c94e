import { COVER_GROUPS, type GrownPatch, PATCH_BORDER } from '../land'
import { LIFE_LEVEL, TILE_CELLS, type Tile } from '../world'
import type { LifeRect } from './dither'
import { LifeChannel } from './lifeState'

/** Shares that differ by less than this are the same to the eye. */
const NOTICEABLE = 3

/** What has grown on a chunk of awake land, otherwise than at first. @param start @param now LIFE_CHANNELS planes of the rectangle */
export function grownPatch({ x, y }: Tile, rect: LifeRect, start: Uint8Array, now: Uint8Array): GrownPatch {
  const side = TILE_CELLS + 2 * PATCH_BORDER
  const [left, top] = [x * TILE_CELLS - PATCH_BORDER, y * TILE_CELLS - PATCH_BORDER]
  const cut = (from: Uint8Array, channels: readonly number[]) => {
    const planes = new Uint8Array(channels.length * side * side)
    channels.forEach((channel, plane) => {
      for (let row = 0; row < side; row++) {
        const at = (channel * rect.rows + top - rect.y + row) * rect.columns + left - rect.x
        planes.set(from.subarray(at, at + side), (plane * side + row) * side)
      }
    })
    return planes
  }
  const groups = Array.from({ length: COVER_GROUPS }, (_, group) => group)
  return {
    level: LIFE_LEVEL,
    x: left,
    y: top,
    columns: side,
    rows: side,
    first: cut(start, groups),
    now: cut(now, groups),
    ages: cut(now, [LifeChannel.age]),
  }
}

/** Whether anybody could see that something has grown between two patches of a chunk; `before` is left out where none was shown. */
export function isGrown(patch: GrownPatch, before?: GrownPatch): boolean {
  return differs(patch.now, before?.now ?? patch.first) || (before !== undefined && differs(patch.ages, before.ages))
}

/** Whether anybody could tell planes of cover from others. */
export function differs(one: Uint8Array, other: Uint8Array): boolean {
  return one.some((byte, at) => Math.abs(byte - (other[at] ?? 0)) >= NOTICEABLE)
}
