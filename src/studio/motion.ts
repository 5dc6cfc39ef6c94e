import { HOLDING_PER_SECOND, RUNNING_OUT_PER_SECOND } from './gestures'
import { stepGlide, stepThrottle } from './glide'
import type { NavigationInput, NavigationState } from './navigationState'

/** How far every axis moves in a step, whatever that means in the mode, and how it goes on. */
export interface Motion {
  readonly yaw: number
  readonly pitch: number
  readonly lookYaw: number
  readonly lookPitch: number
  readonly panRight: number
  readonly panForward: number
  readonly zoom: number
  readonly right: number
  readonly forward: number
  readonly up: number
  readonly next: Pick<NavigationState, 'glides' | 'throttle' | 'spin'>
}

const THROTTLE_PER_SECOND = 7
const ZOOMING_PER_SECOND = 11
const SPIN_PER_SECOND = 10
const SPIN_RADIANS_PER_SECOND = 1.7
const FASTER = 3.5
const FINEST_RADIANS = 2e-5
const FINEST_METRES = 0.01
const FINEST_LOGARITHM = 2e-4

/** Lets all axes move on by some seconds. */
export function advance(state: NavigationState, input: NavigationInput, seconds: number): Motion {
  const stiff = (perSecond: number) => (input.isCalm ? Number.POSITIVE_INFINITY : perSecond)
  const hold = stiff(state.held?.isHeld ? HOLDING_PER_SECOND : RUNNING_OUT_PER_SECOND)
  const { glides, throttle, spin } = state
  const yaw = stepGlide(glides.yaw, hold, seconds, FINEST_RADIANS)
  const pitch = stepGlide(glides.pitch, hold, seconds, FINEST_RADIANS)
  const panRight = stepGlide(glides.right, hold, seconds, FINEST_METRES)
  const panForward = stepGlide(glides.forward, hold, seconds, FINEST_METRES)
  const zoom = stepGlide(glides.zoom, stiff(ZOOMING_PER_SECOND), seconds, FINEST_LOGARITHM)
  const faster = input.isFaster ? FASTER : 1
  const open = stiff(THROTTLE_PER_SECOND)
  const right = stepThrottle(throttle.right, input.move.right * faster, open, seconds)
  const forward = stepThrottle(throttle.forward, input.move.forward * faster, open, seconds)
  const up = stepThrottle(throttle.up, input.move.up * faster, open, seconds)
  const lookYaw = stepThrottle(spin.yaw, input.turn.right * SPIN_RADIANS_PER_SECOND, stiff(SPIN_PER_SECOND), seconds)
  const lookPitch = stepThrottle(spin.pitch, input.turn.up * SPIN_RADIANS_PER_SECOND, stiff(SPIN_PER_SECOND), seconds)
  return {
    yaw: yaw.moved,
    pitch: pitch.moved,
    lookYaw: lookYaw.moved,
    lookPitch: lookPitch.moved,
    panRight: panRight.moved,
    panForward: panForward.moved,
    zoom: zoom.moved,
    right: right.moved,
    forward: forward.moved,
    up: up.moved,
    next: {
      glides: { yaw: yaw.glide, pitch: pitch.glide, right: panRight.glide, forward: panForward.glide, zoom: zoom.glide },
      throttle: { right: right.throttle, forward: forward.throttle, up: up.throttle },
      spin: { yaw: lookYaw.throttle, pitch: lookPitch.throttle },
    },
  }
}
