import { brushOf, type Fill, type LoggedEdit, type StrokeRect, type Tile } from '../world'
import type { EditIndex, Pour } from './editIndex'
import { type LakeChange, Lakes } from './Lakes'
import type { Lake } from './lake'
import type { MakeTile } from './lakeGround'
import type { HeightField } from './rect'

/** A lake is found for tiles from so many levels above its own; what is coarser shows it when it has been found. */
const NEAR_LEVELS_ABOVE = 1

/** Cells around a tile in which water can change how it is shaded. */
const SEEN_CELLS = 20

/** Finds the lakes of tiles, and tells in which cells lakes have come, gone or changed. */
export class LakeWatch {
  readonly #lakes: Lakes
  /** Lakes that may be others than was last told. */
  #changed: LakeChange[] = []
  /** Water that was seen from so far that it has not been found. */
  readonly #afar = new Map<number, Pour>()

  constructor(edits: EditIndex, makeTile: MakeTile) {
    this.#lakes = new Lakes(edits, makeTile)
  }

  /** Goes on with other edits. @param changed those that came or went @param poured entries of water among them that is to be found at once */
  change(edits: EditIndex, changed: readonly LoggedEdit[], poured: readonly number[]): void {
    this.#changed.push(...this.#lakes.change(edits, changed))
    const isNew = ({ entry }: Pour) => poured.includes(entry) && !this.#changed.some(({ pour }) => pour.entry === entry)
    for (const pour of edits.pours) if (isNew(pour)) this.#changed.push({ pour, before: undefined })
  }

  /** The lakes to show in a tile; those that are too far to be found for it are remembered. */
  async lakesIn(tile: Tile): Promise<Lake[]> {
    const standing: Lake[] = []
    for (const pour of this.#lakes.near(tile, SEEN_CELLS)) {
      const isFar = tile.level < brushOf(pour.edit.size).level - NEAR_LEVELS_ABOVE
      if (isFar && !this.#lakes.isFound(pour)) this.#afar.set(pour.entry, pour)
      else {
        const lake = await this.#lakes.find(pour)
        if (lake) standing.push(lake)
      }
    }
    return standing
  }

  /** Cells in which lakes are others than when it was last asked. */
  async changes(): Promise<StrokeRect[]> {
    const cells: StrokeRect[] = []
    for (let next = this.#changed.pop(); next; next = this.#changed.pop()) {
      cells.push(...differenceOf(next.before, await this.#lakes.find(next.pour)))
    }
    return cells
  }

  /** Finds a lake that tiles were shown without. @returns its cells, none where there is no lake; undefined when there is nothing to find */
  async findOneAfar(): Promise<readonly StrokeRect[] | undefined> {
    const [pour] = this.#afar.values()
    if (!pour) return undefined
    this.#afar.delete(pour.entry)
    return this.#lakes.isFound(pour) ? [] : differenceOf(undefined, await this.#lakes.find(pour))
  }

  /** The ground around a place where an edit would pour water. */
  ground(edit: Fill): Promise<HeightField> {
    return this.#lakes.ground(edit)
  }
}

/** Cells in which two states of a lake differ; undefined when they are the same. */
function differenceOf(before: Lake | undefined, after: Lake | undefined): readonly StrokeRect[] {
  const isSame =
    before?.x === after?.x &&
    before?.y === after?.y &&
    before?.surface.length === after?.surface.length &&
    (before?.surface ?? []).every((level, at) => level === after?.surface[at])
  return isSame ? [] : [before, after].flatMap((lake) => (lake ? [rectOf(lake)] : []))
}

function rectOf({ level, x, y, columns, rows }: Lake): StrokeRect {
  return { level, x, y, columns, rows }
}
