import { elevationUnder, floorUnder, type Ground } from './ground'
import { clamp, distanceBetween, type Place, type Pose, wrapAngle } from './pose'

/** A smooth flight from one pose to another, over whatever lies between. */
export interface Flight {
  readonly from: Pose
  readonly to: Pose
  /** Height of the end above the ground; kept when the ground there becomes better known. Undefined where the end is a fixed place. */
  readonly endHeightMetres: number | undefined
  /** How far the middle of the path is raised. */
  readonly archMetres: number
  readonly lengthSeconds: number
  readonly flownSeconds: number
}

const SHORTEST_SECONDS = 0.9
const LONGEST_SECONDS = 5.5
const PROBES = 24

/** Plans a flight that clears the land between, as far as it is known. */
export function planFlight(from: Pose, to: Pose, ground: Ground, endHeightMetres?: number): Flight {
  const metres = distanceBetween(from.eye, to.eye)
  const turning = Math.abs(wrapAngle(to.yaw - from.yaw)) + Math.abs(to.pitch - from.pitch)
  const lengthSeconds = clamp(0.45 * Math.log2(1 + metres / 40) + 0.25 * turning, SHORTEST_SECONDS, LONGEST_SECONDS)
  let archMetres = 0.06 * Math.hypot(to.eye.east - from.eye.east, to.eye.south - from.eye.south)
  for (let probe = 1; probe < PROBES; probe++) {
    const way = probe / PROBES
    const point = between(from.eye, to.eye, way)
    const floor = floorUnder(ground, point.east, point.south)
    if (floor === undefined) continue
    // Near the ends the arch is too low to clear anything; there the floor itself lifts the path.
    const needed = (floor + 20 - point.elevation) / Math.max(0.25, archAt(way))
    archMetres = Math.max(archMetres, needed)
  }
  return { from, to, endHeightMetres, archMetres, lengthSeconds, flownSeconds: 0 }
}

/** Where the flight is after some more seconds, and the flight that is left: undefined once it has arrived. */
export function stepFlight(flight: Flight, seconds: number, ground: Ground): { readonly pose: Pose; readonly flight: Flight | undefined } {
  const flownSeconds = flight.flownSeconds + seconds
  if (flownSeconds >= flight.lengthSeconds) return { pose: arrivalOf(flight, ground), flight: undefined }
  const way = ease(flownSeconds / flight.lengthSeconds)
  const to = arrivalOf(flight, ground)
  const point = between(flight.from.eye, to.eye, way)
  return {
    pose: {
      eye: { ...point, elevation: point.elevation + flight.archMetres * archAt(way) },
      yaw: wrapAngle(flight.from.yaw + wrapAngle(to.yaw - flight.from.yaw) * ease(Math.min(1, way * 1.6))),
      pitch: flight.from.pitch + (to.pitch - flight.from.pitch) * way,
    },
    flight: { ...flight, flownSeconds },
  }
}

/** The end of a flight on the ground as it is known now. */
export function arrivalOf(flight: Flight, ground: Ground): Pose {
  if (flight.endHeightMetres === undefined) return flight.to
  const elevation = elevationUnder(ground, flight.to.eye.east, flight.to.eye.south)
  return elevation === undefined ? flight.to : { ...flight.to, eye: { ...flight.to.eye, elevation: elevation + flight.endHeightMetres } }
}

function between(a: Place, b: Place, way: number): Place {
  return {
    east: a.east + (b.east - a.east) * way,
    south: a.south + (b.south - a.south) * way,
    elevation: a.elevation + (b.elevation - a.elevation) * way,
  }
}

function archAt(way: number): number {
  return 4 * way * (1 - way)
}

/** From rest to rest with the least jerk (Flash and Hogan 1985). */
function ease(way: number): number {
  return way * way * way * (10 - 15 * way + 6 * way * way)
}
