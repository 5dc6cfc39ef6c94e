/** Cells along a side, at most: an 8192×8192 float map is 256 MiB, and takes minutes on one core. */
export const LARGEST_SIDE_CELLS = 8192

/** Refinements in a row, at most: eight make cells 256 times finer. */
export const MOST_TIMES = 8

/** How far from the origin land may be asked for, in learned metres: beyond it, noise loses digits in double precision. */
export const FARTHEST_METRES = 1e12

/** Elevations beyond this are taken for another unit or byte order. */
export const HIGHEST_METRES = 100_000
