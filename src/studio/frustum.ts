import { forwardOf, type Pose, rayThrough, type Vector } from './pose'

/** A half-space: nx·x + ny·y + nz·z + w ≥ 0 is inside. x grows to the east, y upwards, z to the south. */
export interface Plane {
  readonly nx: number
  readonly ny: number
  readonly nz: number
  readonly w: number
}

/** The four sides of what the eye sees, through the eye itself, and what lies before it. Directions only: they hold in any unit. */
export function frustumOf(pose: Pose, aspect: number): readonly Plane[] {
  const corner = (x: number, y: number) => rayThrough(pose, { x, y }, aspect)
  const [northWest, northEast, southEast, southWest] = [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)]
  const ahead = forwardOf(pose.yaw, pose.pitch)
  return [
    { nx: ahead.east, ny: ahead.up, nz: ahead.south, w: 0 },
    planeThrough(northWest, northEast, ahead),
    planeThrough(northEast, southEast, ahead),
    planeThrough(southEast, southWest, ahead),
    planeThrough(southWest, northWest, ahead),
  ]
}

/** The plane through the eye and two rays, with `inside` on its inner side. */
function planeThrough(a: Vector, b: Vector, inside: Vector): Plane {
  const nx = a.up * b.south - a.south * b.up
  const ny = a.south * b.east - a.east * b.south
  const nz = a.east * b.up - a.up * b.east
  const side = Math.sign(nx * inside.east + ny * inside.up + nz * inside.south) / Math.hypot(nx, ny, nz)
  return { nx: nx * side, ny: ny * side, nz: nz * side, w: 0 }
}
