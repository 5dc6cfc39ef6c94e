/** A plant of the world's grid, in two words of 32 bits. */
export interface Plant {
  /** Cells of its tile from the north-west corner, 0 to below TILE_CELLS, in steps of 1/512. */
  readonly column: number
  readonly row: number
  /** One of PLANT_FORMS. */
  readonly form: number
  /** 0, 1 or 2: how many levels coarser than the finest plants' own it is still seen. */
  readonly rank: number
  /** 0 to 63: how tall within its form, its tint, which way it is turned. */
  readonly size: number
  readonly tint: number
  readonly turn: number
  /** It stands where the cover of its group is above this byte, see `relativeCover`. */
  readonly threshold: number
}

/** Forms of plants by kind: first number and how many. */
export const PLANT_FORMS = {
  conifer: { first: 0, count: 4 },
  broadleaf: { first: 4, count: 3 },
  birch: { first: 7, count: 2 },
  palm: { first: 9, count: 2 },
  dead: { first: 11, count: 2 },
  shrub: { first: 13, count: 3 },
} as const

/** Cells of this level hold at most one plant of a group each: 22.5 learned metres a side, 2.8 as drawn. */
export const PLANT_LEVEL = 12

/** What grows is kept, season by season, in tiles of this level: cells of 45 learned metres, 5.6 as drawn. */
export const LIFE_LEVEL = 11

/** The coarsest level whose tiles have plants. */
export const COARSEST_PLANT_LEVEL = 10

/** A tile's plants are listed by blocks of cells, in Z-order, so many along a side: the plants of a finer tile within it lie together. */
export const PLANT_BLOCKS = 16

/** Plants of a tile: where each block's begin, and one more for the end, then two words for each plant. */
export const PLANT_HEAD = PLANT_BLOCKS * PLANT_BLOCKS + 1

const PLACES_PER_CELL = 512

/** Writes a plant at word `at` of a list. */
export function packPlant(to: Uint32Array, at: number, { column, row, form, rank, size, tint, turn, threshold }: Plant): void {
  to[at] = Math.floor(column * PLACES_PER_CELL) + Math.floor(row * PLACES_PER_CELL) * 65536
  to[at + 1] = form + rank * 16 + size * 64 + tint * 4096 + turn * 262144 + threshold * 16777216
}

/** Reads the plant at word `at` of a list. */
export function unpackPlant(from: Uint32Array, at: number): Plant {
  const [place, look] = [from[at] ?? 0, from[at + 1] ?? 0]
  return {
    column: (place & 65535) / PLACES_PER_CELL,
    row: (place >>> 16) / PLACES_PER_CELL,
    form: look & 15,
    rank: (look >>> 4) & 3,
    size: (look >>> 6) & 63,
    tint: (look >>> 12) & 63,
    turn: (look >>> 18) & 63,
    threshold: look >>> 24,
  }
}

/** The cell of a square that comes at a place of the Z-order: even bits are the column. */
export function cellInZOrder(place: number): { readonly column: number; readonly row: number } {
  return { column: evenBits(place), row: evenBits(place >>> 1) }
}

/** The place in the Z-order of a cell. */
export function placeInZOrder(column: number, row: number): number {
  return spread(column) | (spread(row) << 1)
}

function evenBits(word: number): number {
  let bits = word & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  return (bits | (bits >>> 4)) & 0x00ff00ff
}

function spread(number: number): number {
  let bits = number & 0xff
  bits = (bits | (bits << 4)) & 0x0f0f
  bits = (bits | (bits << 2)) & 0x3333
  return (bits | (bits << 1)) & 0x5555
}
