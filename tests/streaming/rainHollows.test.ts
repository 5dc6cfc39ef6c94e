import { expect, test } from 'vitest'
import { POOL_SEASONS } from '../../src/streaming/poolLevels'
import { RainHollows, type RainQuery } from '../../src/streaming/RainHollows'
import {
  brushOf,
  cellMetres,
  FULL_AMOUNT,
  LIFE_LEVEL,
  type LoggedDeed,
  nearestBrush,
  PLACES_PER_CELL,
  POOL_LEVEL,
  TILE_CELLS,
} from '../../src/world'

const BLOCK_METRES = TILE_CELLS * cellMetres(POOL_LEVEL)
const MIDDLE = { level: LIFE_LEVEL, x: 0, y: 0 }

/** Rain with a radius of some 700 m, in learned metres. */
function rainAt(east: number, south: number, season: number, entry: number): LoggedDeed {
  const size = nearestBrush(700)
  const at = (metres: number) => Math.round((metres * PLACES_PER_CELL) / cellMetres(brushOf(size).level))
  return { entry, deed: { kind: 'rain', season, size, points: [[at(east), at(south), FULL_AMOUNT]] } }
}

/** Ground of bumps. */
function openHollows() {
  const asked: string[] = []
  const hollows = new RainHollows({
    heights: async (rect) => {
      asked.push(`${rect.x} ${rect.y}`)
      const height = (at: number) =>
        300 + 5 * Math.sin((rect.x + (at % rect.columns)) * 0.4) * Math.sin((rect.y + Math.floor(at / rect.columns)) * 0.3)
      return { ...rect, heights: Float32Array.from({ length: rect.columns * rect.rows }, (_, at) => height(at)) }
    },
    lakesIn: async () => [],
  })
  return { hollows, asked }
}

async function all(hollows: RainHollows, query: RainQuery) {
  const found = []
  for (let next = await hollows.next(query); next; next = await hollows.next(query)) found.push(next)
  return found
}

const here = { east: 2.5 * BLOCK_METRES, south: 2.5 * BLOCK_METRES }

test('only where it has rained hollows are found, once, the nearest first; anew when the ground is another or it has rained again', async () => {
  const { hollows, asked } = openHollows()
  const query = { middle: MIDDLE, ...here, season: 8 }
  expect(await all(hollows, { ...query, deeds: [] })).toEqual([])
  expect(asked).toEqual([])
  const rain = rainAt(here.east, here.south, 8, 0)
  const found = await all(hollows, { ...query, deeds: [rain] })
  expect(found[0]?.block).toMatchObject({ level: POOL_LEVEL, x: 2 * TILE_CELLS, y: 2 * TILE_CELLS })
  expect(found[0]?.block.pools.length).toBeGreaterThan(10)
  expect(found.length).toBe(9)
  expect(await all(hollows, { ...query, deeds: [rain] })).toEqual([])
  const again = [rain, rainAt(here.east, here.south, 9, 1)]
  expect((await all(hollows, { ...query, season: 9, deeds: again })).map(({ season }) => season)).toEqual(Array(9).fill(9))
  hollows.forget()
  expect(await all(hollows, { ...query, season: 9, deeds: again })).toHaveLength(9)
})

test('rain of long ago, rain far away and other deeds have no hollows found', async () => {
  const { hollows, asked } = openHollows()
  const query = { middle: MIDDLE, ...here, season: 8 }
  const old = rainAt(here.east, here.south, 8 - POOL_SEASONS, 0)
  const far = rainAt(here.east + 40 * BLOCK_METRES, here.south, 8, 1)
  const drought = { entry: 2, deed: { ...rainAt(here.east, here.south, 8, 2).deed, kind: 'drought' as const } } as LoggedDeed
  expect(await all(hollows, { ...query, deeds: [old, far, drought] })).toEqual([])
  expect(asked).toEqual([])
})
