import { expect, test } from 'vitest'
import { type CellRect, findPools, landField, POOL_MARGIN_CELLS, plainRelief } from '../../src/land'
import { POOL_LEVEL, POOL_STEP_METRES, type PoolBlock } from '../../src/world'

const SIDE = 96

/** A block around the origin, and ground as a function says, as far as it must be known. */
function pooled(
  heightAt: (x: number, y: number) => number,
  block: Omit<CellRect, 'level'> = { x: -SIDE / 2, y: -SIDE / 2, columns: SIDE, rows: SIDE },
): PoolBlock {
  const own = { level: POOL_LEVEL, ...block }
  const x = own.x - POOL_MARGIN_CELLS
  const y = own.y - POOL_MARGIN_CELLS
  const columns = own.columns + 2 * POOL_MARGIN_CELLS
  const rows = own.rows + 2 * POOL_MARGIN_CELLS
  const heights = Float32Array.from({ length: columns * rows }, (_, at) => heightAt(x + (at % columns), y + Math.floor(at / columns)))
  return findPools({ level: POOL_LEVEL, x, y, columns, rows, heights }, own)
}

const bowl = (x: number, y: number, { at = 0, deep = 4, wide = 10 } = {}) => Math.max(0, deep * (1 - ((x - at) ** 2 + y ** 2) / wide ** 2))

/** Which pool has a cell, of those of a block; −1 for none. */
function poolAt({ x, y, columns, cells }: PoolBlock, east: number, south: number): number {
  return (cells[2 * ((south - y) * columns + east - x)] as number) - 1
}

test('a bowl in a slope holds one pool, up to its lowest rim, with a shore around it and nothing beyond', () => {
  const block = pooled((x, y) => 100 + 0.1 * x - bowl(x, y))
  expect(block.pools).toHaveLength(1)
  const [pool] = block.pools
  const rim = 100 + 0.1 * -10
  expect(pool?.spill).toBeGreaterThan(rim - 0.2)
  expect(pool?.spill).toBeLessThan(rim + 0.2)
  expect(pool?.bed).toBeLessThan(96.1)
  expect(pool?.into).toBe(-1)
  expect(poolAt(block, 0, 0)).toBe(0)
  for (const [x, y] of [
    [14, 0],
    [-14, 0],
    [0, 14],
    [30, 30],
  ] as const)
    expect(poolAt(block, x, y)).toBe(-1)
  // Wherever the ground lies below the rim inside, the pool is known, and on the next cell too.
  for (let x = -9; x <= 2; x++) expect(poolAt(block, x, 0)).toBe(0)
})

test('slopes, ridges and what falls to the edge hold nothing', () => {
  expect(pooled((x, y) => 50 + 0.02 * x - 0.01 * y).pools).toEqual([])
  expect(pooled((x) => 50 + Math.abs(x) * 0.3 - 0.0001 * x * x).pools.length).toBeLessThanOrEqual(1)
  expect(pooled((x, y) => 900 - 0.01 * (x * x + y * y)).pools).toEqual([])
})

test('a hollow below the sea is none, and a wide one is filled no wider than a pool may be', () => {
  expect(pooled((x, y) => -5 - bowl(x, y)).pools).toEqual([])
  const wide = pooled((x, y) => 100 - bowl(x, y, { wide: 70, deep: 30 }))
  expect(wide.pools).toHaveLength(1)
  expect(poolAt(wide, 28, 0)).toBe(0)
  expect(poolAt(wide, 33, 0)).toBe(-1)
})

test('the shallower of two bowls runs into the deeper, whose ground around both is', () => {
  const trough = (x: number, y: number) =>
    100 + 0.002 * (x * x + y * y) - bowl(x, y, { at: -8, deep: 4, wide: 6 }) - bowl(x, y, { at: 8, deep: 2, wide: 6 })
  const block = pooled((x, y) => Math.min(trough(x, y), 101))
  const [deep, shallow] = [poolAt(block, -8, 0), poolAt(block, 8, 0)]
  expect(deep).toBe(0)
  expect(block.pools[shallow]?.into).toBe(deep)
  expect(block.pools[deep]?.spill).toBeGreaterThan(block.pools[shallow]?.spill ?? Number.POSITIVE_INFINITY)
  const { bed } = block.pools[deep] as { bed: number }
  const cell = (0 - block.y) * block.columns + -8 - block.x
  expect(block.cells[2 * cell + 1]).toBe(Math.round((trough(-8, 0) - bed) / POOL_STEP_METRES))
})

test('blocks of dreamed ground agree on every cell that both have, and on each pool', async () => {
  const place = { x: 9170, y: -18190 }
  const ground = async (block: CellRect) => {
    const margin = POOL_MARGIN_CELLS
    const around = {
      ...block,
      x: block.x - margin,
      y: block.y - margin,
      columns: block.columns + 2 * margin,
      rows: block.rows + 2 * margin,
    }
    const field = await landField({ seed: 8, relief: plainRelief }, around)
    // The plain land alone is too smooth for hollows: with bumps there are some in every block.
    const bumps = (x: number, y: number) =>
      6 * Math.sin(x * 0.31 + 0.4) * Math.sin(y * 0.23) + 3 * Math.sin(x * 0.83) * Math.sin(y * 0.71 + x * 0.05)
    field.heights.forEach((height, at) => {
      field.heights[at] = 0.02 * height + 300 + bumps(around.x + (at % around.columns), around.y + Math.floor(at / around.columns))
    })
    return findPools(field, block)
  }
  const one = await ground({ level: POOL_LEVEL, ...place, columns: 64, rows: 64 })
  const other = await ground({ level: POOL_LEVEL, x: place.x + 40, y: place.y - 24, columns: 64, rows: 64 })
  const known = (block: PoolBlock, number: number) => {
    const { sink, bed, spill, into } = block.pools[number] ?? {}
    return { sink, bed, spill, into: block.pools[into ?? -1]?.sink }
  }
  let wet = 0
  for (let y = place.y; y < place.y + 40; y++) {
    for (let x = place.x + 40; x < place.x + 64; x++) {
      const [a, b] = [poolAt(one, x, y), poolAt(other, x, y)]
      expect(known(one, a)).toEqual(known(other, b))
      if (a >= 0) wet++
    }
  }
  expect(wet).toBeGreaterThan(100)
})
