import { EditIndex, type HeightField, tileRect } from '../../src/land'
import { type Edit, gradientNoise, type LoggedEdit, type Tile } from '../../src/world'
import { fieldOf } from './fields'

/** Elevation of a cell in metres. */
export type Ground = (column: number, row: number) => number

/** Rolling land with many hollows, 20 cells from hill to hill, the same for the same seed. */
export function hollows(seed: number, relief = 300): Ground {
  return (column, row) =>
    500 + relief * (gradientNoise(seed, 1, 0, column / 20, row / 20) + 0.5 * gradientNoise(seed, 2, 0, column / 7, row / 7))
}

/** Makes tiles of one ground, and counts them. */
export function tilesOf(ground: Ground) {
  const made: Tile[] = []
  const makeTile = async (tile: Tile): Promise<HeightField> => {
    made.push(tile)
    return fieldOf(tileRect(tile), ground)
  }
  return { made, makeTile }
}

/** Edits as a log has them, the first as entry 0. */
export function logOf(edits: readonly Edit[]): LoggedEdit[] {
  return edits.map((edit, entry) => ({ entry, edit }))
}

export function indexOf(edits: readonly Edit[]): EditIndex {
  return new EditIndex(logOf(edits))
}
