import type { Pool } from '../world'

/** Rain that fell so many seasons ago has dried up, however wet the ground is now. */
export const POOL_SEASONS = 4

/** Blocks of pools that are remembered, 33 kB each: all of the land that is awake, and some. */
export const MOST_POOL_BLOCKS = 160

/** So much wetter than usual, by the picture of what lives, pools begin to stand, and stand as high as they may. */
const WET = { least: 0.02, most: 0.22 }

/** What comes together in a hollow stands so deep at most, in learned metres. */
const DEEPEST_METRES = 10

/** What dries up is so much of each pool before it is all of the deepest: puddles go first. */
const DRIED_METRES = 0.5

/** A pool that another comes to spill into rises with it over the last of its way. */
const JOINING_METRES = 0.5

/** How much of the rain stands, 0 to 1. @param wetter soil water against what is usual, as `marksAt` has it @param seasons since it rained, with their fraction */
export function standingShare(wetter: number, seasons: number): number {
  const dried = Math.min(1, Math.max(0, (POOL_SEASONS - seasons) / (POOL_SEASONS - 0.5)))
  return Math.min(smoothly((wetter - WET.least) / (WET.most - WET.least)), dried)
}

/**
 * The elevation of the water of each pool of a block, below its bed where it is dry. Water rises from every bed alike until it spills into a deeper pool, and stands as high as that once
 * it comes back from there; so levels move without a leap, and a puddle is full when a pond has hardly begun.
 * @param shares of each pool, see `standingShare`
 */
export function poolLevels(pools: readonly Pool[], shares: Float32Array): Float32Array {
  const risen = new Float32Array(pools.length)
  const levels = new Float32Array(pools.length)
  pools.forEach(({ bed, spill, into }, number) => {
    const share = shares[number] as number
    const own = Math.min(spill, bed + DEEPEST_METRES * share)
    const back = into < 0 ? Number.NEGATIVE_INFINITY : (risen[into] as number)
    const joined = Math.min(1, Math.max(0, (back - spill) / JOINING_METRES + 1))
    const height = joined < 1 ? own + (spill - own) * joined : back
    const dried = DRIED_METRES * (1 - share)
    const driedThere = joined > 0 ? back - (levels[into] as number) : dried
    risen[number] = height
    levels[number] = height - dried + (dried - driedThere) * joined
  })
  return levels
}

function smoothly(share: number): number {
  const within = Math.min(1, Math.max(0, share))
  return within * within * (3 - 2 * within)
}
