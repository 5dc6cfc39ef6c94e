import type { Backend, LandFault, Viewpoint } from './protocol'

/** What can be said about the land's coming. */
export interface LandStatus {
  readonly phase: 'opening' | 'ready' | 'failed'
  /** Share of the land files that have arrived, 0 to 1. */
  readonly progress: number
  readonly fault: LandFault | undefined
  /** A sentence for the visitor when `phase` is `failed`. */
  readonly message: string
  readonly backend: Backend | undefined
  /** Hashes of the model files that the land is made with, once they are there. */
  readonly models: Readonly<Record<string, string>> | undefined
  /** A first place to look from, once one has been found. */
  readonly place: Viewpoint | undefined
  /** True when every tile the view asks for is shown. */
  readonly settled: boolean
}

/** Counts for the benchmark. */
export interface LandStats {
  /** Tiles made by the worker; baked ones were made before. */
  readonly tilesArrived: number
  /** Tiles that a picture was made of: drawn themselves, or lying above one that was, which is made and morphed from them. */
  readonly tilesShown: number
  readonly tilesDrawn: number
  readonly wanted: number
  /** Those of them that are drawn and that the last edit lies in. */
  readonly touched: number
  /** Tiles out of the picture that do not show all edits. */
  readonly later: number
  readonly cacheBytes: number
  readonly framesWithHole: number
  /** The season of what is seen to live; undefined before anything does. */
  readonly seasonShown: number | undefined
}

/** Before anything has come. */
export const OPENING_STATUS: LandStatus = {
  phase: 'opening',
  progress: 0,
  fault: undefined,
  message: '',
  backend: undefined,
  models: undefined,
  place: undefined,
  settled: false,
}
