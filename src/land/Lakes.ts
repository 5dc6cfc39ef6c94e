import {
  brushOf,
  type Cell,
  type Fill,
  isLakeSeen,
  type LoggedEdit,
  lakesMeet,
  pourCell,
  pourElevation,
  rectsMeet,
  type StrokeRect,
  shapesLake,
  strokeRect,
  type Tile,
} from '../world'
import { type Basin, basinAround } from './basin'
import type { EditIndex, Pour } from './editIndex'
import { holdsCell, type Lake, lakeIn } from './lake'
import { lakeGround, type MakeTile } from './lakeGround'
import type { HeightField } from './rect'

/** Basins remembered: 500 kB each at most, and only needed anew when a lake near by changes. */
const MOST_BASINS = 32

/** A lake that may have changed: the one that was shown, if any was. */
export interface LakeChange {
  readonly pour: Pour
  readonly before: Lake | undefined
}

/**
 * The lakes of a world. They are no part of its ground and never stored: each follows from the ground as it is now and from the water that was poured. A lake is found when a tile
 * first needs it and remembered until something changes near it.
 *
 * A pour says how high water stands at its point. Earlier lakes that hold the point fall to it, and go when it is below their own bed; where the point lies in a basin, the basin
 * fills to it, or as far as it holds, and swallows earlier lakes that it covers.
 */
export class Lakes {
  #edits: EditIndex
  /** All water, as it was at the last change. */
  #pours: readonly Pour[]
  readonly #makeTile: MakeTile
  readonly #found = new Map<number, Lake | undefined>()
  readonly #basins = new Map<string, Basin>()
  /** Counts changes: what was begun before one is not remembered after it. */
  #changes = 0

  constructor(edits: EditIndex, makeTile: MakeTile) {
    this.#edits = edits
    this.#pours = edits.pours
    this.#makeTile = makeTile
  }

  /** Water that may show in a tile or within `margin` cells of it, in the order of the log. */
  near(tile: Tile, margin: number): Pour[] {
    return this.#edits.pours.filter(({ edit }) => isLakeSeen(windowOf(edit), tile, margin))
  }

  isFound({ entry }: Pour): boolean {
    return this.#found.has(entry)
  }

  /** The lake that a pour has left, as all ground and all later water leave it; undefined where there is none. */
  async find(pour: Pour): Promise<Lake | undefined> {
    for (;;) {
      if (this.#found.has(pour.entry)) return this.#found.get(pour.entry)
      const changes = this.#changes
      const lake = await this.#standing(pour)
      if (changes === this.#changes) this.#found.set(pour.entry, lake)
    }
  }

  /** The ground that a pour would find around its point. */
  ground(edit: Fill): Promise<HeightField> {
    return lakeGround(windowOf(edit), this.#edits, this.#makeTile)
  }

  /** What holds water around the point of a pour, whether or not it has been poured. */
  async basin(edit: Fill): Promise<Basin> {
    const cell = pourCell(edit)
    const key = `${cell.level}/${cell.x}/${cell.y}`
    const known = this.#basins.get(key)
    if (known) return known
    const changes = this.#changes
    const basin = basinAround(await this.ground(edit), cell)
    if (changes !== this.#changes) return basin
    this.#basins.set(key, basin)
    for (const oldest of this.#basins.keys()) {
      if (this.#basins.size <= MOST_BASINS) break
      this.#basins.delete(oldest)
    }
    return basin
  }

  /**
   * Goes on with other edits. @param changed those that came or went
   * @returns lakes that were found and may be others now, or may be gone
   */
  change(edits: EditIndex, changed: readonly LoggedEdit[]): LakeChange[] {
    const before = this.#pours
    this.#edits = edits
    this.#pours = edits.pours
    this.#changes++
    const all = new Map([...before, ...edits.pours].map((pour) => [pour.entry, pour]))
    const isReshaped = ({ edit }: Pour) => changed.some((other) => shapesLake(other.edit, edit))
    const reshaped = [...all.values()].filter(isReshaped)
    if (reshaped.length > 0) this.#basins.clear()
    const poured = changed.flatMap(({ entry }) => all.get(entry) ?? [])
    const touched = [...reshaped, ...poured]
    const reached = [...all.values()].filter(({ edit }) => touched.some((one) => lakesMeet(one.edit, edit)))
    const changes: LakeChange[] = []
    for (const pour of reached) {
      if (this.#found.has(pour.entry)) changes.push({ pour, before: this.#found.get(pour.entry) })
      this.#found.delete(pour.entry)
    }
    return changes
  }

  async #standing({ entry, edit }: Pour): Promise<Lake | undefined> {
    if (!this.#edits.pours.some((pour) => pour.entry === entry)) return undefined
    const basin = await this.basin(edit)
    let lake = lakeIn(basin, pourElevation(edit))
    for (const later of this.#edits.pours) {
      if (!lake) return undefined
      if (later.entry <= entry || !lakesMeet(edit, later.edit)) continue
      if (holdsCell(lake, pourCell(later.edit))) lake = lakeIn(basin, Math.min(lake.elevation, pourElevation(later.edit)))
      if (lake && (await this.#isSwallowed(lake, pourCell(edit), later))) return undefined
    }
    return lake
  }

  async #isSwallowed(lake: Lake, cell: Cell, by: Pour): Promise<boolean> {
    if (!rectsMeet({ ...cell, columns: 1, rows: 1 }, strokeRect(by.edit, cell.level), 0)) return false
    const larger = lakeIn(await this.basin(by.edit), pourElevation(by.edit))
    return larger !== undefined && larger.elevation >= lake.elevation && holdsCell(larger, cell)
  }
}

function windowOf(edit: Fill): StrokeRect {
  return strokeRect(edit, brushOf(edit.size).level)
}
