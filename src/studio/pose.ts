/** A point of the world in learned metres, as doubles: exact to a micrometre thousands of kilometres from the origin. */
export interface Place {
  readonly east: number
  readonly south: number
  readonly elevation: number
}

/** Where the eye is and which way it looks, in radians: yaw 0 is north and grows clockwise, pitch grows upwards. */
export interface Pose {
  readonly eye: Place
  readonly yaw: number
  readonly pitch: number
}

/** A point of the picture: −1 to 1 from left to right and from bottom to top. */
export interface ViewPoint {
  readonly x: number
  readonly y: number
}

/** A unit vector or a displacement. */
export interface Vector {
  readonly east: number
  readonly south: number
  readonly up: number
}

/** The farthest from the origin that anyone can go, in learned metres on either axis: a million kilometres. */
const FARTHEST_METRES = 1e9

/** The highest an eye can rise, in learned metres. */
const CEILING_METRES = 60_000

/** The lowest place that an eye can be at, in learned metres: below every sea floor. */
const DEEPEST_METRES = -15_000

export const LOWEST_PITCH = -1.54
export const HIGHEST_PITCH = 1.35

/** Field of view from bottom to top, in radians; a tall picture sees more, so that it is not a slit. */
export function verticalFieldOfView(aspect: number): number {
  const wide = 0.87
  const tall = 1.13
  return aspect >= 1 ? wide : wide + (tall - wide) * Math.min(1, (1 - aspect) / 0.5)
}

/** The unit vector along the view. */
export function forwardOf(yaw: number, pitch: number): Vector {
  const level = Math.cos(pitch)
  return { east: Math.sin(yaw) * level, south: -Math.cos(yaw) * level, up: Math.sin(pitch) }
}

/** The unit vector from the eye through a point of the picture. */
export function rayThrough(pose: Pose, point: ViewPoint, aspect: number): Vector {
  const reach = Math.tan(verticalFieldOfView(aspect) / 2)
  const across = point.x * reach * aspect
  const above = point.y * reach
  const sinYaw = Math.sin(pose.yaw)
  const cosYaw = Math.cos(pose.yaw)
  const sinPitch = Math.sin(pose.pitch)
  const cosPitch = Math.cos(pose.pitch)
  const level = cosPitch - above * sinPitch
  const east = sinYaw * level + cosYaw * across
  const south = -cosYaw * level + sinYaw * across
  const up = sinPitch + above * cosPitch
  const length = Math.hypot(east, south, up)
  return { east: east / length, south: south / length, up: up / length }
}

/** The point at a distance along a ray. */
export function along(from: Place, direction: Vector, metres: number): Place {
  return {
    east: from.east + direction.east * metres,
    south: from.south + direction.south * metres,
    elevation: from.elevation + direction.up * metres,
  }
}

export function distanceBetween(a: Place, b: Place): number {
  return Math.hypot(a.east - b.east, a.south - b.south, a.elevation - b.elevation)
}

/** The same angle between −π and π. */
export function wrapAngle(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
}

export function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}

/** Holds a pose inside the world; anything that is not a number falls back to the other pose. */
export function boundPose(pose: Pose, fallback: Pose): Pose {
  const numbers = [pose.eye.east, pose.eye.south, pose.eye.elevation, pose.yaw, pose.pitch]
  if (!numbers.every(Number.isFinite)) return fallback
  return {
    eye: {
      east: clamp(pose.eye.east, -FARTHEST_METRES, FARTHEST_METRES),
      south: clamp(pose.eye.south, -FARTHEST_METRES, FARTHEST_METRES),
      elevation: clamp(pose.eye.elevation, DEEPEST_METRES, CEILING_METRES),
    },
    yaw: wrapAngle(pose.yaw),
    pitch: clamp(pose.pitch, LOWEST_PITCH, HIGHEST_PITCH),
  }
}
