import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HeightField, type LandSource, landField, surfaceOf, TilePyramid, tileRect } from '../../src/land'
import { childTiles, parentTile, TILE_CELLS, type Tile, tileMetres } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'
import { differingCells, farthestFromMean } from './fields'

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

const anyFar = fc.constantFrom(0, 900, -4000, 80_000, -80_000)
const anyTile = fc
  .record({
    level: fc.integer({ min: 2, max: 16 }),
    east: anyFar,
    south: anyFar,
    dx: fc.integer({ min: -2, max: 2 }),
    dy: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ level, east, south, dx, dy }): Tile => {
    const near = (kilometres: number) => Math.floor((kilometres * 1000) / tileMetres(level))
    return { level, x: near(east) + dx, y: near(south) + dy }
  })
const anySeed = fc.integer({ min: 0, max: 0xffffffff })

/** A pyramid that remembers a tile and everything above it, as the page has it when one flies in. */
async function descended(source: LandSource, tile: Tile): Promise<TilePyramid> {
  const pyramid = new TilePyramid(source)
  const chain = [tile]
  for (let above = tile; above.level > Math.max(0, tile.level - 3); ) {
    above = parentTile(above)
    chain.push(above)
  }
  for (const one of chain.reverse()) await pyramid.siblings([one])
  return pyramid
}

test('a tile is the same land from scratch, alone from its parent, and with any of its siblings', async () => {
  const anyGroup = fc.subarray([0, 1, 2, 3], { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(anySeed, anyTile, anyGroup, async (seed, parent, group) => {
      const source = { seed, relief }
      const children = childTiles(parent)
      const chosen = group.map((i) => children[i] as Tile)
      const together = await (await descended(source, parent)).siblings(chosen)
      const oneByOne = await descended(source, parent)
      for (const [i, tile] of chosen.entries()) {
        const scratch = await landField(source, tileRect(tile))
        const alone = (await oneByOne.siblings([tile]))[0] as HeightField
        expect(differingCells(together[i] as HeightField, scratch)).toBe(0)
        expect(differingCells(alone, scratch)).toBe(0)
      }
    }),
    { numRuns: 3 },
  )
}, 240_000)

test('neighbours agree bit for bit on every sample they share, in height and in shading', async () => {
  await fc.assert(
    fc.asyncProperty(anySeed, anyTile, fc.constantFrom([1, 0], [0, 1], [1, 1], [1, -1]), async (seed, tile, [dx = 0, dy = 0]) => {
      const source = { seed, relief }
      const neighbour = { ...tile, x: tile.x + dx, y: tile.y + dy }
      // One comes down through its remembered parents, the other is made from nothing.
      const [here] = await (await descended(source, tile)).siblings([tile])
      const there = await new TilePyramid(source).tile(neighbour)
      expect(differingCells(here as HeightField, there)).toBe(0)
      expect(differingShading(tile, here as HeightField, neighbour, there)).toBe(0)
    }),
    { numRuns: 5 },
  )
}, 240_000)

test('a tile’s four children average to it', async () => {
  const source = { seed: 21, relief }
  const parent = { level: 9, x: 12, y: -7 }
  const pyramid = new TilePyramid(source)
  const above = await pyramid.tile(parent)
  for (const child of await pyramid.siblings(childTiles(parent))) {
    const { x, y, columns, rows } = child
    const inset = { level: above.level, x: x / 2 - 10, y: y / 2 - 10, columns: columns / 2 + 20, rows: rows / 2 + 20 }
    const under = await landField(source, inset)
    expect(differingCells(under, above)).toBe(0)
    expect(farthestFromMean(under, child)).toBeLessThan(0.18)
  }
})

test('a pyramid that forgets makes the same tiles again', async () => {
  const source = { seed: 4, relief }
  const small = new TilePyramid(source, 2)
  const tiles = childTiles({ level: 5, x: 3, y: 3 })
  const first = await small.siblings(tiles)
  const again = await small.siblings(tiles)
  for (const [i, field] of first.entries()) expect(differingCells(field, again[i] as HeightField)).toBe(0)
  expect(await small.siblings([])).toEqual([])
})

/** Half floats that differ where two tiles, each with two border cells, lie over each other. */
function differingShading(a: Tile, fieldA: HeightField, b: Tile, fieldB: HeightField): number {
  const border = 2
  const side = TILE_CELLS + 2 * border
  const shade = (tile: Tile, field: HeightField) => {
    const part = { x: tile.x * TILE_CELLS - border, y: tile.y * TILE_CELLS - border, columns: side, rows: side }
    return { part, ...surfaceOf(field, part) }
  }
  const [one, other] = [shade(a, fieldA), shade(b, fieldB)]
  let compared = 0
  let differing = 0
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const u = one.part.x + column - other.part.x
      const v = one.part.y + row - other.part.y
      if (u < 0 || v < 0 || u >= side || v >= side) continue
      for (let channel = 0; channel < 4; channel++) {
        compared++
        if (one.surface[(row * side + column) * 4 + channel] !== other.surface[(v * side + u) * 4 + channel]) differing++
      }
    }
  }
  expect(compared).toBeGreaterThan(0)
  return differing
}
