import { brushOf, changesTile, isLakeSeen, type LoggedEdit, type StrokeRect, showsInTile, strokeRect, type Tile } from '../world'

/** How far beyond a tile land can lie that it tells of: its shading looks at the neighbourhood. */
const SEEN_MARGIN = 16

/** Whether a tile must be made again after these edits of the ground. Water is told of by the worker, which knows where it stands. */
export function isSeenIn(tile: Tile, edits: readonly LoggedEdit[]): boolean {
  return edits.some(({ edit }) => changesTile(edit, tile, SEEN_MARGIN) || showsInTile(edit, tile, SEEN_MARGIN))
}

/** Whether a tile must be made again when lakes have changed in these cells. */
export function isLakeSeenIn(tile: Tile, cells: readonly StrokeRect[]): boolean {
  return cells.some((rect) => isLakeSeen(rect, tile, SEEN_MARGIN))
}

/** Entries of water, among these edits, that may stand where `hasTile` knows a tile. */
export function pouredInSight(edits: readonly LoggedEdit[], hasTile: (isMeant: (tile: Tile) => boolean) => boolean): number[] {
  return edits.flatMap(({ entry, edit }) => {
    if (edit.kind !== 'water') return []
    const window = strokeRect(edit, brushOf(edit.size).level)
    return hasTile((tile) => isLakeSeenIn(tile, [window])) ? [entry] : []
  })
}
