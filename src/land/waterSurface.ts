import { cellMetres } from '../world'
import type { Lake } from './lake'
import { type CellRect, cutField, type HeightField } from './rect'
import { type Surface, surfaceOf } from './surface'

/** The surface of water where there is none: below all ground, in metres. */
export const NO_WATER = -32768

/** This share of a coarse cell must be under water for it to be shown as water. */
const MOSTLY = 0.5

/** A field as it is seen with its lakes. */
export interface Flooded {
  /** The field given, or where it is too coarse for a lake's shore, a copy in which each cell is as high as the larger part of it, wet or dry. */
  readonly field: HeightField
  /** The surface of water in metres, for each cell; what is not above the ground is not there. Undefined where no lake is near. */
  readonly water: Float32Array | undefined
}

/**
 * Fills a field with lakes. Every cell depends on its place and the lakes alone, so neighbours agree. Lakes of its level and of coarser ones are found by its own ground;
 * those of finer levels show as long as they cover the greater part of its cells.
 */
export function flood(field: HeightField, lakes: readonly Lake[]): Flooded {
  let shown = field
  let water: Float32Array | undefined
  for (const lake of lakes) {
    const part = shared(field, lake)
    if (!part) continue
    water ??= new Float32Array(field.columns * field.rows).fill(NO_WATER)
    if (lake.level <= field.level) fillFine(part, field, lake, water)
    else {
      if (shown === field) shown = { ...field, heights: field.heights.slice() }
      fillCoarse(part, shown, lake, water)
    }
  }
  return { field: shown, water }
}

/** What is seen of a part of a field with its lakes. */
export interface FloodedSurface extends Surface {
  /** As `Flooded` says; left out where no water is to be seen. `highest` counts it. */
  readonly water?: Float32Array
}

/** A field's surface with its lakes, for a part that lies inside as `surfaceOf` needs it. */
export function floodedSurface(
  ground: HeightField,
  part: { x: number; y: number; columns: number; rows: number },
  lakes: readonly Lake[],
): FloodedSurface {
  const { field, water } = flood(ground, lakes)
  const surface = surfaceOf(field, part)
  if (!water) return surface
  const shown = cutField({ ...field, heights: water }, part).heights
  let highest = Number.NEGATIVE_INFINITY
  shown.forEach((level, i) => {
    if (level > (surface.heights[i] ?? 0) && level > highest) highest = level
  })
  return highest === Number.NEGATIVE_INFINITY ? surface : { ...surface, water: shown, highest: Math.max(surface.highest, highest) }
}

/** The cells of a field that a lake may show in, as columns and rows of the field: one more on every side. */
function shared(field: CellRect, lake: Lake) {
  const scale = 2 ** (field.level - lake.level)
  const left = Math.max(0, Math.floor(lake.x * scale) - 1 - field.x)
  const right = Math.min(field.columns, Math.ceil((lake.x + lake.columns) * scale) + 1 - field.x)
  const top = Math.max(0, Math.floor(lake.y * scale) - 1 - field.y)
  const bottom = Math.min(field.rows, Math.ceil((lake.y + lake.rows) * scale) + 1 - field.y)
  return left < right && top < bottom ? { left, right, top, bottom } : undefined
}

type Part = NonNullable<ReturnType<typeof shared>>

/** The lake's surface between its cells' centres. */
function fillFine({ left, right, top, bottom }: Part, field: CellRect, lake: Lake, water: Float32Array): void {
  const scale = 2 ** (lake.level - field.level)
  for (let row = top; row < bottom; row++) {
    const v = (field.y + row + 0.5) * scale - 0.5 - lake.y
    const y = Math.floor(v)
    if (y < 0 || y > lake.rows - 2) continue
    for (let column = left; column < right; column++) {
      const u = (field.x + column + 0.5) * scale - 0.5 - lake.x
      const x = Math.floor(u)
      if (x < 0 || x > lake.columns - 2) continue
      const at = y * lake.columns + x
      const [a, b] = [lake.surface[at] ?? 0, lake.surface[at + 1] ?? 0]
      const [c, d] = [lake.surface[at + lake.columns] ?? 0, lake.surface[at + lake.columns + 1] ?? 0]
      const north = a + (b - a) * (u - x)
      const level = north + (c + (d - c) * (u - x) - north) * (v - y)
      const out = row * field.columns + column
      water[out] = Math.max(water[out] ?? NO_WATER, level)
    }
  }
}

/** Cells are water or ground, whichever is more of them, and as high as that part of them. */
function fillCoarse({ left, right, top, bottom }: Part, field: HeightField, lake: Lake, water: Float32Array): void {
  const parts = 2 ** (lake.level - field.level)
  const lookAt = (column: number, row: number) => shareOf(lake, (field.x + column) * parts, (field.y + row) * parts, parts)
  const below = cellMetres(field.level) * 0.5
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const at = row * field.columns + column
      const { share, wet, dry } = lookAt(column, row)
      const isWet = share >= MOSTLY
      if (isWet) field.heights[at] = wet
      else if (share > 0) field.heights[at] = dry ?? field.heights[at] ?? 0
      const ground = field.heights[at] ?? 0
      let isShore = !isWet && ground >= lake.elevation
      if (isShore) isShore = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => lookAt(column + dx, row + dy).share >= MOSTLY))
      const level = isWet || isShore ? lake.elevation : Math.min(lake.elevation, ground) - below
      water[at] = Math.max(water[at] ?? NO_WATER, level)
    }
  }
}

/** How much of a square of a lake's cells is wet, and the mean ground of what is wet and of what is dry. What lies outside the lake's rectangle is dry, and unknown. */
function shareOf(lake: Lake, x: number, y: number, side: number): { share: number; wet: number; dry: number | undefined } {
  let [count, wet, dry] = [0, 0, 0]
  let known = 0
  for (let row = Math.max(0, y - lake.y); row < Math.min(lake.rows, y + side - lake.y); row++) {
    for (let column = Math.max(0, x - lake.x); column < Math.min(lake.columns, x + side - lake.x); column++) {
      const at = row * lake.columns + column
      known++
      if (lake.isWet[at]) {
        count++
        wet += lake.ground[at] ?? 0
      } else dry += lake.ground[at] ?? 0
    }
  }
  const isDryKnown = known === side * side && known > count
  return { share: count / (side * side), wet: count > 0 ? wet / count : 0, dry: isDryKnown ? dry / (known - count) : undefined }
}
