import type { Flight } from './flight'
import { AT_REST, type Glide } from './glide'
import type { Place, Pose, ViewPoint } from './pose'

/** How one moves: around a point of the land, through the air, or on foot. */
export type Mode = 'orbit' | 'fly' | 'walk'

/** Eye height on foot, in learned metres (1.7 as drawn). */
export const EYE_HEIGHT_METRES = 13.6

/** The least height of the eye above the ground, whatever happens, in learned metres. */
export const LEAST_CLEARANCE_METRES = 8

/** Whoever flies lower than this above the ground lands, in learned metres (3 as drawn). */
export const LANDING_HEIGHT_METRES = 24

/** What a person asks for in one frame. It comes from any mixture of mouse, keys, fingers and gamepad. */
export interface NavigationInput {
  /** −1 to 1 on each axis. */
  readonly move: { readonly right: number; readonly forward: number; readonly up: number }
  readonly isFaster: boolean
  /** Looking around with a stick, −1 to 1. */
  readonly turn: { readonly right: number; readonly up: number }
  /** A pointer that holds the picture: where it took hold, and how far it went since the last frame, in heights of the picture. */
  readonly drag?: { readonly kind: 'turn' | 'pan'; readonly from: ViewPoint; readonly right: number; readonly down: number } | undefined
  /** Coming closer to what lies under a point: the natural logarithm of the distance, positive is closer. */
  readonly zoom?: { readonly at: ViewPoint; readonly amount: number } | undefined
  /** Two fingers turning the land, in radians clockwise. */
  readonly twist: number
  readonly goTo?: ViewPoint | undefined
  readonly mode?: Mode | undefined
  readonly isGoingHome: boolean
  /** No inertia and no flights, for people who asked their system for less motion. */
  readonly isCalm: boolean
}

export const NO_INPUT: NavigationInput = {
  move: { right: 0, forward: 0, up: 0 },
  isFaster: false,
  turn: { right: 0, up: 0 },
  twist: 0,
  isGoingHome: false,
  isCalm: false,
}

/** All that navigation knows. Plain data: the next state is a function of this one, the input, the time and the ground. */
export interface NavigationState extends Pose {
  readonly mode: Mode
  /** What walking goes back to when the feet leave the ground. */
  readonly aerial: 'orbit' | 'fly'
  /** How far each axis of movement is open, −1 to 1, faster up to 4. */
  readonly throttle: { readonly right: number; readonly forward: number; readonly up: number }
  /** How fast a stick turns the view, in radians a second. */
  readonly spin: { readonly yaw: number; readonly pitch: number }
  readonly glides: Glides
  /** What a drag holds: the point that it turns around or that it draws along. */
  readonly held: Held | undefined
  /** What the wheel approaches or leaves. */
  readonly target: Place | undefined
  readonly flight: Flight | undefined
  /** The eye is still sinking or rising to its height above the ground. */
  readonly isSettling: boolean
  /** How often the view has jumped without a flight: whoever draws may soften a jump with a fade. */
  readonly cuts: number
  readonly home: Pose
}

export interface Glides {
  readonly yaw: Glide
  readonly pitch: Glide
  readonly right: Glide
  readonly forward: Glide
  readonly zoom: Glide
}

export interface Held {
  readonly kind: 'turn' | 'pan'
  /** Undefined when the sky was grasped. */
  readonly point: Place | undefined
  /** False once let go, while the motion runs out. */
  readonly isHeld: boolean
}

export const RESTING_GLIDES: Glides = { yaw: AT_REST, pitch: AT_REST, right: AT_REST, forward: AT_REST, zoom: AT_REST }

/** A state at rest. */
export function createNavigation(pose: Pose, mode: Mode = 'orbit', home: Pose = pose): NavigationState {
  return {
    eye: pose.eye,
    yaw: pose.yaw,
    pitch: pose.pitch,
    mode,
    aerial: mode === 'fly' ? 'fly' : 'orbit',
    throttle: { right: 0, forward: 0, up: 0 },
    spin: { yaw: 0, pitch: 0 },
    glides: RESTING_GLIDES,
    held: undefined,
    target: undefined,
    flight: undefined,
    isSettling: false,
    cuts: 0,
    home,
  }
}

/** Whether nothing would move any more without further input, on the same ground. */
export function isAtRest(state: NavigationState): boolean {
  const { throttle, spin, glides } = state
  return (
    state.flight === undefined &&
    !state.isSettling &&
    throttle.right === 0 &&
    throttle.forward === 0 &&
    throttle.up === 0 &&
    spin.yaw === 0 &&
    spin.pitch === 0 &&
    Object.values(glides).every((glide: Glide) => glide.left === 0 && glide.speed === 0)
  )
}

/** Whether an input asks for nothing at all. */
export function isIdle(input: NavigationInput): boolean {
  const { move, turn } = input
  return (
    move.right === 0 &&
    move.forward === 0 &&
    move.up === 0 &&
    turn.right === 0 &&
    turn.up === 0 &&
    input.twist === 0 &&
    !input.drag &&
    !input.zoom &&
    !input.goTo &&
    !input.mode &&
    !input.isGoingHome
  )
}
