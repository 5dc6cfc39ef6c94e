import { TILE_CELLS, type Tile } from '../world'
import { showFinerEdits } from './editHeights'
import type { EditIndex } from './editIndex'
import { groundColours } from './groundColours'
import { Lakes } from './Lakes'
import type { Lake } from './lake'
import { type LandSource, landField } from './landField'
import { type CellRect, cutField, grown } from './rect'
import { TilePyramid } from './tilePyramid'
import { type FloodedSurface, floodedSurface } from './waterSurface'

/** Cells beyond the land that its shading looks at. */
const BORDER = 10

/** Cells around it from which a lake can change its shading. */
const SEEN_CELLS = 20

/** Tiles remembered for lakes. */
const PYRAMID_TILES = 48

/** Coloured at a time. */
const ROWS_TOGETHER = 64

/** Share of the time that the ground takes. */
const GROUND_SHARE = 0.9

export interface SurveyRequest {
  readonly rect: CellRect
  /** Whether sea and lakes are as high as their surface, or as the ground below. */
  readonly isWaterShown: boolean
  readonly hasColours: boolean
}

/** Land as it is seen from near, every cell of one level. */
export interface SurveyedLand {
  /** Elevations in learned metres, row by row from the north-west. */
  readonly heights: Float32Array
  /** Red, green, blue as they are seen (sRGB); empty where none were asked for. */
  readonly colours: Uint8Array
}

/** Some rows of surveyed land. */
export interface SurveyedRows {
  readonly part: CellRect
  readonly seen: FloodedSurface
}

/**
 * Makes a rectangle of land with its edits and its lakes, as tiles of the same level have them.
 * @param breathe is awaited between parts of the work, with the share of it that is done; it ends the work by throwing
 */
export async function surveyLand(
  source: LandSource & { readonly edits: EditIndex },
  { rect, isWaterShown, hasColours }: SurveyRequest,
  breathe: (share: number) => Promise<void>,
): Promise<SurveyedLand> {
  const heights = new Float32Array(rect.rows * rect.columns)
  const colours = new Uint8Array(hasColours ? 3 * heights.length : 0)
  for await (const { part, seen } of surveyRows(source, rect, breathe)) {
    const from = (part.y - rect.y) * rect.columns
    seen.heights.forEach((ground, i) => {
      heights[from + i] = isWaterShown ? Math.max(0, ground, seen.water?.[i] ?? ground) : ground
    })
    if (hasColours) colours.set(groundColours({ ...part, ...seen }), 3 * from)
  }
  return { heights, colours }
}

/** The same, some rows at a time from the north, each with all that is seen of it. */
export async function* surveyRows(
  source: LandSource & { readonly edits: EditIndex },
  rect: CellRect,
  breathe: (share: number) => Promise<void>,
): AsyncGenerator<SurveyedRows> {
  let done = 0
  const relief = {
    ...source.relief,
    refine: async (...window: Parameters<typeof source.relief.refine>) => {
      await breathe(done)
      return source.relief.refine(...window)
    },
  }
  const polite = { ...source, relief }
  const field = await landField(polite, grown(rect, BORDER), (runs, total) => {
    done = (GROUND_SHARE * runs) / total
  })
  showFinerEdits(field, source.edits.shownIn(field))
  const lakes = await lakesIn(rect, polite)
  for (let top = 0; top < rect.rows; top += ROWS_TOGETHER) {
    const part = { ...rect, y: rect.y + top, rows: Math.min(ROWS_TOGETHER, rect.rows - top) }
    yield { part, seen: floodedSurface(cutField(field, grown(part, BORDER)), part, lakes) }
    await breathe(GROUND_SHARE + ((1 - GROUND_SHARE) * (top + part.rows)) / rect.rows)
  }
}

/** All lakes that may show in a rectangle. */
async function lakesIn(rect: CellRect, source: LandSource & { readonly edits: EditIndex }): Promise<Lake[]> {
  if (source.edits.pours.length === 0) return []
  const pyramid = new TilePyramid(source, PYRAMID_TILES)
  const lakes = new Lakes(source.edits, (tile) => pyramid.tile(tile))
  const pours = new Map(tilesOf(rect).flatMap((tile) => lakes.near(tile, SEEN_CELLS).map((pour) => [pour.entry, pour])))
  const found: Lake[] = []
  for (const pour of [...pours.values()].sort((a, b) => a.entry - b.entry)) {
    const lake = await lakes.find(pour)
    if (lake) found.push(lake)
  }
  return found
}

function tilesOf({ level, x, y, columns, rows }: CellRect): Tile[] {
  const [left, top] = [Math.floor(x / TILE_CELLS), Math.floor(y / TILE_CELLS)]
  const across = Math.floor((x + columns - 1) / TILE_CELLS) - left + 1
  const down = Math.floor((y + rows - 1) / TILE_CELLS) - top + 1
  return Array.from({ length: across * down }, (_, i) => ({ level, x: left + (i % across), y: top + Math.floor(i / across) }))
}
