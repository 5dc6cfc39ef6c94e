import {
  DataTexture,
  FloatType,
  NearestFilter,
  type PixelFormat,
  RGFormat,
  RGIntegerFormat,
  type TextureDataType,
  UnsignedByteType,
  Vector2,
  type WebGLRenderer,
} from 'three'
import type { DrawnTile, LifeView } from '../../streaming'
import { cellMetres, POOL_LEVEL, TILE_CELLS, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../../world'
import type { SceneView } from '../sceneView'
import type { RainUniforms } from './rainUniforms'

/** Blocks along the side of the map, which goes round: every block has its slot. `lake.glsl` says the same. */
const BLOCKS = 12
const SIDE = BLOCKS * TILE_CELLS
/** A block has no more pools. */
const MOST_POOLS = 256
const BLOCK_METRES = tileMetres(POOL_LEVEL)
/** Farther from the eye, in world metres, no pools are seen: there the map may end. */
const REACH_METRES = (BLOCKS / 2 - 1) * BLOCK_METRES * WORLD_METRES_PER_LEARNED_METRE

type Pools = LifeView['pools'][number]

/** Where pools of a block stand, in learned metres. */
interface Box {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

interface Slot {
  cells: Uint8Array | undefined
  changes: number
}

/** The rain that stands in hollows around the eye, on the graphics device. */
export class RainMap {
  readonly #uniforms: RainUniforms
  /** Which block each slot holds, and its levels as they were last written. */
  readonly #slots = Array.from({ length: BLOCKS * BLOCKS }, (): Slot => ({ cells: undefined, changes: 0 }))
  readonly #place = new Vector2()
  readonly #boxes = new WeakMap<Pools, { readonly changes: number; readonly box: Box | undefined }>()
  #shown: Box[] = []
  #isOpen = false
  #losses = 0

  constructor(uniforms: RainUniforms) {
    this.#uniforms = uniforms
  }

  /** Brings the map up to a frame. @param losses how often the graphics device was lost */
  update(renderer: WebGLRenderer, { life, eye }: SceneView, losses: number): void {
    if (losses !== this.#losses) for (const slot of this.#slots) slot.cells = undefined
    this.#losses = losses
    this.#shown = []
    const { rainPlace } = this.#uniforms
    const wet = life?.pools.filter(({ isDry }) => !isDry) ?? []
    rainPlace.value.w = wet.length > 0 ? 1 : 0
    if (wet.length === 0) return
    this.#open()
    const cell = cellMetres(POOL_LEVEL)
    rainPlace.value.set(round(eye.east / cell, SIDE), round(eye.south / cell, SIDE), REACH_METRES, 1)
    const corner = { x: Math.floor(eye.east / BLOCK_METRES) - BLOCKS / 2, y: Math.floor(eye.south / BLOCK_METRES) - BLOCKS / 2 }
    const held = new Set<number>()
    for (const pools of wet) {
      const [x, y] = [pools.block.x / TILE_CELLS, pools.block.y / TILE_CELLS]
      if (x < corner.x || y < corner.y || x >= corner.x + BLOCKS || y >= corner.y + BLOCKS) continue
      const slot = round(y, BLOCKS) * BLOCKS + round(x, BLOCKS)
      held.add(slot)
      this.#hold(renderer, pools, slot)
      const box = this.#boxOf(pools)
      if (box) this.#shown.push(box)
    }
    this.#slots.forEach(({ cells }, slot) => {
      if (cells && !held.has(slot)) this.#clear(renderer, slot)
    })
  }

  /** Whether a pool of this frame may be seen in a tile. */
  meets({ tile }: DrawnTile): boolean {
    if (this.#shown.length === 0) return false
    const side = tileMetres(tile.level)
    const [west, north] = [tile.x * side, tile.y * side]
    return this.#shown.some((box) => box.west < west + side && box.east > west && box.north < north + side && box.south > north)
  }

  dispose(): void {
    this.#uniforms.rainCells.value.dispose()
    this.#uniforms.rainLevels.value.dispose()
  }

  /** Makes room, once the first pool stands. */
  #open(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.dispose()
    this.#uniforms.rainCells.value = empty({ columns: SIDE, rows: SIDE, format: RGIntegerFormat, type: UnsignedByteType })
    this.#uniforms.rainLevels.value = empty({ columns: MOST_POOLS, rows: BLOCKS * BLOCKS, format: RGFormat, type: FloatType })
  }

  #hold(renderer: WebGLRenderer, { block, levels, changes }: Pools, slot: number): void {
    const held = this.#slots[slot] as Slot
    if (held.cells !== block.cells) this.#write(renderer, block.cells, slot)
    else if (held.changes === changes) return
    held.cells = block.cells
    held.changes = changes
    const numbers = new Float32Array(2 * MOST_POOLS)
    block.pools.forEach(({ bed }, at) => {
      numbers[2 * at] = levels[at] as number
      numbers[2 * at + 1] = bed
    })
    const row = texture({ data: numbers, columns: MOST_POOLS, rows: 1, format: RGFormat, type: FloatType })
    renderer.copyTextureToTexture(row, this.#uniforms.rainLevels.value, null, this.#place.set(0, slot))
    row.dispose()
  }

  #clear(renderer: WebGLRenderer, slot: number): void {
    this.#write(renderer, new Uint8Array(2 * TILE_CELLS * TILE_CELLS), slot)
    ;(this.#slots[slot] as Slot).cells = undefined
  }

  #write(renderer: WebGLRenderer, data: Uint8Array, slot: number): void {
    const cells = texture({ data, columns: TILE_CELLS, rows: TILE_CELLS, format: RGIntegerFormat, type: UnsignedByteType })
    this.#place.set((slot % BLOCKS) * TILE_CELLS, Math.floor(slot / BLOCKS) * TILE_CELLS)
    renderer.copyTextureToTexture(cells, this.#uniforms.rainCells.value, null, this.#place)
    cells.dispose()
  }

  /** Around all cells of a block over which water stands, found again when it has risen or fallen. */
  #boxOf(pools: Pools): Box | undefined {
    const known = this.#boxes.get(pools)
    if (known?.changes === pools.changes) return known.box
    const box = boxOf(pools)
    this.#boxes.set(pools, { changes: pools.changes, box })
    return box
  }
}

function boxOf({ block, levels }: Pools): Box | undefined {
  const stands = levels.map((level, at) => (level > (block.pools[at]?.bed ?? 0) ? 1 : 0))
  let [left, right, top, bottom] = [block.columns, -1, block.rows, -1]
  for (let at = 0; at < block.columns * block.rows; at++) {
    const number = block.cells[2 * at] as number
    if (number === 0 || !stands[number - 1]) continue
    const column = at % block.columns
    const row = (at - column) / block.columns
    ;[left, right, top, bottom] = [Math.min(left, column), Math.max(right, column), Math.min(top, row), Math.max(bottom, row)]
  }
  if (right < left) return undefined
  const cell = cellMetres(block.level)
  return {
    west: (block.x + left - 1) * cell,
    east: (block.x + right + 2) * cell,
    north: (block.y + top - 1) * cell,
    south: (block.y + bottom + 2) * cell,
  }
}

interface Cut {
  readonly columns: number
  readonly rows: number
  readonly format: PixelFormat
  readonly type: TextureDataType
}

function texture({ data, columns, rows, format, type }: Cut & { readonly data: Uint8Array | Float32Array | null }): DataTexture {
  const made = new DataTexture(data as Uint8Array<ArrayBuffer> | null, columns, rows, format, type)
  if (format === RGIntegerFormat) made.internalFormat = 'RG8UI'
  made.minFilter = made.magFilter = NearestFilter
  made.unpackAlignment = 1
  return made
}

/** Storage on the device alone, and all of it dry. */
function empty(cut: Cut): DataTexture {
  const size = 2 * cut.columns * cut.rows
  const made = texture({ ...cut, data: cut.type === FloatType ? new Float32Array(size) : new Uint8Array(size) })
  made.needsUpdate = true
  return made
}

/** What is left of a number within a side, from 0 on. */
function round(value: number, side: number): number {
  return ((value % side) + side) % side
}
