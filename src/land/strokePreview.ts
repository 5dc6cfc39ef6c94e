import { brushOf, cellMetres, type Edit, FULL_AMOUNT, PLACES_PER_CELL } from '../world'
import { bankReachCells, courseOf } from './course'
import { editHeights } from './editHeights'
import type { CellRect, HeightField } from './rect'
import { sumOfDabs } from './strokeFields'

/** Cells along a preview's side, of the brush's level. */
const PREVIEW_CELLS = 128

/** Versions of a stroke that land under way may have been made with. */
const PREVIEW_VERSIONS = 7

/** Numbers a cell: how far the ground is lifted, in learned metres, and how much of a brush that only dreams again has passed, 0 to 1. */
const PREVIEW_CHANNELS = 2

/** How far from the preview's edges a stroke may come before the preview moves along. */
const EDGE_CELLS = 8

/** A stroke as it was when the land was told of it. */
interface PreviewVersion {
  /** The land's revision from which on tiles hold this version. */
  readonly revision: number
  readonly edit: Edit
  /** PREVIEW_CELLS² × PREVIEW_CHANNELS. */
  readonly lifts: Float32Array
}

/**
 * What a stroke does to the ground, at once and at the brush's own level, for as long as the land made with it is on its way. Tiles that hold an earlier
 * version of the stroke are shown with what has come since.
 */
export class StrokePreview {
  readonly #groundAt: (east: number, south: number) => number | undefined
  #ground: HeightField
  #lifts: Float32Array = new Float32Array(PREVIEW_CELLS * PREVIEW_CELLS * PREVIEW_CHANNELS)
  #versions: readonly PreviewVersion[] = []
  #changes = 0

  /** @param groundAt elevation of the ground before the stroke, in learned metres */
  constructor(edit: Edit, groundAt: (east: number, south: number) => number | undefined) {
    this.#groundAt = groundAt
    this.#ground = emptyGround(edit)
    this.update(edit)
  }

  /** The cells it covers. */
  get rect(): CellRect {
    return this.#ground
  }

  /** The stroke as it is now: PREVIEW_CELLS² × PREVIEW_CHANNELS. */
  get lifts(): Float32Array {
    return this.#lifts
  }

  /** Those that tiles may hold, the oldest first. */
  get versions(): readonly PreviewVersion[] {
    return this.#versions
  }

  /** Grows whenever anything in it changes. */
  get changes(): number {
    return this.#changes
  }

  /** The stroke has grown. */
  update(edit: Edit): void {
    this.#changes++
    if (!this.#holdsEnd(edit)) {
      this.#ground = emptyGround(edit)
      this.#versions = this.#versions.map((version) => ({ ...version, lifts: this.#liftsOf(version.edit) }))
    }
    this.#lifts = this.#liftsOf(edit)
  }

  /** The land has been told of this version of the stroke. */
  note(edit: Edit, revision: number): void {
    this.#changes++
    this.#versions = [...this.#versions, { revision, edit, lifts: this.#liftsOf(edit) }].slice(-PREVIEW_VERSIONS)
  }

  #liftsOf(edit: Edit): Float32Array {
    const out = new Float32Array(PREVIEW_CELLS * PREVIEW_CELLS * PREVIEW_CHANNELS)
    const touch = touchOf(edit, this.#ground)
    if (!touch) return out
    if (isShownAsTint(edit)) {
      for (let i = 0; i < touch.length; i++) out[2 * i + 1] = Math.min(1, (touch[i] ?? 0) / FULL_AMOUNT)
      return out
    }
    const after = { ...this.#ground, heights: this.#groundUnder(touch).slice() }
    editHeights(after, [edit], () => after.heights)
    for (let i = 0; i < touch.length; i++) {
      const lift = (after.heights[i] ?? 0) - (this.#ground.heights[i] ?? 0)
      if (touch[i] && Number.isFinite(lift)) out[2 * i] = lift
    }
    return out
  }

  /** Looks the ground up where a stroke reaches, once for each cell: it is the ground before the stroke that counts. */
  #groundUnder(touch: Float64Array): Float32Array {
    const { heights, x, y, columns, level } = this.#ground
    const cell = cellMetres(level)
    for (let i = 0; i < touch.length; i++) {
      if (!touch[i] || !Number.isNaN(heights[i])) continue
      heights[i] = this.#groundAt((x + (i % columns) + 0.5) * cell, (y + Math.floor(i / columns) + 0.5) * cell) ?? Number.NaN
    }
    return heights
  }

  #holdsEnd({ points }: Edit): boolean {
    const [east = 0, south = 0] = points.at(-1) ?? []
    const { x, y } = this.#ground
    const isIn = (at: number, from: number) => at - from >= EDGE_CELLS && at - from <= PREVIEW_CELLS - EDGE_CELLS
    return isIn(east / PLACES_PER_CELL, x) && isIn(south / PLACES_PER_CELL, y)
  }
}

/** How much a stroke touches each cell, 0 where it does not. */
function touchOf(edit: Edit, rect: CellRect): Float64Array | undefined {
  if (edit.kind === 'valley' || edit.kind === 'ridge') {
    const reach = bankReachCells(edit)
    return courseOf(edit, rect, reach)?.away.map((away) => (away < reach ? 1 : 0))
  }
  return sumOfDabs(edit, rect)
}

/** Whether the ground's shape under a stroke is not known before it has been dreamed. */
function isShownAsTint({ kind }: Edit): boolean {
  return kind === 'smooth' || kind === 'dream' || kind === 'ruggedness' || kind === 'character'
}

/** Ground around the end of a stroke of which nothing is known yet. */
function emptyGround({ size, points }: Edit): HeightField {
  const [east = 0, south = 0] = points.at(-1) ?? []
  const { level } = brushOf(size)
  const x = Math.round(east / PLACES_PER_CELL) - PREVIEW_CELLS / 2
  const y = Math.round(south / PLACES_PER_CELL) - PREVIEW_CELLS / 2
  const heights = new Float32Array(PREVIEW_CELLS * PREVIEW_CELLS).fill(Number.NaN)
  return { level, x, y, columns: PREVIEW_CELLS, rows: PREVIEW_CELLS, heights }
}
