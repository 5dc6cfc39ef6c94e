import { elevationUnder, floorUnder, type Ground } from './ground'
import { LEAST_CLEARANCE_METRES } from './navigationState'
import { clamp, forwardOf, type Place, type Pose, type Vector } from './pose'

/** Heights above the ground travelled in a second, with the throttle open. */
const HEIGHTS_PER_SECOND = 0.85

/** The height above the ground by which speeds and reaches are measured, in learned metres. */
export function reachOf(eye: Place, ground: Ground): number {
  const elevation = elevationUnder(ground, eye.east, eye.south) ?? 0
  return clamp(eye.elevation - elevation, 20, 40_000)
}

/** Where to the throttle carries: along the view when flying, over the land when orbiting. */
export function carryOf(
  pose: Pose,
  isAlongView: boolean,
  moved: { right: number; forward: number; up: number },
  reachMetres: number,
): Vector {
  const scale = reachMetres * HEIGHTS_PER_SECOND
  const ahead = forwardOf(pose.yaw, isAlongView ? pose.pitch : 0)
  return {
    east: (ahead.east * moved.forward + Math.cos(pose.yaw) * moved.right) * scale,
    south: (ahead.south * moved.forward + Math.sin(pose.yaw) * moved.right) * scale,
    up: (ahead.up * moved.forward + moved.up) * scale,
  }
}

/** Holds the eye above the ground, wherever it was brought. */
export function keepAbove(eye: Place, ground: Ground): Place {
  const floor = floorUnder(ground, eye.east, eye.south)
  if (floor === undefined || eye.elevation >= floor + LEAST_CLEARANCE_METRES) return eye
  return { ...eye, elevation: floor + LEAST_CLEARANCE_METRES }
}
