import { brushOf } from './brush'
import { PLACES_PER_CELL, type StrokePoint } from './edit'
import { type Stroke, strokeRect } from './editReach'
import { TILE_CELLS } from './levels'

/** What the strokes of a log may be together, so that any world opens within a second and is drawn soon after. */
const MOST_POINTS_IN_ALL = 400_000
const MOST_CELLS_ALONG_IN_ALL = 4_000_000
const MOST_TILES_IN_ALL = 300_000

/** Adds up what a log's strokes ask for: points, cells along their paths, and tiles that they may touch. */
export class LogMeasure {
  #points = 0
  #cells = 0
  #tiles = 0

  /** Takes a stroke that has no fault by itself. @returns what is wrong with the log now, in words for a person; undefined when nothing is */
  faultWith(edit: Stroke): string | undefined {
    const { points } = edit
    this.#points += points.length
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1] as StrokePoint
      const b = points[i] as StrokePoint
      this.#cells += (Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1])) / PLACES_PER_CELL
    }
    const { columns, rows } = strokeRect(edit, brushOf(edit.size).level)
    this.#tiles += (1 + columns / TILE_CELLS) * (1 + rows / TILE_CELLS)
    if (this.#points > MOST_POINTS_IN_ALL) return 'its strokes have too many points'
    if (this.#cells > MOST_CELLS_ALONG_IN_ALL) return 'its strokes are too long, all together'
    return this.#tiles > MOST_TILES_IN_ALL ? 'its strokes touch too much of the land' : undefined
  }
}
