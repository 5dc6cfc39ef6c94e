import { cellMetres } from '../world'
import { type LandSource, landField } from './landField'
import type { HeightField } from './rect'
import { rateView, VIEW_HEADINGS } from './viewRating'

/** Where a visitor first stands: learned metres, yaw in radians clockwise from north. */
export interface FirstPlace {
  readonly east: number
  readonly south: number
  readonly elevation: number
  readonly yaw: number
  readonly pitch: number
}

const SCOUT_LEVEL = 3
const SCOUT_CELLS = 96
const CLOSE_LEVEL = 8
const CLOSE_CELLS = 224
const CANDIDATES = 5

/** A view of this rating has mountains against the sky and water; after a few windows without one, a fair view will do. */
const GOOD_RATING = 1.2
const FAIR_RATING = 0.5
const WINDOWS_FOR_GOOD = 5

/** How far above the ground the first view is taken, in learned metres: a hill's height. */
const EYE_ABOVE_GROUND = 420

/** Windows to scout, in window sides from the origin, until land with relief is found. */
const SCOUT_OFFSETS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
  [2, 0],
  [0, 2],
  [-2, 0],
  [0, -2],
] as const

/**
 * Looks for a first place: land with relief in view, and water if there is any. Scouts continents for promising cells, then rates real views from each.
 * Costs some ten runs of the relief model.
 */
export async function findFirstPlace(source: LandSource): Promise<FirstPlace> {
  let best: { place: FirstPlace; rating: number } | undefined
  for (const [window, [i, j]] of SCOUT_OFFSETS.entries()) {
    const x = (i - 0.5) * SCOUT_CELLS
    const y = (j - 0.5) * SCOUT_CELLS
    const scouted = await landField(source, { level: SCOUT_LEVEL, x, y, columns: SCOUT_CELLS, rows: SCOUT_CELLS })
    for (const candidate of mostPromising(scouted)) {
      const found = await bestView(source, candidate)
      if (found && (!best || found.rating > best.rating)) best = found
    }
    if (best && best.rating > (window < WINDOWS_FOR_GOOD ? GOOD_RATING : FAIR_RATING)) return best.place
  }
  return best?.place ?? { east: 0, south: 0, elevation: 2000, yaw: 0, pitch: -0.1 }
}

interface Candidate {
  readonly east: number
  readonly south: number
  readonly score: number
}

/** The cells of a scouted window with most relief, nearest water first, well apart from each other. */
function mostPromising(field: HeightField): Candidate[] {
  const cell = cellMetres(field.level)
  const found: Candidate[] = []
  const reach = 3
  for (let row = reach; row < field.rows - reach; row++) {
    for (let column = reach; column < field.columns - reach; column++) {
      const here = field.heights[row * field.columns + column] ?? 0
      if (here < 20 || here > 3000) continue
      let lowest = here
      let highest = here
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const h = field.heights[(row + dy) * field.columns + column + dx] ?? 0
          lowest = Math.min(lowest, h)
          highest = Math.max(highest, h)
        }
      }
      const score = Math.min(1, (highest - Math.max(0, lowest)) / 2500) + (lowest < 0 ? 0.5 : 0)
      found.push({ east: (field.x + column + 0.5) * cell, south: (field.y + row + 0.5) * cell, score })
    }
  }
  found.sort((a, b) => b.score - a.score)
  const chosen: Candidate[] = []
  for (const one of found) {
    if (chosen.length === CANDIDATES) break
    const apart = (other: Candidate) => Math.abs(one.east - other.east) + Math.abs(one.south - other.south) > 8 * cell
    if (chosen.every(apart)) chosen.push(one)
  }
  return chosen
}

async function bestView(source: LandSource, around: Candidate): Promise<{ place: FirstPlace; rating: number } | undefined> {
  const cell = cellMetres(CLOSE_LEVEL)
  const x = Math.floor(around.east / cell) - CLOSE_CELLS / 2
  const y = Math.floor(around.south / cell) - CLOSE_CELLS / 2
  const field = await landField(source, { level: CLOSE_LEVEL, x, y, columns: CLOSE_CELLS, rows: CLOSE_CELLS })
  let best: { place: FirstPlace; rating: number } | undefined
  for (let row = 72; row < CLOSE_CELLS - 72; row += 6) {
    for (let column = 72; column < CLOSE_CELLS - 72; column += 6) {
      const ground = field.heights[row * CLOSE_CELLS + column] ?? 0
      if (ground < 5) continue
      for (let heading = 0; heading < VIEW_HEADINGS; heading++) {
        const rating = rateView(field, { row, column, elevation: ground + EYE_ABOVE_GROUND, heading })
        if (best && rating <= best.rating) continue
        const yaw = (heading / VIEW_HEADINGS) * 2 * Math.PI
        const place = {
          east: (x + column + 0.5) * cell,
          south: (y + row + 0.5) * cell,
          elevation: ground + EYE_ABOVE_GROUND,
          yaw,
          pitch: -0.06,
        }
        best = { place, rating }
      }
    }
  }
  return best
}
