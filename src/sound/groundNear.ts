import { WORLD_METRES_PER_LEARNED_METRE } from '../world'

/** The ground at a point, in learned metres; undefined where it is not known. */
export type GroundAt = (east: number, south: number) => GroundPoint | undefined

export interface GroundPoint {
  readonly elevation: number
  /** Of the surface of a lake over it. */
  readonly water: number | undefined
  readonly slopeEast: number
  readonly slopeSouth: number
}

/** Where the nearest line between land and water is. */
export interface Shore {
  readonly kind: 'sea' | 'lake'
  /** As drawn. */
  readonly worldMetres: number
  /** Radians, clockwise from north. */
  readonly azimuth: number
  /** How much of the country around is water, 0 to 1: a wide water has waves. */
  readonly openness: number
}

/** What can be heard of the shape of the ground. */
export interface GroundNear {
  /** Learned metres, of the ground or of the water over it. */
  readonly elevation: number
  readonly isWater: boolean
  /** Rise over run under the eye. */
  readonly slope: number
  /** −1 in a hollow or at the foot of walls, 1 on a ridge or a summit. */
  readonly exposure: number
  /** 0 on a plain, 1 among peaks. */
  readonly ruggedness: number
  readonly shore: Shore | undefined
}

const RINGS_WORLD_METRES = [10, 25, 60, 130, 260]
const DIRECTIONS = 12
/** Elevation against that of the country around which counts as fully exposed, as a share of the distance. */
const FULL_EXPOSURE = 0.22
const FULL_RUGGEDNESS = 0.3

/** Feels the ground out in rings around a place (learned metres). Undefined where there is none yet. */
export function feelGround(groundAt: GroundAt, east: number, south: number): GroundNear | undefined {
  const here = groundAt(east, south)
  if (!here) return undefined
  const own = waterOf(here)
  const elevation = surfaceOf(here)
  let shore: Omit<Shore, 'openness'> | undefined
  let wet = own ? 1 : 0
  let known = 1
  let rise = 0
  let spread = 0
  for (const worldMetres of RINGS_WORLD_METRES) {
    const metres = worldMetres / WORLD_METRES_PER_LEARNED_METRE
    /** Where the other element is in this ring, all directions together. */
    let [otherEast, otherSouth] = [0, 0]
    let kind: Shore['kind'] | undefined
    for (let step = 0; step < DIRECTIONS; step++) {
      const azimuth = (step / DIRECTIONS) * 2 * Math.PI
      const there = groundAt(east + Math.sin(azimuth) * metres, south - Math.cos(azimuth) * metres)
      if (!there) continue
      const water = waterOf(there)
      known++
      if (water) wet++
      if ((own === undefined) !== (water === undefined)) {
        kind ??= water ?? own
        otherEast += Math.sin(azimuth)
        otherSouth -= Math.cos(azimuth)
      }
      const steepness = (surfaceOf(there) - elevation) / metres
      rise += steepness
      spread += Math.abs(steepness)
    }
    if (kind && !shore) shore = { kind, worldMetres, azimuth: Math.atan2(otherEast, -otherSouth) }
  }
  const mean = rise / Math.max(1, known - 1)
  return {
    elevation,
    isWater: own !== undefined,
    slope: own ? 0 : Math.hypot(here.slopeEast, here.slopeSouth),
    exposure: Math.min(1, Math.max(-1, -mean / FULL_EXPOSURE)),
    ruggedness: Math.min(1, spread / Math.max(1, known - 1) / FULL_RUGGEDNESS),
    shore: shore && { ...shore, openness: Math.min(1, (2 * wet) / known) },
  }
}

function waterOf({ elevation, water }: GroundPoint): 'sea' | 'lake' | undefined {
  if (water !== undefined) return 'lake'
  return elevation < 0 ? 'sea' : undefined
}

function surfaceOf({ elevation, water }: GroundPoint): number {
  return Math.max(0, water ?? elevation)
}
