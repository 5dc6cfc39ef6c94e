/**
 * The scales of the land. Level 0 has cells of 92.16 km, and every level halves them. Heights are cell averages: a cell's elevation is the
 * mean of the four cells below it. Cell (x, y) of a level covers [x, x+1) × [y, y+1) cells; x grows to the east, y to the south.
 */

/** Cell size of level 0, in learned metres. */
export const BASE_CELL_METRES = 92160

/** The finest level: cells of 0.70 learned metres. */
export const FINEST_LEVEL = 17

/** One learned metre is drawn as this many world metres, on all three axes. */
export const WORLD_METRES_PER_LEARNED_METRE = 1 / 8

/** Cells along a tile's side, borders apart. */
export const TILE_CELLS = 128

/** Cell size of a level in learned metres; exact, because only powers of two divide it. */
export function cellMetres(level: number): number {
  return BASE_CELL_METRES / 2 ** level
}

/** The level whose cells have this size in learned metres, or undefined when no level has. */
export function levelOfCell(metres: number): number | undefined {
  for (let level = 0; level <= FINEST_LEVEL; level++) if (Math.abs(cellMetres(level) - metres) < 1e-6 * metres) return level
  return undefined
}
