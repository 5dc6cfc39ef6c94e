import { castToGround, type Ground } from './ground'
import { SIGHT_METRES } from './itinerary'
import { type Place, type Pose, rayThrough, verticalFieldOfView } from './pose'

/** A place of the ground, and how many learned metres the picture is high at its distance. */
export interface Touch extends Place {
  readonly heightMetres: number
}

/** The ground under a point of the picture (−1 to 1 to the right and up), if there is any. */
export function touchGround(ground: Ground, pose: Pose, at: { readonly x: number; readonly y: number }, aspect: number): Touch | undefined {
  const { eye } = pose
  const hit = castToGround(ground, eye, rayThrough(pose, at, aspect), SIGHT_METRES)
  if (!hit) return undefined
  const away = Math.hypot(hit.east - eye.east, hit.south - eye.south, hit.elevation - eye.elevation)
  return { ...hit, heightMetres: 2 * away * Math.tan(verticalFieldOfView(aspect) / 2) }
}
