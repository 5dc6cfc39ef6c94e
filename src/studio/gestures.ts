import { reachOf } from './flying'
import { pushGlide, throwGlide } from './glide'
import { castToGround, type Ground } from './ground'
import type { Glides, Held, Mode, NavigationInput, NavigationState } from './navigationState'
import {
  along,
  clamp,
  distanceBetween,
  HIGHEST_PITCH,
  LOWEST_PITCH,
  type Place,
  type Pose,
  rayThrough,
  type ViewPoint,
  verticalFieldOfView,
} from './pose'

/** Radians that a drag over the height of the picture turns the land around what was grasped. */
const ORBIT_RADIANS = 3.2

/** One over the time constant of a motion that has been let go. */
export const RUNNING_OUT_PER_SECOND = 5

/** The same while it is held: nearly at once, yet without the pointer's own jitter. */
export const HOLDING_PER_SECOND = 38

/** How far a walker can grasp or approach, in learned metres. */
const WALKER_REACH_METRES = 60

/** The part of the state that gestures change directly; the motion itself follows in the steps. */
export interface Grip {
  readonly glides: Glides
  readonly held: Held | undefined
  readonly target: Place | undefined
}

/** Turns what the pointer did since the last frame into motion that is asked for. */
export function grip(state: NavigationState, input: NavigationInput, ground: Ground, aspect: number): Grip {
  let { glides, held, target } = state
  const drag = input.drag
  if (drag) {
    if (!held?.isHeld || held.kind !== drag.kind) held = { kind: drag.kind, point: grasp(state, drag.from, ground, aspect), isHeld: true }
    if (drag.kind === 'pan') {
      const scale = panScale(state, held.point, ground)
      const depression = Math.max(0.3, Math.abs(Math.sin(state.pitch)))
      glides = {
        ...glides,
        right: pushGlide(glides.right, -drag.right * scale),
        forward: pushGlide(glides.forward, (drag.down * scale) / depression),
      }
    } else {
      const turn = turnPerHeight(state.mode, held.point, aspect)
      glides = { ...glides, yaw: pushGlide(glides.yaw, drag.right * turn), pitch: pushGlide(glides.pitch, -drag.down * turn) }
    }
  } else if (held?.isHeld) {
    held = { ...held, isHeld: false }
    glides = {
      yaw: throwGlide(glides.yaw, RUNNING_OUT_PER_SECOND),
      pitch: throwGlide(glides.pitch, RUNNING_OUT_PER_SECOND),
      right: throwGlide(glides.right, RUNNING_OUT_PER_SECOND),
      forward: throwGlide(glides.forward, RUNNING_OUT_PER_SECOND),
      zoom: glides.zoom,
    }
  }
  if (input.twist !== 0) glides = { ...glides, yaw: pushGlide(glides.yaw, -input.twist) }
  if (input.zoom && input.zoom.amount !== 0) {
    target = grasp(state, input.zoom.at, ground, aspect) ?? ahead(state, input.zoom.at, ground, aspect)
    glides = { ...glides, zoom: pushGlide(glides.zoom, input.zoom.amount) }
  }
  return { glides, held, target }
}

/** Whether a drag turns around a point (and not the head). */
export function isOrbiting(mode: Mode, held: Held | undefined): boolean {
  return mode === 'orbit' && held?.point !== undefined
}

/**
 * Turns the eye around a point, which keeps its place in the picture. The turn upwards is given up where it would go through the ground.
 */
export function orbit(pose: Pose, pivot: Place, yaw: number, pitch: number, isFree: (eye: Place) => boolean): Pose {
  const turned = aroundPivot(pose, pivot, yaw, pitch)
  return pitch === 0 || isFree(turned.eye) ? turned : aroundPivot(pose, pivot, yaw, 0)
}

/** Moves towards a point, or away from it, by the logarithm of the distance; leaving also raises a level gaze, so that one backs out upwards. */
export function approach(pose: Pose, target: Place, logarithm: number, closestMetres: number): Pose {
  const distance = distanceBetween(pose.eye, target)
  if (distance === 0) return pose
  const rising = logarithm < 0 ? Math.max(0, pose.pitch + BACKING_OUT_DEPRESSION) * (1 - Math.exp(logarithm * 0.6)) : 0
  const risen = rising === 0 ? pose : aroundPivot(pose, target, 0, -rising)
  const share = Math.max(distance * Math.exp(-logarithm), Math.min(distance, closestMetres)) / distance
  const eye = {
    east: target.east + (risen.eye.east - target.east) * share,
    south: target.south + (risen.eye.south - target.south) * share,
    elevation: target.elevation + (risen.eye.elevation - target.elevation) * share,
  }
  return { ...risen, eye }
}

/** The gaze that backing out tends to, in radians below the horizon. */
const BACKING_OUT_DEPRESSION = 0.5

function aroundPivot(pose: Pose, pivot: Place, yaw: number, pitch: number): Pose {
  const nextPitch = clamp(pose.pitch + pitch, LOWEST_PITCH, HIGHEST_PITCH)
  const dip = nextPitch - pose.pitch
  // In the frame of the eye: across, ahead (level), up.
  const sin = Math.sin(pose.yaw)
  const cos = Math.cos(pose.yaw)
  const east = pivot.east - pose.eye.east
  const south = pivot.south - pose.eye.south
  const across = east * cos + south * sin
  const ahead = east * sin - south * cos
  const up = pivot.elevation - pose.eye.elevation
  const dippedAhead = ahead * Math.cos(dip) - up * Math.sin(dip)
  const dippedUp = ahead * Math.sin(dip) + up * Math.cos(dip)
  const nextYaw = pose.yaw + yaw
  const nextSin = Math.sin(nextYaw)
  const nextCos = Math.cos(nextYaw)
  return {
    eye: {
      east: pivot.east - (across * nextCos + dippedAhead * nextSin),
      south: pivot.south - (across * nextSin - dippedAhead * nextCos),
      elevation: pivot.elevation - dippedUp,
    },
    yaw: nextYaw,
    pitch: nextPitch,
  }
}

/** The point of the land under a point of the picture, brought near when it is so far that turning around it would be a journey. */
function grasp(state: NavigationState, at: ViewPoint, ground: Ground, aspect: number): Place | undefined {
  const ray = rayThrough(state, at, aspect)
  const reach = state.mode === 'walk' ? WALKER_REACH_METRES : Math.max(400, reachOf(state.eye, ground) * 8)
  const hit = castToGround(ground, state.eye, ray, 400_000)
  if (!hit) return undefined
  return distanceBetween(hit, state.eye) <= reach ? hit : along(state.eye, ray, reach)
}

function ahead(state: NavigationState, at: ViewPoint, ground: Ground, aspect: number): Place {
  const reach = state.mode === 'walk' ? WALKER_REACH_METRES : Math.max(200, reachOf(state.eye, ground) * 3)
  return along(state.eye, rayThrough(state, at, aspect), reach)
}

function panScale(state: NavigationState, point: Place | undefined, ground: Ground): number {
  const distance = point ? distanceBetween(point, state.eye) : reachOf(state.eye, ground) * 3
  return distance * 2 * Math.tan(verticalFieldOfView(1) / 2)
}

/** In a turn of the head the picture follows the pointer, so it goes the other way than a turn around a point. */
function turnPerHeight(mode: Mode, point: Place | undefined, aspect: number): number {
  return mode === 'orbit' && point ? ORBIT_RADIANS : -verticalFieldOfView(aspect) * 1.15
}
