import {
  brushOf,
  COARSEST_PLANT_LEVEL,
  changesTile,
  isLakeSeen,
  type LoggedEdit,
  PLANT_LEVEL,
  rectsMeet,
  type StrokeRect,
  showsInTile,
  strokeRect,
  TILE_CELLS,
  type Tile,
} from '../world'

/** How far beyond a tile land can lie that it tells of: its shading looks at the neighbourhood. */
const SEEN_MARGIN = 16

/** Whether a tile must be made again after these edits of the ground. Water is told of by the worker, which knows where it stands. */
export function isSeenIn(tile: Tile, edits: readonly LoggedEdit[]): boolean {
  return edits.some(({ edit }) => changesTile(edit, tile, SEEN_MARGIN) || showsInTile(edit, tile, SEEN_MARGIN))
}

/** Of a change of many edits, so many are looked at for what a hand has just touched. */
const MOST_TOUCHED = 8

/** Whether the last of these edits lie in a tile. */
export function isTouchedBy({ level, x, y }: Tile, edits: readonly LoggedEdit[]): boolean {
  const own = { level, x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  return edits.slice(-MOST_TOUCHED).some(({ edit }) => rectsMeet(strokeRect(edit, level), own, 0))
}

/** Whether a tile must be made again when lakes have changed in these cells. */
export function isLakeSeenIn(tile: Tile, cells: readonly StrokeRect[]): boolean {
  return cells.some((rect) => isLakeSeen(rect, tile, SEEN_MARGIN))
}

/** Whether a tile lists plants that stand in these cells. */
export function arePlantsListedIn(tile: Tile, cells: readonly StrokeRect[]): boolean {
  return tile.level >= COARSEST_PLANT_LEVEL && tile.level <= PLANT_LEVEL && cells.some((rect) => isLakeSeen(rect, tile, 0))
}

/** Entries of water, among these edits, that may stand where `hasTile` knows a tile. */
export function pouredInSight(edits: readonly LoggedEdit[], hasTile: (isMeant: (tile: Tile) => boolean) => boolean): number[] {
  return edits.flatMap(({ entry, edit }) => {
    if (edit.kind !== 'water') return []
    const window = strokeRect(edit, brushOf(edit.size).level)
    return hasTile((tile) => isLakeSeenIn(tile, [window])) ? [entry] : []
  })
}
