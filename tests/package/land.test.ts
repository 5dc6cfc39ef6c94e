import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landField } from '../../src/land'
import { loadDoors } from '../../src/library'
import { type Land, openLand, readWorld } from '../../src/package/land'
import { brushOf, cellMetres, type Edit, HEIGHT_STEPS_PER_CELL } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'

/** A coarse level is quick to make. */
const LEVEL = 5
const CELL = cellMetres(LEVEL)
const AREA = { east: -340_000, south: -540_000, level: LEVEL, columns: 150, rows: 70 }

let relief: NodeRelief
let land: Land
beforeAll(async () => {
  relief = await openReliefInNode()
  land = await openLand()
})
afterAll(async () => {
  await land.dispose()
  await relief.dispose()
})

test('heights are those that the land has, for a level or for the size of its cells', async () => {
  const rect = { level: LEVEL, x: Math.floor(AREA.east / CELL), y: Math.floor(AREA.south / CELL), columns: 150, rows: 70 }
  const { heights } = await landField({ seed: 7, relief }, rect)
  expect(await land.heights(AREA)).toEqual(heights)
  const { level: _, ...unlevelled } = AREA
  expect(await land.heights({ ...unlevelled, cellMetres: CELL })).toEqual(heights)
  expect(land.models.relief).toBe(relief.model.sha256.slice(0, 16))
})

test('a tile is what its rectangle is, and neighbours agree about their edge', async () => {
  const tile = { level: LEVEL, x: -1, y: -2 }
  const made = await land.tile(tile)
  const [x, y] = [tile.x * 128 - 2, tile.y * 128 - 2]
  const area = { east: x * CELL, south: y * CELL, level: LEVEL, columns: 132, rows: 132 }
  expect(made.heights).toEqual(await land.heights(area))
  const own = await land.cover({ ...area, east: tile.x * 128 * CELL, south: tile.y * 128 * CELL, columns: 128, rows: 128 })
  for (let row = 0; row < 128; row++) {
    const start = 4 * ((row + 2) * 132 + 2)
    expect(own.subarray(4 * 128 * row, 4 * 128 * (row + 1))).toEqual(made.cover.subarray(start, start + 4 * 128))
  }
  expect(new Set(made.cover).size).toBeGreaterThan(20)
  const east = await land.tile({ ...tile, x: 0 })
  for (let row = 0; row < 132; row++) {
    expect(made.heights.slice(row * 132 + 128, row * 132 + 132)).toEqual(east.heights.slice(row * 132, row * 132 + 4))
  }
})

test('water is over the sea’s bed and nowhere else, and colours have three bytes a cell', async () => {
  const [heights, water, colours] = [await land.heights(AREA), await land.water(AREA), await land.colours(AREA)]
  expect(heights.some((height) => height < 0) && heights.some((height) => height > 0)).toBe(true)
  heights.forEach((height, i) => {
    expect(water[i]).toBe(height < 0 ? 0 : Number.NaN)
  })
  expect(colours).toHaveLength(3 * heights.length)
})

const LAKE_SIZE = 12

/** The cell that lies deepest below all eight around it, above the sea and away from the edges. */
function deepestPit(heights: Float32Array, columns: number): number {
  const depthOf = (at: number) => {
    const around = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => (x === 0 && y === 0 ? Number.POSITIVE_INFINITY : at + y * columns + x)))
    return Math.min(...around.map((other) => heights[other] ?? Number.POSITIVE_INFINITY)) - (heights[at] ?? 0)
  }
  const isInside = (at: number) => [at % columns, Math.floor(at / columns)].every((place) => place > 30 && place < columns - 30)
  const pits = [...heights.keys()].filter((at) => (heights[at] ?? 0) > 20 && isInside(at))
  return pits.reduce((deepest, at) => (depthOf(at) > depthOf(deepest) ? at : deepest))
}

/** A brush of some kilometres; its places are quarters of a cell of its level. */
const SIZE = 20
const { level: brushLevel } = brushOf(SIZE)
const brushCell = cellMetres(brushLevel)
const at = (east: number, south: number) => [Math.round((east / brushCell) * 4), Math.round((south / brushCell) * 4)] as const

test('land is as its entries left it: raised, and as before when that is undone', async () => {
  const [east, south] = [3000, -2000]
  const raise: Edit = { kind: 'raise', size: SIZE, points: [[...at(east, south), 8 * HEIGHT_STEPS_PER_CELL]] }
  const area = { east: east - 8 * brushCell, south: south - 8 * brushCell, level: brushLevel, columns: 16, rows: 16 }
  const raised = await openLand({ entries: [raise] })
  const undone = await openLand({ entries: [raise, { kind: 'undo', entry: 0 }] })
  const [before, after] = [await land.heights(area), await raised.heights(area)]
  expect((after[8 * 16 + 8] ?? 0) - (before[8 * 16 + 8] ?? 0)).toBeGreaterThan(7 * brushCell)
  expect(await undone.heights(area)).toEqual(before)
  await raised.dispose()
  await undone.dispose()
})

test('water that was poured stands in its basin, level, in the rectangle as in the tile', async () => {
  const { level } = brushOf(LAKE_SIZE)
  const cell = cellMetres(level)
  const key = { level, x: Math.floor(-292_140 / cell / 128), y: Math.floor(-540_000 / cell / 128) }
  const area = { east: key.x * 128 * cell, south: key.y * 128 * cell, level, columns: 128, rows: 128 }
  const ground = await land.heights(area)
  const pit = deepestPit(ground, 128)
  const elevation = ((ground[pit] ?? 0) + 400) / cell
  const places = [key.x * 128 + (pit % 128), key.y * 128 + Math.floor(pit / 128)].map((place) => place * 4 + 2) as [number, number]
  const pour: Edit = { kind: 'water', size: LAKE_SIZE, points: [[...places, Math.round(elevation * HEIGHT_STEPS_PER_CELL)]] }
  const flooded = await openLand({ entries: [pour] })
  const [water, tile] = [await flooded.water(area), await flooded.tile(key)]
  expect(await flooded.heights(area)).toEqual(ground)
  const lake = water[pit] ?? Number.NaN
  expect(lake).toBeGreaterThan(ground[pit] ?? 0)
  for (let i = 0; i < water.length; i++) {
    const at = (Math.floor(i / 128) + 2) * 132 + (i % 128) + 2
    const surface = tile.water?.[at] ?? Number.NaN
    expect(water[i]).toBe(surface > (tile.heights[at] ?? 0) ? surface : (ground[i] ?? 0) < 0 ? 0 : Number.NaN)
  }
  await flooded.dispose()
})

test('a world that was sent as a file or as a link is read', async () => {
  const raise: Edit = { kind: 'raise', size: SIZE, points: [[0, 0, 64]] }
  const { writeFile, writeLink } = await loadDoors()
  const world = { seed: 42, models: {}, entries: [raise] }
  const file = writeFile({ world, name: 'Mine', created: Date.UTC(2026, 0), changed: Date.UTC(2026, 0) }, 'test')
  expect(await readWorld(file)).toEqual({ seed: 42, entries: [raise], name: 'Mine' })
  expect(await readWorld(`https://somewhere/#${writeLink({ world }).fragment}`)).toEqual({ seed: 42, entries: [raise] })
  await expect(readWorld(file.subarray(0, 90))).rejects.toThrow(/cannot be opened/)
  await expect(readWorld('https://somewhere/')).rejects.toThrow('Expected a file')
  await expect(readWorld(undefined as never)).rejects.toThrow('Expected a file')
})

test('work tells how far it is, ends when that is wished, and leaves the land as good as before', async () => {
  const shares: number[] = []
  await land.heights(AREA, { onProgress: (share) => shares.push(share) })
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  const stop = new AbortController()
  const given = land.heights(AREA, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(given).rejects.toThrow(/abort/i)
  expect(await land.heights({ ...AREA, columns: 1, rows: 1 })).toHaveLength(1)
})

test.each([
  [undefined, /^Expected an area/],
  [{ ...AREA, east: Number.NaN }, /^Expected east within/],
  [{ ...AREA, south: '5' }, /^Expected south within/],
  [{ ...AREA, columns: 0 }, /^Expected columns from 1 to 8192, got 0/],
  [{ ...AREA, rows: 1e9 }, /^Expected rows/],
  [{ ...AREA, level: 18 }, /^Expected a level from 0 to 17/],
  [{ ...AREA, level: undefined, cellMetres: 100 }, /^Expected cells of 92160 metres/],
  [{ ...AREA, cellMetres: 90 }, /^Expected cells of 2880 metres for level 5, got 90/],
])('an area that is none is refused with a sentence, %#', async (area, sentence) => {
  for (const make of ['heights', 'water', 'cover', 'colours'] as const) await expect(land[make](area as never)).rejects.toThrow(sentence)
})

test.each([
  [{ seed: -1 }, /^Expected a seed/],
  [{ seed: '' }, /^Expected a seed/],
  [{ seed: {} }, /^Expected a seed/],
  [{ entries: 'none' }, /^Expected entries as an array/],
  [{ entries: [null] }, /^Expected the entries of a world/],
  [{ entries: [{ kind: 'raise', size: 99, points: [] }] }, /^Expected the entries of a world/],
  [{ entries: [{ kind: 'undo', entry: 3 }] }, /^Expected the entries of a world/],
  [{ assets: 5 }, /^Expected assets as an address or a path/],
  [{ assets: 'no-such-folder' }, /^The file models\/manifest.json cannot be read/],
  [{ assets: () => 'text' }, /^Expected the bytes of models\/manifest.json/],
])('an option that is none is refused with a sentence, %#', async (options, sentence) => {
  await expect(openLand(options as never)).rejects.toThrow(sentence)
})

test('a damaged model is refused, and files may come from wherever the caller keeps them', async () => {
  const asked: string[] = []
  const read = (file: string) => {
    asked.push(file)
    return readFile(new URL(`../../public/${file}`, import.meta.url))
  }
  const own = await openLand({ assets: read })
  expect(asked).toEqual(['models/manifest.json', 'models/relief.onnx'])
  const area = { ...AREA, columns: 3, rows: 3 }
  expect(await own.heights(area)).toEqual(await land.heights(area))
  await own.dispose()
  await expect(own.heights(area)).rejects.toThrow('This land was disposed of')
  const damaged = async (file: string) => (file.endsWith('.onnx') ? (await read(file)).subarray(1) : read(file))
  await expect(openLand({ assets: damaged })).rejects.toThrow('relief.onnx is damaged')
})
