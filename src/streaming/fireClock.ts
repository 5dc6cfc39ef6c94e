import type { LifeView } from './LandLife'

/** A fire is seen to run so fast at first, in ticks of twenty minutes a second, and faster by so much every second. */
const TICKS_PER_SECOND = 2.5
const QUICKENING = 0.16

/** The last cells lit burn on for so many ticks. */
const BURNING_ON = 30

/** Past all of it. */
const BURNT_OUT = 1e5

/** Marks of a picture, see `stampFire`. */
const MARKS = 254

/** How many ticks of a fire have gone by after some seconds. */
function ticksAfter(seconds: number): number {
  return seconds > 0 ? (TICKS_PER_SECOND + (QUICKENING / 2) * seconds) * seconds : 0
}

/** The second in which a tick is seen. */
export function secondsUntil(ticks: number): number {
  return (Math.sqrt(TICKS_PER_SECOND * TICKS_PER_SECOND + 2 * QUICKENING * ticks) - TICKS_PER_SECOND) / QUICKENING
}

/** Ticks that have gone by since the first cells were lit, and the ticks that a mark stands for. */
export function fireClockAt(fire: LifeView['fire'], seconds: number): readonly [ticks: number, ticksPerMark: number] {
  if (!fire) return [BURNT_OUT, 1]
  const ticks = ticksAfter(seconds - fire.litAt)
  return [ticks > fire.longest + BURNING_ON ? BURNT_OUT : ticks, Math.max(1, fire.longest) / MARKS]
}

export function isBurning(fire: LifeView['fire'], seconds: number): boolean {
  return fireClockAt(fire, seconds)[0] < BURNT_OUT
}
