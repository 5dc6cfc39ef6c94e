/** The ground that lives, out of the land worker's tiles: a part of it, which nothing else may import. */
import {
  COVER_BORDER,
  type EditIndex,
  floodedSurface,
  type Greenery,
  type HeightField,
  type Lake,
  pasteField,
  rainOverMountains,
  rainTile,
} from '../land'
import { type LifeField, lifeGround, startState } from '../life'
import { LIFE_LEVEL, type Seed, TILE_CELLS, type Tile } from '../world'
import { asShown } from './makeTile'

export interface LifeLandSources {
  readonly seed: Seed
  readonly edits: EditIndex
  /** Heights of a tile with its margins, without the edits that are too narrow for its level. */
  readonly tile: (tile: Tile) => Promise<HeightField>
  readonly lakesIn: (tile: Tile) => Promise<readonly Lake[]>
  readonly greenery: Greenery
}

interface Part {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}

/** Ground and first cover of a rectangle of cells of LIFE_LEVEL. */
export async function lifeLandAt(sources: LifeLandSources, part: Part): ReturnType<LifeLand['at']> {
  const { seed, edits, tile, lakesIn, greenery } = sources
  const { x, y, columns, rows } = part
  const field = fieldAround(part, COVER_BORDER)
  const wet = new Uint8Array(columns * rows)
  for (const chunk of chunksOver(part)) {
    const own = asShown(await tile(chunk), edits)
    pasteField(field, own)
    noteWater(wet, part, chunk, own, await lakesIn(chunk))
  }
  const middle = { level: LIFE_LEVEL, x: Math.floor((x + columns / 2) / TILE_CELLS), y: Math.floor((y + rows / 2) / TILE_CELLS) }
  const above = rainTile(middle)
  const rain = rainOverMountains(seed, above, asShown(await tile(above), edits))
  const isWet = (column: number, row: number) => wet[row * columns + column] === 1
  const ground = lifeGround({ seed, field, part, rain, isWet })
  return { ground, start: startState(await greenery.firstCover(middle, field, part), ground) }
}

type LifeLand = ConstructorParameters<typeof LifeField>[0]['land']

/** The chunks whose tiles, with their margins, hold a rectangle that reaches no farther than a margin beyond whole chunks. */
function chunksOver({ x, y, columns, rows }: Part): Tile[] {
  const chunks: Tile[] = []
  const [left, top] = [Math.round(x / TILE_CELLS), Math.round(y / TILE_CELLS)]
  const [right, bottom] = [Math.round((x + columns) / TILE_CELLS), Math.round((y + rows) / TILE_CELLS)]
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) chunks.push({ level: LIFE_LEVEL, x: column, y: row })
  return chunks
}

function fieldAround({ x, y, columns, rows }: Part, border: number): HeightField {
  const [wide, high] = [columns + 2 * border, rows + 2 * border]
  return { level: LIFE_LEVEL, x: x - border, y: y - border, columns: wide, rows: high, heights: new Float32Array(wide * high) }
}

/** Marks the cells of a rectangle over which a lake of a tile stands. */
function noteWater(wet: Uint8Array, { x, y, columns, rows }: Part, chunk: Tile, field: HeightField, standing: readonly Lake[]): void {
  if (standing.length === 0) return
  const own = { x: chunk.x * TILE_CELLS, y: chunk.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  const { water, heights } = floodedSurface(field, own, standing)
  if (!water) return
  for (let row = 0; row < TILE_CELLS; row++) {
    for (let column = 0; column < TILE_CELLS; column++) {
      const at = row * TILE_CELLS + column
      if ((water[at] as number) <= (heights[at] as number)) continue
      const [to, down] = [own.x + column - x, own.y + row - y]
      if (to >= 0 && down >= 0 && to < columns && down < rows) wet[down * columns + to] = 1
    }
  }
}
