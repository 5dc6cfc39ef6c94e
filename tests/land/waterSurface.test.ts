import fc from 'fast-check'
import { expect, test } from 'vitest'
import { floodedSurface, tileRect } from '../../src/land'
import { basinAround } from '../../src/land/basin'
import { type Lake, lakeIn } from '../../src/land/lake'
import { flood, NO_WATER } from '../../src/land/waterSurface'
import { gradientNoise, TILE_CELLS, type Tile } from '../../src/world'
import { differingCells, fieldOf } from './fields'
import { hollows } from './grounds'

const LEVEL = 10
const WINDOW = { level: LEVEL, x: 0, y: 0, columns: 256, rows: 256 }

/** Lakes in hollows of one ground. */
function lakesOf(seed: number): Lake[] {
  const field = fieldOf(WINDOW, hollows(seed))
  return [
    [70, 70],
    [100, 120],
    [128, 128],
    [160, 90],
  ].flatMap(([x = 0, y = 0]) => lakeIn(basinAround(field, { x, y }), 9000) ?? [])
}

/** The same ground at another level, with roughness of its own where it is finer. */
function groundOf(tile: Tile, seed: number) {
  const scale = 2 ** (LEVEL - tile.level)
  const ground = hollows(seed)
  return fieldOf(tileRect(tile), (column, row) => {
    const [x, y] = [(column + 0.5) * scale - 0.5, (row + 0.5) * scale - 0.5]
    return ground(x, y) + (scale < 1 ? 20 * gradientNoise(seed, 3, 0, column / 3, row / 3) : 0)
  })
}

const partOf = ({ x, y }: Tile) => ({ x: x * TILE_CELLS - 2, y: y * TILE_CELLS - 2, columns: TILE_CELLS + 4, rows: TILE_CELLS + 4 })

test('neighbours agree bit for bit on ground and water, at the level of the lakes, finer and coarser', () => {
  let wet = 0
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: -3, max: 3 }), fc.constantFrom([1, 0], [0, 1], [1, 1]), (seed, shift, [dx = 0, dy = 0]) => {
      const lakes = lakesOf(seed)
      const side = 2 ** shift
      const here = { level: LEVEL + shift, x: Math.floor(0.7 * side), y: Math.floor(0.7 * side) }
      const there = { ...here, x: here.x + dx, y: here.y + dy }
      const [one, other] = [flood(groundOf(here, seed), lakes), flood(groundOf(there, seed), lakes)]
      expect(differingCells(one.field, other.field)).toBe(0)
      const waterOf = ({ field, water }: typeof one) => ({
        ...field,
        heights: water ?? new Float32Array(field.heights.length).fill(NO_WATER),
      })
      expect(differingCells(waterOf(one), waterOf(other))).toBe(0)
      wet += one.water ? 1 : 0
    }),
    { numRuns: 40 },
  )
  expect(wet).toBeGreaterThan(10)
})

test('a finer tile is wet only near the lake, and its water is as high as the lake, or hidden or dipping at a rim', () => {
  let wet = 0
  for (const seed of [1, 2, 3, 4, 5]) {
    const lakes = lakesOf(seed)
    for (const tile of [4, 5, 6].flatMap((x) => [4, 5, 6].map((y) => ({ level: LEVEL + 2, x, y })))) {
      const { field, water } = flood(groundOf(tile, seed), lakes)
      water?.forEach((level, i) => {
        if (level <= (field.heights[i] ?? 0)) return
        wet++
        const [u, v] = [(field.x + (i % field.columns)) / 4, (field.y + Math.floor(i / field.columns)) / 4]
        const holding = lakes.find((lake) => {
          const [column, row] = [Math.floor(u) - lake.x, Math.floor(v) - lake.y]
          const isNear = [-3, -2, -1, 0, 1, 2, 3].some((dy) =>
            [-3, -2, -1, 0, 1, 2, 3].some((dx) => lake.isWet[(row + dy) * lake.columns + column + dx]),
          )
          return isNear && level <= lake.elevation
        })
        expect(holding).toBeDefined()
        const within = lakes.find((lake) => lake.isWet[(Math.floor(v) - lake.y) * lake.columns + Math.floor(u) - lake.x])
        if (within && !lakes.some((lake) => lake.elevation > within.elevation)) expect(level).toBe(within.elevation)
      })
    }
  }
  expect(wet).toBeGreaterThan(1000)
})

test('from afar a cell is water or ground, whichever is more of it, and what is dry costs nothing', () => {
  for (const seed of [1, 2, 3]) {
    const lakes = lakesOf(seed)
    const tile = { level: LEVEL - 2, x: 0, y: 0 }
    const { field, water } = flood(groundOf(tile, seed), lakes)
    for (const lake of lakes) {
      const shares = new Map<number, number>()
      lake.isWet.forEach((isWet, i) => {
        const [x, y] = [Math.floor((lake.x + (i % lake.columns)) / 4), Math.floor((lake.y + Math.floor(i / lake.columns)) / 4)]
        const at = (y - field.y) * field.columns + x - field.x
        shares.set(at, (shares.get(at) ?? 0) + isWet / 16)
      })
      for (const [at, share] of shares) {
        const depth = (water?.[at] ?? NO_WATER) - (field.heights[at] ?? 0)
        if (share >= 0.5) expect(depth).toBeGreaterThan(0)
        else if (lakes.length === 1) expect(depth).toBeLessThanOrEqual(0)
      }
    }
    const far = { level: LEVEL, x: 40, y: 40 }
    const ground = groundOf(far, seed)
    expect(flood(ground, lakes)).toEqual({ field: ground, water: undefined })
    expect(floodedSurface(ground, partOf(far), lakes)).not.toHaveProperty('water')
  }
})

test('a tile with a lake knows how high it stands', () => {
  const seed = [1, 2, 3, 4].find((one) => lakesOf(one).length > 0) ?? 1
  const [lake] = lakesOf(seed)
  if (!lake) throw new Error('Expected a lake.')
  const tile = { level: LEVEL, x: Math.floor((lake.x + 3) / TILE_CELLS), y: Math.floor((lake.y + 3) / TILE_CELLS) }
  const seen = floodedSurface(
    fieldOf(tileRect(tile), () => lake.elevation - 50),
    partOf(tile),
    [lake],
  )
  expect(seen.highest).toBe(lake.elevation)
  expect(seen.lowest).toBeCloseTo(lake.elevation - 50, 2)
  expect(Math.max(...(seen.water ?? []))).toBe(lake.elevation)
})
