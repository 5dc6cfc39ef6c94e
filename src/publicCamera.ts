import { TerrellaError, type WorldCamera } from './embed'
import type { NavigationState, Pose } from './studio'

const DEGREES = 180 / Math.PI
const FARTHEST_METRES = 1e9
const MODES = ['orbit', 'walk', 'fly'] as const

/** Where somebody is, as a page is told. */
export function cameraOf({ eye, yaw, pitch, mode }: NavigationState): WorldCamera {
  const heading = (((yaw * DEGREES) % 360) + 360) % 360
  return { east: eye.east, south: eye.south, elevation: eye.elevation, heading, pitch: pitch * DEGREES, mode }
}

/**
 * Where a page wants somebody to be. What it does not say stays.
 * @throws TerrellaError `invalid-argument`
 */
export function poseFrom(asked: Partial<WorldCamera>, now: WorldCamera): { readonly pose: Pose; readonly mode: WorldCamera['mode'] } {
  const { east, south, elevation, heading, pitch, mode } = {
    ...now,
    ...Object.fromEntries(Object.entries(asked ?? {}).filter(([, value]) => value !== undefined)),
  } as WorldCamera
  if (!MODES.includes(mode)) refuse(`mode is none of ${MODES.join(', ')}`)
  within(east, 'east', -FARTHEST_METRES, FARTHEST_METRES)
  within(south, 'south', -FARTHEST_METRES, FARTHEST_METRES)
  within(elevation, 'elevation', -15_000, 60_000)
  within(heading, 'heading', -360, 360)
  within(pitch, 'pitch', -90, 90)
  return { pose: { eye: { east, south, elevation }, yaw: heading / DEGREES, pitch: pitch / DEGREES }, mode }
}

function within(value: unknown, name: string, least: number, most: number): void {
  if (typeof value !== 'number' || !(value >= least && value <= most)) refuse(`${name} is not a number from ${least} to ${most}`)
}

function refuse(why: string): never {
  throw new TerrellaError('invalid-argument', `The camera cannot be there: ${why}.`)
}
