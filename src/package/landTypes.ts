/** What `terrella/land` offers. Lengths are learned metres, east and south of the world's origin: eight of them are one metre of the drawn world. */

/** A rectangle of land: cells of one size, from its north-west corner. */
export interface LandArea {
  /** The corner; where it lies inside a cell, the cell's own corner is taken, to the north-west of it. */
  readonly east: number
  readonly south: number
  /** Cells across and down, 1 to 8192. */
  readonly columns: number
  readonly rows: number
  /** The side of a cell: 92160 or a half, a quarter … of it, down to 0.703125. */
  readonly cellMetres?: number
  /** The same as a number of halvings, 0 to 17. One of the two must be given. */
  readonly level?: number
}

/** A square of 128 × 128 cells: tile (x, y) of a level begins at cell (128 x, 128 y). */
export interface LandTileKey {
  readonly level: number
  readonly x: number
  readonly y: number
}

/** A tile as the picture has it: samples row by row from the north-west. */
export interface LandTileData {
  /** Samples along a side, 132, and those of them beyond the tile at either end, 2. */
  readonly side: number
  readonly border: number
  /** Ground in metres. */
  readonly heights: Float32Array
  /** Surface of lakes in metres, not above the ground where there is none; left out where no lake is near. */
  readonly water?: Float32Array
  /** Four bytes a sample: slope to the east, slope to the south, curvature, relief above the neighbourhood; see docs/drawing.md. */
  readonly surface: Uint8Array
  /** Four bytes a sample, each a share of 255: woods, conifers in them, grass, shrubs. */
  readonly cover: Uint8Array
  /** Single plants, packed; left out where the level has none. */
  readonly plants?: Uint32Array
}

/** Files that land is made with, as they lie in the package. */
export type LandFile = 'models/manifest.json' | 'models/relief.onnx' | 'engine/ort-wasm-simd-threaded.wasm'

export interface LandOptions {
  /** A whole number from 0 to 4294967295, or a name of 1 to 200 characters. 7 if nothing is said. */
  readonly seed?: number | string
  /** What was done to the world: the `entries` of a `<terrella-world>`'s `world`, or of `readWorld`. */
  readonly entries?: readonly object[]
  /**
   * Where the package's files are: the address of a folder or, in Node, its path; or a function that answers a file's bytes. Beside this module if nothing is said, which
   * bundlers understand.
   */
  readonly assets?: string | URL | ((file: LandFile) => Uint8Array | Promise<Uint8Array>)
}

/** How a longer piece of work is followed, and ended. */
export interface LandWork {
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Ends the work: its promise fails with the signal's reason. */
  readonly signal?: AbortSignal
}

/** Land of one world. Its bytes are the same in Node, in every browser and in the picture. */
export interface Land {
  readonly seed: number
  /** First sixteen digits of the model files' SHA-256, by name. */
  readonly models: Readonly<Record<string, string>>
  /** Elevations of the ground in metres, sea beds too, row by row from the north-west; each is the mean of its cell. */
  heights(area: LandArea, work?: LandWork): Promise<Float32Array>
  /** Elevations of the surface of sea and lakes; NaN where the land is dry. */
  water(area: LandArea, work?: LandWork): Promise<Float32Array>
  /** What grows before time goes by: four bytes a cell, each a share of 255: woods, conifers in them, grass, shrubs. */
  cover(area: LandArea, work?: LandWork): Promise<Uint8Array>
  /** Red, green, blue of the ground as a bright day shows them: three bytes a cell. */
  colours(area: LandArea, work?: LandWork): Promise<Uint8Array>
  tile(tile: LandTileKey): Promise<LandTileData>
  /** Frees the model's memory. What is under way ends first. */
  dispose(): Promise<void>
}

/** A world that was sent, as `openLand` takes it. */
export interface SentLand {
  readonly seed: number
  readonly entries: readonly object[]
  readonly name?: string
}
