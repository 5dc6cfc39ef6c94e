import type { DrawnTile } from '../streaming'

/** What is drawn in one frame. */
export interface SceneView {
  /** Learned metres. */
  readonly eye: { readonly east: number; readonly south: number; readonly elevation: number }
  /** Radians: 0 is north, clockwise. */
  readonly yaw: number
  /** Radians, upwards. */
  readonly pitch: number
  /** From bottom to top, radians. */
  readonly fieldOfView: number
  readonly tiles: readonly DrawnTile[]
  /** Seconds on any steady clock: moves water and cloud. */
  readonly seconds: number
}

/** The view that the components draw; the scene replaces it before every frame. */
export interface ViewBox {
  current: SceneView
}
