import type { DrawnTile, LifeView } from '../streaming'
import type { ShowerPiece } from '../world'

/** Ground that a hand is moving, while the land made of it is on its way: for each cell how far it is lifted, in learned metres, and a tint, 0 to 1. */
export interface GroundLift {
  /** Cells of a level, from the north-west; as many rows as columns. */
  readonly rect: { readonly level: number; readonly x: number; readonly y: number; readonly columns: number }
  /** As it is now. */
  readonly lifts: Float32Array
  /** As tiles may already have it, from a revision of the land on; the oldest first. */
  readonly versions: readonly { readonly revision: number; readonly lifts: Float32Array }[]
  /** Grows whenever anything of it changes. */
  readonly changes: number
}

/** Water that a hand is pouring, while the land with it is on its way. */
export interface StandingWater {
  /** Cells of a level, from the north-west. */
  readonly rect: { readonly level: number; readonly x: number; readonly y: number; readonly columns: number; readonly rows: number }
  /** Of the water, in learned metres; below the ground where it is dry. */
  readonly surface: Float32Array
  /** 1 where it stands instead of water that tiles may still have; elsewhere it stands beside it. */
  readonly isRuled: Uint8Array
}

/** A ring on the ground, or a square frame. */
export interface BrushRing {
  /** Learned metres. */
  readonly east: number
  readonly south: number
  readonly radiusMetres: number
  readonly isPressed: boolean
  /** Then the radius is half of its side. */
  readonly isSquare?: boolean
}

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
  readonly lift?: GroundLift | undefined
  readonly pool?: StandingWater | undefined
  readonly brush?: BrushRing | undefined
  /** Rain that a hand pours; its times are by `seconds`. Undefined while there is none. */
  readonly shower?: readonly ShowerPiece[] | undefined
  /** Undefined while nothing lives otherwise than at first. */
  readonly life?: LifeView | undefined
  /** Motion that nobody asked for is left out. */
  readonly isCalm?: boolean
}

/** The view that the components draw; the scene replaces it before every frame. */
export interface ViewBox {
  current: SceneView
}
