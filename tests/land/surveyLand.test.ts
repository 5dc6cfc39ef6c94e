import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutField, EditIndex, floodedSurface, Lakes, landField, showFinerEdits, surveyLand, TilePyramid } from '../../src/land'
import { brushOf, cellMetres, type Edit, HEIGHT_STEPS_PER_CELL, PLACES_PER_CELL, TILE_CELLS } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'
import { indexOf } from './grounds'

let relief: NodeRelief
beforeAll(async () => {
  relief = await openReliefInNode()
})
afterAll(() => relief.dispose())

const SEED = 8
const HERE = { east: -1_749_510, south: -2_669_670 }
const LEVEL = 11
const SIDE = 200

/** The land around HERE. */
const RECT = {
  level: LEVEL,
  x: Math.floor(HERE.east / cellMetres(LEVEL)) - SIDE / 2,
  y: Math.floor(HERE.south / cellMetres(LEVEL)) - SIDE / 2,
  columns: SIDE,
  rows: SIDE,
}
const go = async () => undefined

/** A pit at HERE, half a pit aside that is too narrow for the survey's level, and a lake in the first. */
async function pitWithLake(): Promise<EditIndex> {
  const size = 2 * (17 - LEVEL)
  const cell = cellMetres(brushOf(size).level)
  const at = (metres: number) => Math.floor((metres / cell) * PLACES_PER_CELL)
  const narrow = size - 4
  const fine = cellMetres(brushOf(narrow).level)
  const dig: Edit = { kind: 'lower', size, points: [[at(HERE.east), at(HERE.south), 20 * HEIGHT_STEPS_PER_CELL]] }
  const prick: Edit = {
    kind: 'raise',
    size: narrow,
    points: [
      [
        Math.floor(((HERE.east + 30 * cell) / fine) * PLACES_PER_CELL),
        Math.floor((HERE.south / fine) * PLACES_PER_CELL),
        20 * HEIGHT_STEPS_PER_CELL,
      ],
    ],
  }
  const { heights } = await landField(
    { seed: SEED, relief, edits: indexOf([dig]) },
    { ...RECT, x: RECT.x + SIDE / 2, y: RECT.y + SIDE / 2, columns: 1, rows: 1 },
  )
  const level = Math.round((((heights[0] ?? 0) + 6 * cell) / cell) * HEIGHT_STEPS_PER_CELL)
  return indexOf([dig, prick, { kind: 'water', size, points: [[at(HERE.east), at(HERE.south), level]] }])
}

test('a survey has, cell by cell, what tiles of its level have: edits too narrow for it, and lakes', async () => {
  const edits = await pitWithLake()
  const source = { seed: SEED, relief, edits }
  const pyramid = new TilePyramid(source)
  const lakes = new Lakes(edits, (tile) => pyramid.tile(tile))
  const lake = await lakes.find(edits.pours[0] as (typeof edits.pours)[number])
  expect(lake).toBeDefined()
  const ground = await surveyLand(source, { rect: RECT, isWaterShown: false, hasColours: false }, go)
  const seen = await surveyLand(source, { rect: RECT, isWaterShown: true, hasColours: false }, go)
  expect(ground.colours).toHaveLength(0)

  const tile = {
    level: LEVEL,
    x: Math.floor(HERE.east / cellMetres(LEVEL) / TILE_CELLS),
    y: Math.floor(HERE.south / cellMetres(LEVEL) / TILE_CELLS),
  }
  const field = { ...(await pyramid.tile(tile)) }
  const shown = { ...field, heights: field.heights.slice() }
  showFinerEdits(shown, edits.shownIn(field))
  const part = { x: tile.x * TILE_CELLS, y: tile.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
  const own = floodedSurface(shown, part, lake ? [lake] : [])
  let [compared, wet] = [0, 0]
  own.heights.forEach((height, i) => {
    const column = part.x + (i % TILE_CELLS) - RECT.x
    const row = part.y + Math.floor(i / TILE_CELLS) - RECT.y
    if (column < 0 || row < 0 || column >= SIDE || row >= SIDE) return
    compared++
    const at = row * SIDE + column
    const water = own.water?.[i] ?? height
    if (water > height) wet++
    if (ground.heights[at] !== height) expect([column, row, ground.heights[at]]).toEqual([column, row, height])
    if (seen.heights[at] !== Math.max(0, height, water))
      expect([column, row, seen.heights[at]]).toEqual([column, row, Math.max(height, water)])
  })
  expect(compared).toBeGreaterThan(1000)
  expect(wet).toBeGreaterThan(3)
  const plain = await surveyLand({ ...source, edits: new EditIndex() }, { rect: RECT, isWaterShown: false, hasColours: false }, go)
  const pricked = ground.heights.filter((height, i) => height > (plain.heights[i] ?? 0) + 1).length
  expect(pricked).toBeGreaterThan(0)
})

test('it does not matter how the land is cut: a part surveyed alone has the same heights and colours', async () => {
  const source = { seed: SEED, relief, edits: await pitWithLake() }
  const request = { isWaterShown: true, hasColours: true }
  const whole = await surveyLand(source, { rect: RECT, ...request }, go)
  const part = { ...RECT, x: RECT.x + 71, y: RECT.y + 67, columns: 60, rows: 90 }
  const alone = await surveyLand(source, { rect: part, ...request }, go)
  expect(alone.heights).toEqual(cutField({ ...RECT, heights: whole.heights }, part).heights)
  for (let row = 0; row < part.rows; row++) {
    const from = 3 * ((row + 67) * SIDE + 71)
    expect(alone.colours.subarray(3 * 60 * row, 3 * 60 * (row + 1))).toEqual(whole.colours.subarray(from, from + 180))
  }
})

test('it tells how far it is, and ends when whoever waits for it says so', async () => {
  const source = { seed: SEED, relief, edits: new EditIndex() }
  const rect = { ...RECT, columns: 300, rows: 300 }
  const shares: number[] = []
  await surveyLand(source, { rect, isWaterShown: true, hasColours: true }, async (share) => void shares.push(share))
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.length).toBeGreaterThan(10)
  expect(shares.at(-1)).toBe(1)
  let turns = 0
  const ended = surveyLand(source, { rect, isWaterShown: true, hasColours: true }, async () => {
    if (++turns === 5) throw new Error('no more')
  })
  await expect(ended).rejects.toThrow('no more')
  expect(turns).toBe(5)
})
