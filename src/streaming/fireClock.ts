import type { LifeView } from './LandLife'

/** A fire is seen to run so fast at least, in ticks of twenty minutes a second, and to be over after so long. */
const TICKS_PER_SECOND = 7
const LONGEST_SECONDS = 40

/** The last cells lit burn on for a while, as marks count. */
const BURNING_ON = 30
const FIRST = 1
const LAST = 255
/** Past all of it. */
const BURNT_OUT = 1e3

/** The ticks of a fire that go by in a second. */
function ticksPerSecond(longest: number): number {
  return Math.max(TICKS_PER_SECOND, longest / LONGEST_SECONDS)
}

export function isBurning(fire: LifeView['fire'], seconds: number): boolean {
  return fireClockAt(fire, seconds) < BURNT_OUT
}

/** How far a fire has come, see `growth.glsl`. */
export function fireClockAt(fire: LifeView['fire'], seconds: number): number {
  if (!fire) return BURNT_OUT
  const passed = (Math.max(0, seconds - fire.litAt) * ticksPerSecond(fire.longest)) / Math.max(1, fire.longest)
  const clock = FIRST + (LAST - FIRST) * passed
  return clock > LAST + BURNING_ON ? BURNT_OUT : clock
}
