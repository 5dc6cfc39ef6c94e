import {
  brushOf,
  type Edit,
  FINEST_LEVEL,
  type Fill,
  isGround,
  isTold,
  type LoggedEdit,
  SHOWN_LEVELS_ABOVE,
  strokeRect,
  TILE_CELLS,
  type TileKey,
  tileKey,
} from '../world'
import type { CellRect } from './rect'

/** Levels above its own at which a valley still cuts through the rim of a lake. */
const CUT_LEVELS_ABOVE = 5

/** Levels below its own at which a valley keeps its river's way open: there it is narrower than what else is dreamed. */
const CHANNEL_LEVELS = 4

/** Water that was poured, with its place in the log. */
export interface Pour {
  readonly entry: number
  readonly edit: Fill
}

/** Where edits lie: for each level the tiles that they touch. Only land that an edit touches pays for it. */
export class EditIndex {
  readonly #tiles = new Map<TileKey, LoggedEdit[]>()
  readonly #counts = new Array<number>(FINEST_LEVEL + 1).fill(0)
  /** All water, in the order of the log: looking through it is quicker than looking up the many fine tiles below a coarse one. */
  #pours: readonly Pour[] = []

  constructor(edits: Iterable<LoggedEdit> = []) {
    for (const edit of edits) this.add(edit)
  }

  /** As it is now; a change makes another list. */
  get pours(): readonly Pour[] {
    return this.#pours
  }

  /** Adds an edit: its place among the others is its place in the log. */
  add(logged: LoggedEdit): void {
    const { entry, edit } = logged
    if (edit.kind === 'water') {
      this.#pours = [...this.#pours, { entry, edit }].sort((a, b) => a.entry - b.entry)
      return
    }
    this.#counts[levelOf(logged.edit)] = (this.#counts[levelOf(logged.edit)] ?? 0) + 1
    for (const key of tilesOf(strokeRect(logged.edit, levelOf(logged.edit)))) {
      const there = this.#tiles.get(key)
      if (there) there.push(logged)
      else this.#tiles.set(key, [logged])
    }
  }

  /** Takes an edit out, by its place in the log. */
  remove({ entry, edit }: LoggedEdit): void {
    if (edit.kind === 'water') {
      this.#pours = this.#pours.filter((pour) => pour.entry !== entry)
      return
    }
    const level = levelOf(edit)
    let wasThere = false
    for (const key of tilesOf(strokeRect(edit, level))) {
      const there = this.#tiles.get(key)
      const at = there?.findIndex((other) => other.entry === entry) ?? -1
      if (!there || at < 0) continue
      wasThere = true
      there.splice(at, 1)
      if (there.length === 0) this.#tiles.delete(key)
    }
    if (wasThere) this.#counts[level] = (this.#counts[level] ?? 0) - 1
  }

  /** The same edits, whatever becomes of these. */
  copy(): EditIndex {
    const copy = new EditIndex()
    for (const [key, edits] of this.#tiles) copy.#tiles.set(key, [...edits])
    copy.#counts.splice(0, copy.#counts.length, ...this.#counts)
    copy.#pours = this.#pours
    return copy
  }

  /** Whether there are edits of a level, or of a coarser one. */
  reaches(level: number): boolean {
    return this.#counts.some((count, of) => count > 0 && of <= level)
  }

  /** Edits of heights that are written at a level into a rectangle, in the order of the log: those of the level, and valleys of coarser ones, whose rivers go on in it. */
  heightsIn(rect: CellRect): Edit[] {
    const levels = Array.from({ length: Math.min(CHANNEL_LEVELS, rect.level) + 1 }, (_, i) => rect.level - i)
    return this.#in(levels, rect, (edit) => (levelOf(edit) === rect.level ? isGround(edit) : edit.kind === 'valley'))
  }

  /** Edits of heights at levels finer than a rectangle's that show in it, in the order of the log. */
  shownIn(rect: CellRect): Edit[] {
    return this.#in(finerLevels(rect.level, SHOWN_LEVELS_ABOVE), rect, isGround)
  }

  /** Valleys of finer levels that cut through the ground of a rectangle, in the order of the log. */
  cutsIn(rect: CellRect): Edit[] {
    return this.#in(finerLevels(rect.level, CUT_LEVELS_ABOVE), rect, (edit) => edit.kind === 'valley')
  }

  /** Edits of what the model is told when it makes this rectangle: those of its own level and of all coarser ones, in the order of the log. */
  toldIn(rect: CellRect): Edit[] {
    const levels = Array.from({ length: rect.level + 1 }, (_, level) => level)
    return this.#in(levels, rect, isTold)
  }

  #in(levels: readonly number[], rect: CellRect, wanted: (edit: Edit) => boolean): Edit[] {
    const found = new Map<number, Edit>()
    for (const level of levels) {
      if (this.#counts[level] === 0) continue
      const scale = 2 ** (level - rect.level)
      const x = Math.floor(rect.x * scale)
      const y = Math.floor(rect.y * scale)
      const columns = Math.ceil((rect.x + rect.columns) * scale) - x
      const rows = Math.ceil((rect.y + rect.rows) * scale) - y
      for (const key of tilesOf({ level, x, y, columns, rows })) {
        for (const { entry, edit } of this.#tiles.get(key) ?? []) if (wanted(edit)) found.set(entry, edit)
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([, edit]) => edit)
  }
}

function finerLevels(level: number, count: number): number[] {
  return Array.from({ length: Math.min(count, FINEST_LEVEL - level) }, (_, i) => level + 1 + i)
}

function levelOf(edit: Edit): number {
  return brushOf(edit.size).level
}

function* tilesOf({ level, x, y, columns, rows }: CellRect): Generator<TileKey> {
  const right = Math.floor((x + columns - 1) / TILE_CELLS)
  const bottom = Math.floor((y + rows - 1) / TILE_CELLS)
  for (let row = Math.floor(y / TILE_CELLS); row <= bottom; row++) {
    for (let column = Math.floor(x / TILE_CELLS); column <= right; column++) yield tileKey({ level, x: column, y: row })
  }
}
