import type { StrokeRect } from './editReach'

/** Pools are found on cells of this level, 1.4 world metres wide, in blocks of TILE_CELLS². */
export const POOL_LEVEL = 13

/** A hollow that rain may fill. */
export interface Pool {
  /** Its lowest cell, by which every block knows it. */
  readonly sink: { readonly x: number; readonly y: number }
  /** Ground of the sink, in learned metres. */
  readonly bed: number
  /** Water runs out at this elevation. */
  readonly spill: number
  /** Which of the block's pools, an earlier and deeper one, it runs into there; −1 where it runs off. */
  readonly into: number
}

/** The hollows of a block of cells. */
export interface PoolBlock extends StrokeRect {
  /** The deepest bed first. */
  readonly pools: readonly Pool[]
  /**
   * Two bytes for each cell, row-major from the north-west: which of the pools stands there when it is full, or has its shore there, plus one, 0 for none; and how far the ground lies
   * above its bed, in steps of POOL_STEP_METRES, 255 for more.
   */
  readonly cells: Uint8Array
}

/** In learned metres. */
export const POOL_STEP_METRES = 1 / 16
