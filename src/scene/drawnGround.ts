import type { IUniform } from 'three'
import type { DrawnTile } from '../streaming'
import type { Casters } from './casters'
import type { TileLayers } from './tileInstances'

/** The ground of a frame, for what stands on it. */
export interface DrawnGround {
  /** Those of the land's shaders: textures of heights, shading, cover, water and lifts, and what all that is drawn shares. */
  readonly uniforms: Readonly<Record<string, IUniform>>
  /** The nearest first. */
  readonly tiles: readonly { readonly tile: DrawnTile; readonly layers: TileLayers }[]
}

/** Filled anew by the land in every frame, before anything looks at it. */
export interface GroundBox {
  current: DrawnGround | undefined
  /** How many plants of the grid were drawn on it, told back for the benchmark; grass does not count. */
  plants: number
  /** What stands on it, once that is there. */
  casters?: Casters | undefined
}
