import { elevationUnder, type Ground, gradientUnder } from './ground'
import { EYE_HEIGHT_METRES, LEAST_CLEARANCE_METRES } from './navigationState'
import type { Place } from './pose'

/** Walking speed in learned metres a second: 3.5 a second as drawn. */
export const WALKING_SPEED = 28

/** The rise over run that stops a walker: 45 degrees. */
const STEEPEST_RISE = 1

const STRIDE_METRES = 4
const PIECE_METRES = 1
const MOST_PIECES = 64
const SETTLING_PER_SECOND = 6
const FASTEST_FALL = 200

/**
 * How much of its speed a walker keeps on a slope in the direction of walking: all on the level, half at 27 degrees up, nothing from 45.
 * Downhill it slows more gently; on what is steeper than 45 degrees it clambers at a steady pace, and a precipice stops it.
 */
function paceOnSlope(rise: number): number {
  if (rise >= 0) return Math.max(0, 1 - rise / STEEPEST_RISE)
  const pace = 1 / (1 + 0.6 * Math.min(1, rise * rise))
  return rise >= -1 ? pace : (pace * Math.SQRT2) / Math.hypot(1, rise)
}

/** Walks as far as the slopes allow; where the way up is too steep, along the contour. The eye keeps its height above the ground. */
export function walk(from: Place, east: number, south: number, ground: Ground): Place {
  const metres = Math.hypot(east, south)
  if (metres === 0) return from
  const pieces = Math.min(MOST_PIECES, Math.ceil(metres / PIECE_METRES))
  const length = Math.min(metres, MOST_PIECES * PIECE_METRES) / pieces
  const direction = { east: east / metres, south: south / metres }
  let place = from
  for (let piece = 0; piece < pieces; piece++) {
    const next = walkPiece(place, direction, length, ground) ?? walkAlongContour(place, direction, length, ground)
    if (!next) break
    place = next
  }
  return place
}

/** Brings the eye to its height above the ground: softly when the ground changed a little, and never below the least clearance. */
export function settle(
  eye: Place,
  seconds: number,
  ground: Ground,
  isCalm: boolean,
): { readonly eye: Place; readonly isSettling: boolean } {
  const elevation = elevationUnder(ground, eye.east, eye.south)
  if (elevation === undefined) return { eye, isSettling: false }
  const excess = eye.elevation - elevation - EYE_HEIGHT_METRES
  if (isCalm || Math.abs(excess) < 0.005) return { eye: { ...eye, elevation: elevation + EYE_HEIGHT_METRES }, isSettling: false }
  const change = Math.max(-FASTEST_FALL * seconds, -excess * (1 - Math.exp(-SETTLING_PER_SECOND * seconds)))
  const height = Math.max(LEAST_CLEARANCE_METRES, EYE_HEIGHT_METRES + excess + change)
  return { eye: { ...eye, elevation: elevation + height }, isSettling: true }
}

interface Level {
  readonly east: number
  readonly south: number
}

function walkPiece(from: Place, direction: Level, metres: number, ground: Ground): Place | undefined {
  const here = elevationUnder(ground, from.east, from.south)
  if (here === undefined) return { ...from, east: from.east + direction.east * metres, south: from.south + direction.south * metres }
  const rise = riseOver(STRIDE_METRES, from, direction, here, ground)
  // At the foot of a slope the stride already reaches the flat, but the next piece does not.
  const pace = paceOnSlope(rise < 0 ? Math.min(rise, riseOver(metres, from, direction, here, ground)) : rise)
  if (pace < 0.02) return undefined
  const east = from.east + direction.east * metres * pace
  const south = from.south + direction.south * metres * pace
  const there = elevationUnder(ground, east, south) ?? here
  if (there - here > STEEPEST_RISE * metres) return undefined
  // Off an edge the eye does not drop with the ground at once: it falls.
  const drop = here - there > 3 * PIECE_METRES ? 0 : there - here
  return { east, south, elevation: from.elevation + drop }
}

function riseOver(metres: number, from: Place, direction: Level, here: number, ground: Ground): number {
  const there = elevationUnder(ground, from.east + direction.east * metres, from.south + direction.south * metres)
  return ((there ?? here) - here) / metres
}

function walkAlongContour(from: Place, direction: Level, metres: number, ground: Ground): Place | undefined {
  const gradient = gradientUnder(ground, from.east, from.south)
  const steepness = Math.hypot(gradient.east, gradient.south)
  if (steepness === 0) return undefined
  const contour = { east: -gradient.south / steepness, south: gradient.east / steepness }
  const share = direction.east * contour.east + direction.south * contour.south
  if (Math.abs(share) < 0.15) return undefined
  const side = Math.sign(share)
  return walkPiece(from, { east: contour.east * side, south: contour.south * side }, metres * Math.abs(share), ground)
}
