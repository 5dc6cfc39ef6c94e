import { expect, test, vi } from 'vitest'
import { Greenery } from '../../src/land'
import { LifePacker } from '../../src/life'
import { LifeField } from '../../src/life/LifeField'
import { seasonWeather } from '../../src/life/seasonWeather'
import { LifeKeeper } from '../../src/streaming/LifeKeeper'
import type { FromWorker } from '../../src/streaming/protocol'
import { AS_AT_FIRST, cellMetres, LIFE_LEVEL, TILE_CELLS } from '../../src/world'
import { MEADOW, slowSpruce } from '../life/lands'

const MODEL = '0123456789abcdef'
let seasons = 0

vi.mock('../../src/models', () => ({
  openGrowth: async () => ({
    hash: MODEL,
    change: async (input: Parameters<typeof slowSpruce>[0]) => {
      seasons++
      return slowSpruce(input)
    },
  }),
}))
vi.mock('../../src/streaming/lifeLand', () => ({
  lifeLandAt: async (_: unknown, rect: Parameters<typeof MEADOW.at>[0]) => MEADOW.at(rect),
}))

const HERE = { level: LIFE_LEVEL, x: 0, y: 0 }
/** The middle of that chunk, in learned metres. */
const MIDDLE = (TILE_CELLS * cellMetres(LIFE_LEVEL)) / 2

/** What a world had grown by a season, as it is kept. */
async function grownBy(season: number): Promise<Uint8Array> {
  const field = new LifeField({ seed: 7, growth: slowSpruce, land: MEADOW, weather: (of) => seasonWeather(7, of, 1) })
  await field.wakeAround(HERE)
  for (let passed = 0; passed < season; passed++) await field.nextSeason()
  const kept = await new LifePacker(MODEL).pack({ entries: 0, ...field.keptAt() }, HERE)
  if (!kept) throw new Error('Nothing has grown.')
  return kept.life
}

function openKeeper(kept: Uint8Array) {
  const told: FromWorker[] = []
  const keeper = new LifeKeeper({
    seed: 7,
    modelsUrl: '',
    fetchFile: async () => new Response(),
    edits: undefined as never,
    tile: undefined as never,
    lakesIn: async () => [],
    heights: undefined as never,
    greenery: new Greenery(7, undefined as never),
    kept,
    post: (message) => told.push(structuredClone(message)),
  })
  return { keeper, told, names: () => told.map(({ type }) => type) }
}

test('what has rested for years is told as it was left before any of those years goes by, and then as it has become', async () => {
  const kept = await grownBy(24)
  seasons = 0
  const { keeper, told, names } = openKeeper(kept)
  keeper.want({ type: 'live', season: 44, ahead: 1, stride: 1, east: MIDDLE, south: MIDDLE })
  while (!names().includes('lives')) {
    expect(await keeper.letOn()).toBe(true)
    if (names().filter((name) => name === 'rests').length < 9) expect(seasons).toBe(0)
  }
  expect(names().filter((name) => name === 'rests')).toHaveLength(9)
  expect(seasons).toBe(9 * 20)
  const share = (message: FromWorker | undefined, column: number) =>
    message && 'picture' in message && message.picture ? (message.picture.bytes[4 * column] as number) : Number.NaN
  const left = told.find((message) => message.type === 'rests' && message.picture.x === 0 && message.picture.y === 0)
  expect(share(left, 5)).toBeGreaterThan(AS_AT_FIRST)
  expect(
    share(
      told.find(({ type }) => type === 'lives'),
      5,
    ),
  ).toBeGreaterThan(share(left, 5) + 2)
}, 60_000)

test('what has missed nothing wakes at once, and is not told twice', async () => {
  const { keeper, names } = openKeeper(await grownBy(24))
  keeper.want({ type: 'live', season: 24, ahead: 1, stride: 1, east: MIDDLE, south: MIDDLE })
  for (let step = 0; step < 12; step++) await keeper.letOn()
  expect(names().filter((name) => name !== 'grown')).toEqual(['lives', 'lives'])
}, 60_000)
