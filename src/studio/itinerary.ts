import { arrivalOf, type Flight, planFlight } from './flight'
import { reachOf } from './flying'
import { castToGround, elevationUnder, type Ground } from './ground'
import { EYE_HEIGHT_METRES, LANDING_HEIGHT_METRES, type Mode, type NavigationState, RESTING_GLIDES } from './navigationState'
import { distanceBetween, forwardOf, type Place, rayThrough, type ViewPoint } from './pose'

/** How far one can see and point, in learned metres. */
export const SIGHT_METRES = 400_000

const ARRIVAL_PITCH = -0.1
const TAKE_OFF_METRES = 90
const OVERLOOK_METRES = 420
const OVERLOOK_PITCH = -0.55
const SPOT_AHEAD: ViewPoint = { x: 0, y: -0.1 }

/** Changes the mode; between the ground and the air lies a short flight. */
export function changeMode(state: NavigationState, mode: Mode, ground: Ground, aspect: number): NavigationState {
  if (mode === 'walk') return state.mode === 'walk' ? state : landAhead(state, ground, aspect)
  const next: NavigationState = { ...halt(state), mode, aerial: mode }
  if (state.mode !== 'walk') return next
  const eye = mode === 'fly' ? { ...state.eye, elevation: state.eye.elevation + TAKE_OFF_METRES } : overlook(state)
  const pitch = mode === 'fly' ? -0.2 : OVERLOOK_PITCH
  return { ...next, flight: planFlight(state, { eye, yaw: state.yaw, pitch }, ground) }
}

/** Flies to the ground under a point of the picture; the sky leads nowhere. */
export function goTo(state: NavigationState, at: ViewPoint, ground: Ground, aspect: number): NavigationState {
  const hit = castToGround(ground, state.eye, rayThrough(state, at, aspect), SIGHT_METRES)
  return hit ? takeOff(state, standingAt(state, hit, ground)) : state
}

/** Flies to the first place. */
export function goHome(state: NavigationState, ground: Ground): NavigationState {
  return takeOff(state, planFlight(state, state.home, ground))
}

/** Ends a flight at once. */
export function cut(state: NavigationState, ground: Ground): NavigationState {
  if (!state.flight) return state
  return arrive({ ...state, ...arrivalOf(state.flight, ground), flight: undefined, cuts: state.cuts + 1 }, ground)
}

/** What follows a flight: on foot when it ended low. */
export function arrive(state: NavigationState, ground: Ground): NavigationState {
  const elevation = elevationUnder(ground, state.eye.east, state.eye.south)
  const isLow = elevation !== undefined && state.eye.elevation - elevation < LANDING_HEIGHT_METRES
  return { ...state, mode: isLow ? 'walk' : state.aerial, isSettling: isLow }
}

/** The same state with all motion stopped. */
function halt(state: NavigationState): NavigationState {
  return {
    ...state,
    throttle: { right: 0, forward: 0, up: 0 },
    spin: { yaw: 0, pitch: 0 },
    glides: RESTING_GLIDES,
    held: undefined,
    target: undefined,
    flight: undefined,
  }
}

function takeOff(state: NavigationState, flight: Flight): NavigationState {
  return { ...halt(state), mode: state.aerial, flight }
}

function landAhead(state: NavigationState, ground: Ground, aspect: number): NavigationState {
  const hit = castToGround(ground, state.eye, rayThrough(state, SPOT_AHEAD, aspect), SIGHT_METRES)
  const isNear = hit && distanceBetween(hit, state.eye) < reachOf(state.eye, ground) * 5
  const below = { ...state.eye, elevation: elevationUnder(ground, state.eye.east, state.eye.south) ?? 0 }
  return takeOff(state, standingAt(state, isNear ? hit : below, ground))
}

function standingAt(state: NavigationState, spot: Place, ground: Ground): Flight {
  const east = spot.east - state.eye.east
  const south = spot.south - state.eye.south
  const yaw = Math.hypot(east, south) > 30 ? Math.atan2(east, -south) : state.yaw
  const eye = { ...spot, elevation: spot.elevation + EYE_HEIGHT_METRES }
  return planFlight(state, { eye, yaw, pitch: ARRIVAL_PITCH }, ground, EYE_HEIGHT_METRES)
}

function overlook(state: NavigationState): Place {
  const back = forwardOf(state.yaw, OVERLOOK_PITCH)
  return {
    east: state.eye.east - back.east * OVERLOOK_METRES,
    south: state.eye.south - back.south * OVERLOOK_METRES,
    elevation: state.eye.elevation - back.up * OVERLOOK_METRES,
  }
}
