import fc from 'fast-check'
import { type InstancedBufferGeometry, type Mesh, Vector4 } from 'three'
import { expect, test } from 'vitest'
import { PlantCasters } from '../../../src/scene/plants/PlantCasters'
import { TIERS } from '../../../src/scene/tiers'
import type { LandTile } from '../../../src/streaming'
import { cellInZOrder, PLANT_BLOCKS, PLANT_HEAD, PLANT_LEVEL, packPlant, TILE_CELLS, tileMetres } from '../../../src/world'

/** World metres along a tile's side. */
const SIDE = tileMetres(PLANT_LEVEL) / 8
const PER_BLOCK = 4

/** A tile with four plants of two ranks in each block. */
function grove(x: number, y: number, level = PLANT_LEVEL): { land: LandTile; layer: number } {
  const blocks = PLANT_BLOCKS * PLANT_BLOCKS
  const plants = new Uint32Array(PLANT_HEAD + 2 * PER_BLOCK * blocks)
  const cells = TILE_CELLS / PLANT_BLOCKS
  for (let block = 0; block <= blocks; block++) plants[block] = block * PER_BLOCK
  for (let block = 0; block < blocks; block++) {
    const { column, row } = cellInZOrder(block)
    for (let i = 0; i < PER_BLOCK; i++) {
      const place = { column: (column + 0.2 + 0.2 * i) * cells, row: (row + 0.5) * cells }
      packPlant(plants, PLANT_HEAD + 2 * (block * PER_BLOCK + i), {
        ...place,
        form: 0,
        rank: i % 2,
        size: 32,
        tint: 0,
        turn: 0,
        threshold: 0,
      })
    }
  }
  return { land: { tile: { level, x, y }, plants } as unknown as LandTile, layer: 3 }
}

function cast(residents: readonly ReturnType<typeof grove>[], east: number, south: number, half: number, tier = TIERS.high): number {
  const { plants } = tier
  if (!plants) throw new Error('Expected a tier with plants.')
  const casters = new PlantCasters(plants, [new Vector4(5, 2, 3, 0)], {})
  const level = { half, east, south, base: 0, isGroundStale: true, isShadeStale: true }
  const scene = casters.on({ level, texels: 320, residents, eye: { east: east * 8, south: south * 8, elevation: 100 } })
  const count = scene ? ((scene.children[0] as Mesh).geometry as InstancedBufferGeometry).instanceCount : 0
  casters.dispose()
  return count
}

test('casts what stands in the square, whole blocks of it, and nothing farther off', () => {
  const around = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => grove(x, y)))
  fc.assert(
    fc.property(fc.double({ min: 0, max: SIDE, noNaN: true }), fc.double({ min: 0, max: SIDE, noNaN: true }), (east, south) => {
      for (const half of [40, 160]) {
        const block = SIDE / PLANT_BLOCKS
        const inSquare = ((2 * half) / block) ** 2 * PER_BLOCK
        const inBlocks = ((2 * half) / block + 2) ** 2 * PER_BLOCK
        const count = cast(around, east, south, half)
        expect(count).toBeGreaterThanOrEqual(Math.floor(inSquare) - PER_BLOCK)
        expect(count).toBeLessThanOrEqual(inBlocks)
      }
    }),
    { numRuns: 30 },
  )
  expect(cast(around, 40 * SIDE, 0, 160)).toBe(0)
})

test('coarser and finer tiles cast nothing, nor do tiles without plants', () => {
  expect(cast([grove(0, 0, PLANT_LEVEL - 1), grove(0, 0, PLANT_LEVEL + 1)], SIDE / 2, SIDE / 2, 40)).toBe(0)
  const bare = { ...grove(0, 0), land: { tile: { level: PLANT_LEVEL, x: 0, y: 0 } } as LandTile }
  expect(cast([bare], SIDE / 2, SIDE / 2, 40)).toBe(0)
})

test('where a tier thins plants sooner, the farther square has the shadows of those that stay', () => {
  const here = [grove(0, 0)]
  expect(cast(here, SIDE / 2, SIDE / 2, 160, TIERS.low)).toBe(cast(here, SIDE / 2, SIDE / 2, 160) / 2)
  expect(cast(here, SIDE / 2, SIDE / 2, 40, TIERS.low)).toBe(cast(here, SIDE / 2, SIDE / 2, 40))
})
