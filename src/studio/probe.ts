import type { Journey } from './journey'
import type { Pose } from './pose'

/**
 * What tests and benchmarks hold on to in the page, as `globalThis.__terrella`: plain functions, lengths in learned metres, angles in radians.
 * Visitors never need it, and it tells nothing that the picture does not.
 */
export interface Probe {
  /** Where the eye is. */
  eye(): { east: number; south: number; elevation: number }
  look(): { yaw: number; pitch: number; mode: string }
  /** Puts the eye somewhere at once; what is left out stays. */
  setEye(place: { east?: number; south?: number; elevation?: number; yaw?: number; pitch?: number; mode?: 'orbit' | 'fly' | 'walk' }): void
  /** Elevation of the land that is drawn at a point. */
  elevationAt(east: number, south: number): number | undefined
  /** Frames drawn so far, whether the page is at rest, and what the other rooms count. */
  stats(): Record<string, unknown>
}

declare global {
  var __terrella: Probe | undefined
}

export interface ProbeSources {
  readonly journey: Journey
  readonly elevationAt: (east: number, south: number) => number | undefined
  readonly stats: () => Record<string, unknown>
}

/** Sets up the probe. @returns what takes it away again */
export function exposeProbe({ journey, elevationAt, stats }: ProbeSources): () => void {
  const probe: Probe = {
    eye: () => ({ ...journey.state.eye }),
    look: () => ({ yaw: journey.state.yaw, pitch: journey.state.pitch, mode: journey.state.mode }),
    setEye: ({ mode, yaw, pitch, ...eye }) => {
      const { state } = journey
      const pose: Pose = { eye: { ...state.eye, ...eye }, yaw: yaw ?? state.yaw, pitch: pitch ?? state.pitch }
      journey.moveTo(pose, { mode: mode ?? state.mode })
    },
    elevationAt,
    stats: () => ({ frames: journey.frames, isResting: journey.isResting, cuts: journey.state.cuts, ...stats() }),
  }
  globalThis.__terrella = probe
  return () => {
    if (globalThis.__terrella === probe) globalThis.__terrella = undefined
  }
}
