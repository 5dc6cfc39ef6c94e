import { type StrokeRect, TILE_CELLS, type Tile } from '../world'

/** Samples beyond a tile's own cells on every edge, shared with its neighbours bit for bit. */
export const TILE_BORDER = 2

/** Samples along a land tile's side, borders included. */
export const TILE_SIDE = TILE_CELLS + 2 * TILE_BORDER

/** A tile as it reaches the page: what is needed to draw it and to walk on it. */
export interface LandTile {
  readonly tile: Tile
  /** TILE_SIDE² elevations in learned metres, row-major from the north-west; sample (TILE_BORDER, TILE_BORDER) is the tile's first cell. */
  readonly heights: Float32Array
  /**
   * TILE_SIDE² × 4 bytes, as `land` encodes them: slope to the east, slope to the south (rise over run), curvature (Laplacian times cell size: positive in
   * hollows), and relief (elevation above the mean of the neighbourhood, in cells).
   */
  readonly surface: Uint8Array
  /**
   * TILE_SIDE² elevations of the surface of lakes, in learned metres. Where it is not above the ground there is no water; between samples both are linear. Left out of
   * tiles that no lake is in. The sea is not in it.
   */
  readonly water?: Float32Array
  /** TILE_SIDE² × 4 bytes: woods, the share of conifers in them, grass, shrubs, of 255. */
  readonly cover: Uint8Array
  /** What stands on it, as `world/plants.ts` packs it; tiles finer than PLANT_LEVEL find theirs in the tile of that level, and the coarsest have none. */
  readonly plants?: Uint32Array
  /** Of the ground. */
  readonly lowest: number
  /** Of the ground and of lakes. */
  readonly highest: number
  /** How many changes of the world's edits the tile has seen. */
  readonly revision: number
  /** The cells that have seen them all, where that is not the whole tile: others may be as they were before. */
  readonly part?: StrokeRect
}

/** A tile to be drawn now, with what it grows out of. Either `land` or `parent` is there. */
export interface DrawnTile {
  readonly tile: Tile
  /** Its own land; undefined while it is still on its way, and the tile is drawn from its parent. */
  readonly land: LandTile | undefined
  /** The tile above it, morphed into with distance; undefined at the coarsest level. */
  readonly parent: LandTile | undefined
  /** 0 when its land has just arrived (it must look like its parent), 1 when it may show all of itself. */
  readonly fade: number
  /** The tile whose plants stand on it, itself or one it lies in; undefined where it is too coarse to have any. */
  readonly grove?: LandTile | undefined
}
