import { brushOf, cellMetres, type Edit, HEIGHT_STEPS_PER_CELL, PLACES_PER_CELL, TILE_CELLS, type Tile } from '../world'
import { showFinerEdits } from './editHeights'
import type { EditIndex } from './editIndex'
import { type CellRect, cutField, type HeightField } from './rect'

/** Makes a tile's elevations, margins included. */
export type MakeTile = (tile: Tile) => Promise<HeightField>

/** The ground that holds water in a rectangle of whole tiles: as dreamed and edited at its level, with what finer edits do to it. */
export async function lakeGround(rect: CellRect, edits: EditIndex, makeTile: MakeTile): Promise<HeightField> {
  const heights = new Float32Array(rect.columns * rect.rows)
  for (let top = 0; top < rect.rows; top += TILE_CELLS) {
    for (let left = 0; left < rect.columns; left += TILE_CELLS) {
      const core = { x: rect.x + left, y: rect.y + top, columns: TILE_CELLS, rows: TILE_CELLS }
      const made = await makeTile({ level: rect.level, x: core.x / TILE_CELLS, y: core.y / TILE_CELLS })
      const part = cutField(made, core).heights
      for (let row = 0; row < TILE_CELLS; row++) {
        heights.set(part.subarray(row * TILE_CELLS, (row + 1) * TILE_CELLS), (top + row) * rect.columns + left)
      }
    }
  }
  const ground = { ...rect, heights }
  showFinerEdits(ground, edits.shownIn(rect))
  for (const edit of edits.cutsIn(rect)) cutThrough(ground, edit)
  return ground
}

/** A finer valley lets water out, however narrow: every cell that its path crosses is as low as its bed. */
function cutThrough(ground: HeightField, { size, points }: Edit): void {
  const { level } = brushOf(size)
  const perPlace = 2 ** (ground.level - level) / PLACES_PER_CELL
  const perStep = cellMetres(level) / HEIGHT_STEPS_PER_CELL
  points.forEach((to, i) => {
    const from = points[i - 1] ?? to
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const strides = Math.max(1, Math.ceil(4 * perPlace * Math.max(Math.abs(dx), Math.abs(dy))))
    for (let stride = 0; stride <= strides; stride++) {
      const share = stride / strides
      const column = Math.floor((from[0] + dx * share) * perPlace) - ground.x
      const row = Math.floor((from[1] + dy * share) * perPlace) - ground.y
      if (column < 0 || row < 0 || column >= ground.columns || row >= ground.rows) continue
      const at = row * ground.columns + column
      ground.heights[at] = Math.min(ground.heights[at] ?? 0, (from[2] + (to[2] - from[2]) * share) * perStep)
    }
  })
}
