import { DataTexture, FloatType, NearestFilter, RGFormat, Vector2, Vector4 } from 'three'
import type { DrawnTile } from '../streaming'
import { cellMetres, tileMetres, WORLD_METRES_PER_LEARNED_METRE } from '../world'
import type { SceneView, StandingWater } from './sceneView'

/** Cells along the side of the widest water there is: that of the ground it is found in. */
const CELLS = 256

/** Uniforms of water that a hand is pouring. */
export interface PoolUniforms {
  readonly pool: { readonly value: DataTexture }
  /** North-west corner from the eye and side of a cell, in world metres; the last is 1 where there is a pool. */
  readonly poolPlace: { readonly value: Vector4 }
  /** Columns and rows. */
  readonly poolCells: { readonly value: Vector2 }
}

/** Brings poured water to the graphics device. */
export class PoolTexture {
  readonly uniforms: PoolUniforms
  #held: StandingWater | undefined

  constructor() {
    this.uniforms = {
      pool: { value: textureOf(new Float32Array(2), 1) },
      poolPlace: { value: new Vector4() },
      poolCells: { value: new Vector2() },
    }
  }

  /** Takes over the water of a frame. */
  update({ pool, eye }: Pick<SceneView, 'pool' | 'eye'>): void {
    const { poolPlace, poolCells } = this.uniforms
    poolPlace.value.w = 0
    if (!pool) return
    const { level, x, y, columns, rows } = pool.rect
    const cell = cellMetres(level)
    const scale = WORLD_METRES_PER_LEARNED_METRE
    poolPlace.value.set((x * cell - eye.east) * scale, (y * cell - eye.south) * scale, cell * scale, 1)
    poolCells.value.set(columns, rows)
    this.#hold(pool)
  }

  /** Whether the water of this frame may be seen in a tile. */
  meets({ tile }: DrawnTile): boolean {
    if (this.uniforms.poolPlace.value.w === 0 || !this.#held) return false
    const { level, x, y, columns, rows } = this.#held.rect
    const cell = cellMetres(level)
    const side = tileMetres(tile.level)
    const isAcross = (at: number, from: number, count: number) => at * side < (from + count) * cell && (at + 1) * side > from * cell
    return isAcross(tile.x, x, columns) && isAcross(tile.y, y, rows)
  }

  dispose(): void {
    this.uniforms.pool.value.dispose()
  }

  /** @throws RangeError when it is wider than the texture */
  #hold(pool: StandingWater): void {
    if (this.#held === pool) return
    const { columns, rows } = pool.rect
    if (columns > CELLS || rows > CELLS) throw new RangeError(`Expected water of at most ${CELLS}×${CELLS} cells, got ${columns}×${rows}.`)
    const { pool: texture } = this.uniforms
    if (texture.value.image.width < CELLS) {
      texture.value.dispose()
      Object.assign(texture, { value: textureOf(new Float32Array(2 * CELLS * CELLS), CELLS) })
    }
    const numbers = texture.value.image.data as Float32Array
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const from = row * columns + column
        const to = 2 * (row * CELLS + column)
        numbers[to] = pool.surface[from] ?? 0
        numbers[to + 1] = pool.isRuled[from] ?? 0
      }
    }
    texture.value.needsUpdate = true
    this.#held = pool
  }
}

function textureOf(numbers: Float32Array<ArrayBuffer>, side: number): DataTexture {
  const texture = new DataTexture(numbers, side, side, RGFormat, FloatType)
  texture.minFilter = texture.magFilter = NearestFilter
  texture.needsUpdate = true
  return texture
}
