import { FormatError, type WorldClock, type WorldRecord } from '../../world'

/** Where a picture was taken from: learned metres, and radians. Yaw 0 is north and grows clockwise, pitch grows upwards; the field of view is from bottom to top. */
export interface CameraPose {
  readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }
  readonly yaw: number
  readonly pitch: number
  readonly fieldOfView: number
}

/** A world on its way to somebody: in a link, a file or a picture. */
export interface SentWorld {
  readonly world: WorldRecord
  readonly name?: string
  readonly camera?: CameraPose
  /** Its own time, if it has one; on its way it stands. */
  readonly clock?: WorldClock
  /** What grew, exactly, or, where a link brought it, a summary. Whether it can be read, only who lets it grow can tell. */
  readonly life?: Uint8Array
  /** A summary of what grew, to be sent where there is little room. */
  readonly summary?: Uint8Array
}

const FARTHEST_METRES = 1e9
const HIGHEST_METRES = 60_000
const DEEPEST_METRES = -15_000

/** The camera that a stranger's numbers say. @throws FormatError when it cannot stand anywhere in the world */
export function cameraFrom(numbers: {
  readonly east: unknown
  readonly south: unknown
  readonly elevation: unknown
  readonly yaw: unknown
  readonly pitch: unknown
  readonly fieldOfView: unknown
}): CameraPose {
  const within = (value: unknown, least: number, most: number) => {
    if (typeof value !== 'number' || !(value >= least && value <= most)) throw new FormatError('its camera stands nowhere in the world')
    return value
  }
  return {
    eye: {
      east: within(numbers.east, -FARTHEST_METRES, FARTHEST_METRES),
      south: within(numbers.south, -FARTHEST_METRES, FARTHEST_METRES),
      elevation: within(numbers.elevation, DEEPEST_METRES, HIGHEST_METRES),
    },
    yaw: within(numbers.yaw, -7, 7),
    pitch: within(numbers.pitch, -1.6, 1.6),
    fieldOfView: within(numbers.fieldOfView, 0.01, 3.1),
  }
}
