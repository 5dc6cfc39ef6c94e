import { stepFlight } from './flight'
import { carryOf, keepAbove, reachOf } from './flying'
import { approach, grip, isOrbiting, orbit } from './gestures'
import { elevationUnder, floorUnder, type Ground } from './ground'
import { arrive, changeMode, cut, goHome, goTo } from './itinerary'
import { advance, type Motion } from './motion'
import {
  isIdle,
  LANDING_HEIGHT_METRES,
  LEAST_CLEARANCE_METRES,
  type Mode,
  type NavigationInput,
  type NavigationState,
} from './navigationState'
import { boundPose, clamp, distanceBetween, HIGHEST_PITCH, LOWEST_PITCH, type Place, type Pose } from './pose'
import { readInput } from './readInput'
import { settle, WALKING_SPEED, walk } from './walking'

const LONGEST_FRAME_SECONDS = 0.5
const STEP_SECONDS = 1 / 60
const CLOSEST_METRES = 10
const LANDING_PITCH = -0.15
const STEEPEST_LANDING_PITCH = -0.4

/** What surrounds a step of navigation. */
export interface Surroundings {
  readonly ground: Ground
  /** Width over height of the picture. */
  readonly aspect: number
}

/**
 * Moves on by some seconds. The same input and ground give the same motion at any frame rate, up to a small fraction; the eye never comes
 * below the ground; and without input everything comes to rest exactly.
 */
export function stepNavigation(
  state: NavigationState,
  input: NavigationInput,
  seconds: number,
  { ground, aspect }: Surroundings,
): NavigationState {
  const asked = readInput(input)
  const length = Number.isFinite(seconds) ? clamp(seconds, 0, LONGEST_FRAME_SECONDS) : 0
  let next = begin(state, asked, ground, Number.isFinite(aspect) ? clamp(aspect, 0.2, 5) : 1)
  const steps = Math.max(1, Math.ceil(length / STEP_SECONDS - 1e-9))
  for (let step = 0; step < steps; step++) next = stepOnce(next, asked, length / steps, ground)
  return next
}

/** What a person asks for at once: other modes, flights, and where pointers take hold. */
function begin(state: NavigationState, input: NavigationInput, ground: Ground, aspect: number): NavigationState {
  let next = state
  if (next.flight && !isIdle(input)) next = arrive({ ...next, flight: undefined }, ground)
  if (input.mode) next = changeMode(next, input.mode, ground, aspect)
  if (input.isGoingHome) next = goHome(next, ground)
  if (input.goTo) next = goTo(next, input.goTo, ground, aspect)
  if (input.isCalm) next = cut(next, ground)
  return { ...next, ...grip(next, input, ground, aspect) }
}

function stepOnce(state: NavigationState, input: NavigationInput, seconds: number, ground: Ground): NavigationState {
  if (state.flight) return stepFlying(state, state.flight, seconds, ground)
  const motion = advance(state, input, seconds)
  const isLeaving = motion.up > 0 || input.move.up > 0 || motion.zoom < 0
  const mode = modeNow(state, isLeaving, input, ground)
  const turned = turn(state, mode, motion, ground)
  const moved =
    mode === 'walk'
      ? onFoot(turned, state.target, motion, seconds, input.isCalm, ground)
      : { pose: inTheAir(turned, state.target, mode, motion, ground), isSettling: false }
  const pose = boundPose(moved.pose, state)
  const hasLanded = mode === 'walk' && state.mode !== 'walk'
  const next: NavigationState = {
    ...state,
    ...pose,
    ...motion.next,
    eye: keepOut(pose.eye, mode, ground),
    mode,
    isSettling: moved.isSettling,
  }
  return hasLanded ? levelOut(next) : next
}

function stepFlying(
  state: NavigationState,
  flight: NonNullable<NavigationState['flight']>,
  seconds: number,
  ground: Ground,
): NavigationState {
  const flown = stepFlight(flight, seconds, ground)
  const pose = boundPose(flown.pose, state)
  const next = { ...state, ...pose, eye: keepAboveGround(pose.eye, ground), flight: flown.flight }
  return flown.flight ? next : arrive(next, ground)
}

/** Feet leave the ground when one rises or backs away, and touch it when one comes low and no drag holds the picture. */
function modeNow(state: NavigationState, isLeaving: boolean, input: NavigationInput, ground: Ground): Mode {
  if (state.mode === 'walk') return isLeaving ? state.aerial : 'walk'
  if (isLeaving || input.drag) return state.mode
  const elevation = elevationUnder(ground, state.eye.east, state.eye.south)
  return elevation !== undefined && state.eye.elevation - elevation < LANDING_HEIGHT_METRES ? 'walk' : state.mode
}

function turn(state: NavigationState, mode: Mode, motion: Motion, ground: Ground): Pose {
  const pivot = state.held?.point
  const yaw = state.yaw + motion.lookYaw
  const pitch = clamp(state.pitch + motion.lookPitch, LOWEST_PITCH, HIGHEST_PITCH)
  if (motion.yaw === 0 && motion.pitch === 0) return { eye: state.eye, yaw, pitch }
  if (pivot && isOrbiting(mode, state.held)) {
    const isFree = (eye: Place) =>
      eye.elevation >= (floorUnder(ground, eye.east, eye.south) ?? Number.NEGATIVE_INFINITY) + LEAST_CLEARANCE_METRES
    return orbit({ eye: state.eye, yaw, pitch }, pivot, motion.yaw, motion.pitch, isFree)
  }
  return { eye: state.eye, yaw: yaw + motion.yaw, pitch: clamp(pitch + motion.pitch, LOWEST_PITCH, HIGHEST_PITCH) }
}

function inTheAir(pose: Pose, target: Place | undefined, mode: Mode, motion: Motion, ground: Ground): Pose {
  const carried = carryOf(pose, mode === 'fly', motion, reachOf(pose.eye, ground))
  const panned = levelMove(pose.yaw, motion.panRight, motion.panForward)
  const eye = {
    east: pose.eye.east + carried.east + panned.east,
    south: pose.eye.south + carried.south + panned.south,
    elevation: pose.eye.elevation + carried.up,
  }
  return target && motion.zoom !== 0 ? approach({ ...pose, eye }, target, motion.zoom, CLOSEST_METRES) : { ...pose, eye }
}

function onFoot(
  pose: Pose,
  target: Place | undefined,
  motion: Motion,
  seconds: number,
  isCalm: boolean,
  ground: Ground,
): { readonly pose: Pose; readonly isSettling: boolean } {
  const settled = settle(pose.eye, seconds, ground, isCalm)
  const stepped = levelMove(pose.yaw, motion.right * WALKING_SPEED + motion.panRight, motion.forward * WALKING_SPEED + motion.panForward)
  const closer = target ? Math.max(0, distanceBetween(target, pose.eye) * (1 - Math.exp(-motion.zoom))) : 0
  const ahead = target ? Math.hypot(target.east - pose.eye.east, target.south - pose.eye.south) : 0
  const share = target && ahead > CLOSEST_METRES ? closer / ahead : 0
  const east = stepped.east + (target ? (target.east - pose.eye.east) * share : 0)
  const south = stepped.south + (target ? (target.south - pose.eye.south) * share : 0)
  return { pose: { ...pose, eye: walk(settled.eye, east, south, ground) }, isSettling: settled.isSettling }
}

function levelMove(yaw: number, right: number, forward: number): { readonly east: number; readonly south: number } {
  const sin = Math.sin(yaw)
  const cos = Math.cos(yaw)
  return { east: cos * right + sin * forward, south: sin * right - cos * forward }
}

/** In the air the body keeps clear of walls; on foot only the head must stay above the ground. */
function keepOut(eye: Place, mode: Mode, ground: Ground): Place {
  return mode === 'walk' ? keepAboveGround(eye, ground) : keepAbove(eye, ground)
}

function keepAboveGround(eye: Place, ground: Ground): Place {
  const elevation = elevationUnder(ground, eye.east, eye.south)
  return elevation === undefined ? eye : { ...eye, elevation: Math.max(eye.elevation, elevation + LEAST_CLEARANCE_METRES) }
}

/** Whoever lands looking at the ground raises the head. */
function levelOut(state: NavigationState): NavigationState {
  if (state.pitch > STEEPEST_LANDING_PITCH) return state
  return { ...state, glides: { ...state.glides, pitch: { left: LANDING_PITCH - state.pitch, speed: 0 } } }
}
