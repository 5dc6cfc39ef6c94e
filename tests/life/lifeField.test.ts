import { expect, test } from 'vitest'
import type { LocalDeed } from '../../src/life/applyDeed'
import type { GrowthInput } from '../../src/life/growth'
import { LifeField } from '../../src/life/LifeField'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import type { KeptChunk } from '../../src/life/lifeTerms'
import { seasonWeather } from '../../src/life/seasonWeather'
import { FINEST_LEVEL, LIFE_LEVEL, TILE_CELLS } from '../../src/world'
import { firstDifference } from '../firstDifference'
import { MEADOW, slowSpruce } from './lands'

const HERE = { level: LIFE_LEVEL, x: 0, y: 0 }
const FAR = { level: LIFE_LEVEL, x: 50, y: -20 }
const SIZE = TILE_CELLS ** 2

function begin(options: { season?: number; kept?: readonly KeptChunk[]; growth?: typeof slowSpruce } = {}): LifeField {
  const { season, kept, growth = slowSpruce } = options
  return new LifeField({ seed: 7, growth, land: MEADOW, weather: (of) => seasonWeather(7, of, 1) }, season, kept)
}

/** A fire lit in one cell. */
function fireAt(column: number, row: number): LocalDeed {
  // A brush of the level itself: places are quarters of its cells.
  return { kind: 'fire', size: 2 * (FINEST_LEVEL - LIFE_LEVEL), points: [[4 * column + 2, 4 * row + 2, 1]], season: 0 }
}

async function live(field: LifeField, seasons: number): Promise<void> {
  for (let season = 0; season < seasons; season++) await field.nextSeason()
}

const planeOf = (bytes: Uint8Array | undefined, channel: number) =>
  bytes?.subarray(channel * SIZE, (channel + 1) * SIZE) ?? new Uint8Array()
const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length

test('land that is awake lives, at a pace that bytes alone could not show, and nothing lives on water', async () => {
  const field = begin()
  await field.wakeAround(HERE)
  await live(field, 30)
  expect(field.season).toBe(30)
  const spruce = planeOf(field.stateOf(HERE), LifeChannel.conifer)
  expect(mean(spruce)).toBeGreaterThan(60 + 5)
  expect(mean(spruce)).toBeLessThan(60 + 13)
  for (let row = 0; row < TILE_CELLS; row++) expect(spruce[row * TILE_CELLS + 40]).toBe(0)
})

test('land that rested has grown as if somebody had been there', async () => {
  const [stayed, left] = [begin(), begin()]
  await stayed.wakeAround(HERE)
  await left.wakeAround(HERE)
  await live(stayed, 24)
  await live(left, 4)
  await left.wakeAround(FAR)
  await live(left, 20)
  const rested = left.stateOf(HERE)
  await left.wakeAround(HERE)
  expect(firstDifference(left.stateOf(HERE), rested)).toBeDefined()
  expect(firstDifference(left.stateOf(HERE), stayed.stateOf(HERE))).toBeUndefined()
})

test('however long nobody came, catching up takes a century of seasons at most', async () => {
  let runs = 0
  const counted = async (input: GrowthInput) => {
    runs++
    return slowSpruce(input)
  }
  const old: KeptChunk = { chunk: HERE, bytes: new Uint8Array(LIFE_CHANNELS * SIZE), season: 0 }
  const field = begin({ season: 4_000, kept: [old], growth: counted })
  await field.wakeAround(HERE)
  expect(runs).toBe(400)
  expect(field.kept().find(({ chunk }) => chunk.x === 0 && chunk.y === 0)?.season).toBe(4_000)
}, 120_000)

test('a fire takes what it ran over, the same whether it was watched or not, and leaves ash', async () => {
  const [watched, unseen] = [begin({ season: 2 }), begin({ season: 2 })]
  for (const field of [watched, unseen]) {
    await field.wakeAround(HERE)
    field.do(0, fireAt(64, 64))
    field.do(1, fireAt(5_000, 5_000))
  }
  const fire = watched.fire()
  for (let tick = 0; tick < 10; tick++) fire?.advance()
  expect(fire?.burning.length).toBeGreaterThan(0)
  await watched.nextSeason()
  await unseen.nextSeason()
  const state = unseen.stateOf(HERE)
  expect(firstDifference(watched.stateOf(HERE), state)).toBeUndefined()
  const [spruce, ash] = [planeOf(state, LifeChannel.conifer), planeOf(state, LifeChannel.ash)]
  expect(ash[64 * TILE_CELLS + 64]).toBe(255)
  expect(spruce[64 * TILE_CELLS + 64]).toBeLessThan(10)
  // Beyond the lake nothing burnt: the fire was lit east of it.
  for (let row = 0; row < TILE_CELLS; row++) expect(ash[row * TILE_CELLS + 39]).toBe(0)
  expect(watched.fire()).toBeUndefined()
})

test('a fire that still runs when the land is left or kept has burnt when somebody comes back, and nothing else is older', async () => {
  const field = begin({ season: 2 })
  await field.wakeAround(HERE)
  const before = field.stateOf(HERE)
  field.do(0, fireAt(64, 64))
  const moment = field.moment()
  if (!moment) throw new Error('Nothing is awake.')
  await field.nextSeason()
  const burnt = await field.burntOut(moment)
  expect(field.season).toBe(3)
  expect(burnt.season).toBe(2)
  expect(burnt.lit).toEqual([])
  const kept = field.keptAt(burnt).chunks.find(({ chunk }) => chunk.x === 0 && chunk.y === 0)
  const [ash, spruce] = [planeOf(kept?.bytes, LifeChannel.ash), planeOf(kept?.bytes, LifeChannel.conifer)]
  expect(ash[64 * TILE_CELLS + 64]).toBe(255)
  expect(spruce[64 * TILE_CELLS + 64]).toBeLessThan(10)
  // Beyond the lake it is the very same.
  for (let row = 0; row < TILE_CELLS; row++)
    for (let channel = 0; channel < LIFE_CHANNELS; channel++) {
      const at = channel * SIZE + row * TILE_CELLS + 20
      expect(kept?.bytes[at]).toBe(before?.[at])
    }
  // Without a fire it is the moment itself.
  expect(await field.burntOut(burnt)).toBe(burnt)
})

test('opened again from what was kept, it goes on as if it had never been closed', async () => {
  const one = begin()
  await one.wakeAround(HERE)
  await live(one, 5)
  const again = begin({ season: one.season, kept: one.kept() })
  await again.wakeAround(HERE)
  await live(one, 5)
  await live(again, 5)
  expect(firstDifference(again.stateOf(HERE), one.stateOf(HERE))).toBeUndefined()
  expect(again.kept()).toHaveLength(9)
})

test('a model that answers with too little is no model', async () => {
  const field = begin({ growth: async () => new Float32Array(3) })
  await field.wakeAround(HERE)
  await expect(field.nextSeason()).rejects.toThrow(/Expected \d+ changes, got 3/)
})

test('a deed is taken back with all that followed, and later deeds stand as if it had never been', async () => {
  const planting = (season: number): LocalDeed => ({ kind: 'plant', group: 'broadleaf', size: 18, points: [[200, 200, 16]], season })
  const [once, never] = [begin(), begin()]
  for (const field of [once, never]) {
    await field.wakeAround(HERE)
    await live(field, 2)
  }
  once.do(0, fireAt(64, 64))
  for (const field of [once, never]) await live(field, 3)
  once.do(1, planting(5))
  never.do(1, planting(5))
  for (const field of [once, never]) await live(field, 2)
  expect(firstDifference(once.stateOf(HERE), never.stateOf(HERE))).toBeDefined()
  expect(await once.undo(0)).toBe(true)
  expect(once.season).toBe(7)
  expect(firstDifference(once.stateOf(HERE), never.stateOf(HERE))).toBeUndefined()
  // And that one too.
  expect(await once.undo(1)).toBe(true)
  expect(await once.undo(1)).toBe(false)
  expect(mean(planeOf(once.stateOf(HERE), LifeChannel.broadleaf))).toBe(0)
}, 60_000)

test('what was done before the land was left, or too many deeds ago, stays', async () => {
  const field = begin()
  await field.wakeAround(HERE)
  for (let entry = 0; entry < 20; entry++) field.do(entry, fireAt(entry, entry))
  expect(await field.undo(2)).toBe(false)
  await field.wakeAround(FAR)
  expect(await field.undo(19)).toBe(false)
}, 60_000)
