import { cellMetres, POOL_STEP_METRES, type Pool, type PoolBlock } from '../world'
import type { Lake } from './lake'
import type { CellRect, HeightField } from './rect'
import { flood } from './waterSurface'

/** A pool is less wide and high than this: what is larger would be a lake, which no rain fills. */
const WIDEST_POOL_CELLS = 60

/** Ground that must be known beyond a block for its pools to be those that its neighbours find. */
export const POOL_MARGIN_CELLS = WIDEST_POOL_CELLS + 4

/** Hollows that are shallower than this, in cells, are roughness. */
const LEAST_DEPTH_CELLS = 0.012

/** A block tells of no more than its deepest: cells have a byte for them. */
const MOST_POOLS = 255

/**
 * Finds what hollows of a block would hold. Ground is flooded from its lowest cell upwards, and pools that meet join (a component tree, L. Najman, M. Couprie, 2006): the shallower one runs
 * into the deeper. One that grows too wide, or meets the sea or a lake, runs off there. So what a pool is depends on ground within that reach alone, and blocks agree.
 * @param ground must reach POOL_MARGIN_CELLS beyond the block on every edge
 * @param lakes that may stand in the field
 */
export function findPools(ground: HeightField, block: CellRect, lakes: readonly Lake[] = []): PoolBlock {
  const { field, isOpen } = withLakes(ground, lakes)
  const { hollows, holders } = fill(field, isOpen)
  const shores = new Int32Array(block.columns * block.rows)
  const [left, top] = [block.x - field.x, block.y - field.y]
  const chosen = new Set<number>()
  for (let row = 0, out = 0; row < block.rows; row++) {
    for (let column = 0; column < block.columns; column++, out++) {
      const holder = shoreOf({ field, hollows, holders }, (top + row) * field.columns + left + column)
      shores[out] = holder
      for (let one = holder; one >= 0; one = (hollows[one] as Hollow).into) chosen.add(one)
    }
  }
  const numbers = deepest(hollows, chosen)
  const pools = numbers.map((number): Pool => {
    const { sink, spill, into } = hollows[number] as Hollow
    const [column, row] = [sink % field.columns, Math.floor(sink / field.columns)]
    return { sink: { x: field.x + column, y: field.y + row }, bed: field.heights[sink] as number, spill, into: numbers.indexOf(into) }
  })
  const places = new Map(numbers.map((number, place) => [number, place]))
  const cells = new Uint8Array(2 * shores.length)
  for (let row = 0, out = 0; row < block.rows; row++) {
    for (let column = 0; column < block.columns; column++, out++) {
      const place = places.get(shores[out] as number)
      if (place === undefined) continue
      const above = (field.heights[(top + row) * field.columns + left + column] as number) - (pools[place] as Pool).bed
      cells[2 * out] = place + 1
      cells[2 * out + 1] = Math.max(0, Math.min(255, Math.round(above / POOL_STEP_METRES)))
    }
  }
  return { level: block.level, x: block.x, y: block.y, columns: block.columns, rows: block.rows, pools, cells }
}

/** Lakes are as high as their surface; into them, and into the sea, all water runs off. */
function withLakes(ground: HeightField, lakes: readonly Lake[]): { readonly field: HeightField; readonly isOpen: (at: number) => boolean } {
  const { field: shown, water } = flood(ground, lakes)
  if (!water) return { field: ground, isOpen: (at) => (ground.heights[at] as number) <= 0 }
  const field = { ...shown, heights: shown.heights.map((height, at) => Math.max(height, water[at] as number)) }
  return { field, isOpen: (at) => (field.heights[at] as number) <= 0 || (water[at] as number) > (shown.heights[at] as number) }
}

/** A hollow while it fills; hollows are numbered by their beds, the deepest first. */
interface Hollow {
  readonly sink: number
  spill: number
  into: number
  /** Whether its water runs off, and it grows no more. */
  isFull: boolean
  left: number
  right: number
  top: number
  bottom: number
}

interface Filled {
  readonly hollows: readonly Hollow[]
  /** For each cell the hollow that reached it first, or NONE. */
  readonly holders: Int32Array
}

const NONE = -1

function fill(field: HeightField, isOpen: (at: number) => boolean): Filled {
  const { columns, rows, heights } = field
  const hollows: Hollow[] = []
  /** In which hollow's water a cell lies; hollows that were joined lie in another's. */
  const reached = new Int32Array(columns * rows).fill(NONE)
  const joined: number[] = []
  const holders = new Int32Array(columns * rows).fill(NONE)
  const least = LEAST_DEPTH_CELLS * cellMetres(field.level)
  const met: number[] = []
  for (const at of ascending(heights)) {
    const column = at % columns
    const row = (at - column) / columns
    const height = heights[at] as number
    met.length = 0
    const reach = { left: column, right: column, top: row, bottom: row }
    let runsOff = column === 0 || row === 0 || column === columns - 1 || row === rows - 1 || isOpen(at)
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const other = reached[y * columns + x] as number
        const number = other === NONE ? NONE : last(joined, other)
        if (number === NONE || met.includes(number)) continue
        met.push(number)
        const hollow = hollows[number] as Hollow
        runsOff ||= hollow.isFull
        widen(reach, hollow)
      }
    }
    runsOff ||= Math.max(reach.right - reach.left, reach.bottom - reach.top) >= WIDEST_POOL_CELLS
    const deepest = met.length > 0 ? Math.min(...met) : hollows.length
    if (met.length === 0) {
      hollows.push({ sink: at, spill: height, into: NONE, isFull: runsOff, ...reach })
      joined.push(deepest)
    }
    for (const number of met) {
      const hollow = hollows[number] as Hollow
      const isShallow = height - (heights[hollow.sink] as number) < least
      // Roughness of a bed belongs to what it lies in.
      if (!hollow.isFull && (runsOff || number !== deepest))
        Object.assign(hollow, { spill: isShallow ? heights[hollow.sink] : height, into: runsOff ? NONE : deepest })
      joined[number] = deepest
    }
    const deep = hollows[deepest] as Hollow
    widen(deep, reach)
    deep.isFull = runsOff
    reached[at] = deepest
    if (!runsOff) holders[at] = deepest
  }
  for (let at = 0; at < holders.length; at++) holders[at] = holderOf(hollows, heights, holders[at] as number)
  return { hollows, holders }
}

/** The first hollow, from one on, that holds anything. */
function holderOf(hollows: readonly Hollow[], heights: Float32Array, number: number): number {
  let one = number
  for (let hollow = hollows[one]; hollow && hollow.spill <= (heights[hollow.sink] as number); hollow = hollows[one]) one = hollow.into
  return one
}

/**
 * Which hollow a cell belongs to. Ground above a hollow's water has its shore, so that what is drawn between cells is level to its very edge: where another hollow's water comes to stand
 * over that ground, they have joined.
 */
function shoreOf({ field: { columns, heights }, hollows, holders }: Filled & { readonly field: HeightField }, at: number): number {
  let best = holders[at] as number
  let highest = Number.NEGATIVE_INFINITY
  for (let dy = -columns; dy <= columns; dy += columns) {
    for (let dx = -1; dx <= 1; dx++) {
      const number = holders[at + dy + dx] as number
      const { spill, sink } = hollows[number] ?? { spill: Number.NaN, sink: 0 }
      const isBetter = spill > highest || (spill === highest && sink < (hollows[best] as Hollow).sink)
      if (spill <= (heights[at] as number) && isBetter) [best, highest] = [number, spill]
    }
  }
  return best
}

/** At most MOST_POOLS of some hollows, in their order. */
function deepest(hollows: readonly Hollow[], chosen: ReadonlySet<number>): number[] {
  const numbers = [...chosen].sort((a, b) => a - b)
  if (numbers.length <= MOST_POOLS) return numbers
  const spans = new Map(numbers.map((number) => [number, areaOf(hollows[number] as Hollow)]))
  const kept = [...numbers].sort((a, b) => (spans.get(b) as number) - (spans.get(a) as number) || a - b).slice(0, MOST_POOLS)
  return kept.sort((a, b) => a - b)
}

function areaOf({ left, right, top, bottom }: Hollow): number {
  return (right - left + 1) * (bottom - top + 1)
}

type Reach = Pick<Hollow, 'left' | 'right' | 'top' | 'bottom'>

function widen(reach: Reach, by: Reach): void {
  reach.left = Math.min(reach.left, by.left)
  reach.right = Math.max(reach.right, by.right)
  reach.top = Math.min(reach.top, by.top)
  reach.bottom = Math.max(reach.bottom, by.bottom)
}

/** The hollow that one has been joined to in the end, with a shorter way for the next time. */
function last(joined: number[], number: number): number {
  let at = number
  while (joined[at] !== at) at = joined[at] as number
  for (let next = number; next !== at; ) [next, joined[next]] = [joined[next] as number, at]
  return at
}

/** Cells from the lowest to the highest; of equal ones that of the lower number comes first. */
function ascending(heights: Float32Array): Uint32Array {
  const count = heights.length
  const bits = new Uint32Array(heights.slice().buffer)
  // The bits of floats are in order once the negative ones are turned round; above the number of the cell they fit into a double.
  const keys = Float64Array.from(bits, (raw, at) => ((raw >>> 31 ? ~raw : raw | 0x80000000) >>> 0) * count + at)
  keys.sort()
  return Uint32Array.from(keys, (key) => key % count)
}
