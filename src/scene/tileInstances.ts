import type { DrawnTile } from '../streaming'
import { tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { SceneView } from './sceneView'
import { watersOf } from './tileWater'

/** Noise repeats after this many world metres, or after a power of two less. Corners of drawn tiles, reduced to it, are exact in single precision. */
export const NOISE_PERIOD_WORLD_METRES = 2 ** 20

/** Per-instance attributes, numbers for each tile. */
export interface TileInstances {
  readonly origins: Float32Array
  readonly layers: Float32Array
  readonly places: Float32Array
  readonly lifts: Float32Array
}

/** Which layers a tile is drawn from, its own and its parent's, −1 where there is none; and which layers of a lift these already have in them. */
export interface TileLayers {
  readonly own: number
  readonly parent: number
  readonly ownLift: number
  readonly parentLift: number
}

/** Writes tile number `at`. Positions are taken from the eye in doubles first, so they stay exact however far from the origin. */
export function writeInstance(
  to: TileInstances,
  at: number,
  tile: DrawnTile,
  layers: TileLayers,
  view: SceneView,
  splitSides: number,
): void {
  const { level, x, y } = tile.tile
  const side = tileMetres(level)
  const scale = WORLD_METRES_PER_LEARNED_METRE
  to.origins[4 * at] = (x * side - view.eye.east) * scale
  to.origins[4 * at + 1] = (y * side - view.eye.south) * scale
  to.origins[4 * at + 2] = side * scale
  to.origins[4 * at + 3] = 2 * splitSides * side * scale
  to.layers[4 * at] = layers.own
  to.layers[4 * at + 1] = layers.parent
  to.layers[4 * at + 2] = x & 1
  to.layers[4 * at + 3] = y & 1
  to.places[4 * at] = wrap(x * side * scale, NOISE_PERIOD_WORLD_METRES)
  to.places[4 * at + 1] = wrap(y * side * scale, NOISE_PERIOD_WORLD_METRES)
  to.places[4 * at + 2] = tile.fade
  to.places[4 * at + 3] = watersOf(tile)
  to.lifts[2 * at] = layers.ownLift
  to.lifts[2 * at + 1] = layers.parentLift
}

/** What is left of a coordinate after whole periods, from 0 up. */
export function wrap(coordinate: number, period: number): number {
  return coordinate - Math.floor(coordinate / period) * period
}
