import { REFINEMENT_HALO } from '../world'

/** Channels of the relief model's controls: ruggedness, then the style code. */
export const CONTROL_CHANNELS = 5

/** Channels of the relief model's noise: one deviate for each of the four fine cells below a coarse one. */
export const NOISE_CHANNELS = 4

/** Coarse cells the model loses on every edge: how far it sees. */
export const HALO = REFINEMENT_HALO

/** What the relief model is given: `rows × columns` coarse cells, channels first. */
export interface ReliefInput {
  readonly rows: number
  readonly columns: number
  /** Side of a coarse cell in metres. */
  readonly cellMetres: number
  /** rows × columns elevations in metres */
  readonly coarse: Float32Array
  /** NOISE_CHANNELS × rows × columns deviates */
  readonly noise: Float32Array
  /** CONTROL_CHANNELS × rows × columns */
  readonly controls: Float32Array
}

/**
 * Refines a height field by two.
 * @returns 2(rows − 2·HALO) × 2(columns − 2·HALO) elevations in metres; each four average to the coarse cell above them
 */
export type RefineRelief = (input: ReliefInput) => Promise<Float32Array>

/** Style codes the model learned, by name. */
export type StyleCodes = Readonly<Record<string, readonly number[]>>

/** The relief model as the land sees it. */
export interface Relief {
  readonly refine: RefineRelief
  readonly styles: StyleCodes
}
