import { type CellRect, sumOfDabs } from '../land'
import { brushOf, cellMetres, type Deed, FULL_AMOUNT, LIFE_LEVEL, PLACES_PER_CELL, PLANT_GROUPS } from '../world'
import type { LifeRect } from './dither'
import { LIFE_CHANNELS, LifeChannel } from './lifeState'

/** A deed that is done to cells; the climate belongs to no place. */
export type LocalDeed = Exclude<Deed, { kind: 'climate' }>

const TREES = [LifeChannel.conifer, LifeChannel.broadleaf, LifeChannel.pioneer]

/** As dense as hands plant, a byte: closed woods, thickets, meadow. */
const PLANTED = { tree: 200, shrub: 170, grass: 220 }
/** How much of the litter a clearing leaves, and how much of the grass. */
const SLASH = 60
/** What is left of a dry soil's water. */
const PARCHED = 20

/** What a deed does to the bytes of one cell. `share` is how much of it is done there, 0 to 1. */
type Change = (bytes: Uint8Array, cell: number, size: number, share: number) => void

/**
 * Does a deed to a rectangle of cells, in place. A fire is only lit (`cellsLit`).
 * @param bytes LIFE_CHANNELS planes
 * @param barren 1 where nothing grows
 */
export function applyDeed(deed: LocalDeed, rect: LifeRect, bytes: Uint8Array, barren: Float32Array): void {
  const amounts = sumOfDabs(deed, cellsOf(rect))
  if (!amounts || deed.kind === 'fire') return
  const size = rect.columns * rect.rows
  if (bytes.length !== LIFE_CHANNELS * size) throw new RangeError(`Expected ${LIFE_CHANNELS * size} bytes, got ${bytes.length}.`)
  const change = changeOf(deed)
  amounts.forEach((amount, cell) => {
    const share = Math.min(1, amount / FULL_AMOUNT)
    if (share > 0 && !barren[cell]) change(bytes, cell, size, share)
  })
}

/** The cells that a fire is lit in: those whose middle the brush covers by half at least, and the one at its first point, however small it is. */
export function cellsLit(deed: LocalDeed, rect: LifeRect): { readonly column: number; readonly row: number }[] {
  const lit = new Set<number>()
  sumOfDabs(deed, cellsOf(rect))?.forEach((amount, cell) => {
    if (amount >= FULL_AMOUNT / 2) lit.add(cell)
  })
  const [first] = deed.points
  const cells = cellMetres(brushOf(deed.size).level) / cellMetres(LIFE_LEVEL) / PLACES_PER_CELL
  const column = Math.floor((first?.[0] ?? Number.NaN) * cells) - rect.x
  const row = Math.floor((first?.[1] ?? Number.NaN) * cells) - rect.y
  if (column >= 0 && row >= 0 && column < rect.columns && row < rect.rows) lit.add(row * rect.columns + column)
  return [...lit].map((cell) => ({ column: cell % rect.columns, row: Math.floor(cell / rect.columns) }))
}

function changeOf(deed: LocalDeed): Change {
  switch (deed.kind) {
    case 'plant':
      return planting(PLANT_GROUPS.indexOf(deed.group))
    case 'clear':
      return (bytes, cell, size, share) => {
        let felled = 0
        for (const channel of [...TREES, LifeChannel.shrub]) felled += take(bytes, channel * size + cell, share)
        take(bytes, LifeChannel.age * size + cell, share)
        raise(bytes, LifeChannel.litter * size + cell, Math.min(SLASH, felled))
      }
    case 'rain':
      return (bytes, cell, size, share) => approach(bytes, LifeChannel.water * size + cell, 255, share)
    case 'drought':
      return (bytes, cell, size, share) => approach(bytes, LifeChannel.water * size + cell, PARCHED, share)
    case 'fire':
      return () => undefined
    default:
      return deed satisfies never
  }
}

/** Young plants take the room that is left: trees take none from trees, shrubs keep half as far from woods as trees do, and grass grows below all of them. */
function planting(group: number): Change {
  const isTree = group <= LifeChannel.pioneer
  const density = isTree ? PLANTED.tree : group === LifeChannel.shrub ? PLANTED.shrub : PLANTED.grass
  return (bytes, cell, size, share) => {
    const woods = TREES.reduce<number>((sum, channel) => sum + (bytes[channel * size + cell] as number), 0)
    const at = group * size + cell
    const before = bytes[at] as number
    const room = isTree ? density - woods : density - before - (group === LifeChannel.shrub ? woods / 2 : 0)
    const more = Math.max(0, Math.round(room * share))
    bytes[at] = before + more
    // The age of woods is that of their trees in the mean.
    const age = LifeChannel.age * size + cell
    if (isTree && more > 0) bytes[age] = Math.max(1, Math.round(((bytes[age] as number) * woods) / (woods + more)))
  }
}

/** Takes a share of a byte away. @returns how much that was */
function take(bytes: Uint8Array, at: number, share: number): number {
  const before = bytes[at] as number
  const taken = Math.round(before * share)
  bytes[at] = before - taken
  return taken
}

function raise(bytes: Uint8Array, at: number, by: number): void {
  bytes[at] = Math.min(255, (bytes[at] as number) + by)
}

function approach(bytes: Uint8Array, at: number, goal: number, share: number): void {
  const before = bytes[at] as number
  bytes[at] = Math.round(before + (goal - before) * share)
}

function cellsOf(rect: LifeRect): CellRect {
  return { level: LIFE_LEVEL, ...rect }
}
