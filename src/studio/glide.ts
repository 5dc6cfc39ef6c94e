/**
 * One axis of smooth motion: a critically damped spring towards where a gesture asked to go. It is solved in closed form, so it does not
 * depend on the frame rate, and it comes to rest exactly.
 */
export interface Glide {
  /** How far is still to go. */
  readonly left: number
  /** How fast it goes, per second. */
  readonly speed: number
}

export const AT_REST: Glide = { left: 0, speed: 0 }

/** Asks for more of the motion. */
export function pushGlide(glide: Glide, amount: number): Glide {
  return amount === 0 ? glide : { left: glide.left + amount, speed: glide.speed }
}

/** Lets go: what was moving runs out by itself at the given stiffness. */
export function throwGlide(glide: Glide, stiffness: number): Glide {
  const run = glide.speed / stiffness
  return Math.abs(run) > Math.abs(glide.left) ? { left: run, speed: glide.speed } : glide
}

/**
 * Moves on by some seconds.
 * @param stiffness one over the time constant, per second; Infinity arrives at once
 * @param finest what is too small to be seen: less than this is finished at once
 */
export function stepGlide(
  glide: Glide,
  stiffness: number,
  seconds: number,
  finest: number,
): { readonly moved: number; readonly glide: Glide } {
  if (glide.left === 0 && glide.speed === 0) return { moved: 0, glide: AT_REST }
  if (stiffness === Number.POSITIVE_INFINITY) return { moved: glide.left, glide: AT_REST }
  const pull = glide.speed - stiffness * glide.left
  const decay = Math.exp(-stiffness * seconds)
  const left = (glide.left - pull * seconds) * decay
  const speed = (glide.speed - stiffness * pull * seconds) * decay
  if (Math.abs(left) < finest && Math.abs(speed) < finest * stiffness) return { moved: glide.left, glide: AT_REST }
  return { moved: glide.left - left, glide: { left, speed } }
}

/**
 * A speed that follows what is asked of it, exponentially.
 * @returns the distance covered meanwhile (for a unit of speed) and the new speed, exactly zero once it is below a thousandth
 */
export function stepThrottle(
  throttle: number,
  asked: number,
  stiffness: number,
  seconds: number,
): { readonly moved: number; readonly throttle: number } {
  if (throttle === asked) return { moved: asked * seconds, throttle: asked }
  if (stiffness === Number.POSITIVE_INFINITY) return { moved: asked * seconds, throttle: asked }
  const decay = Math.exp(-stiffness * seconds)
  const next = asked + (throttle - asked) * decay
  const moved = asked * seconds + ((throttle - asked) * (1 - decay)) / stiffness
  return { moved, throttle: Math.abs(next - asked) < 1e-3 ? asked : next }
}
