import { expect, test } from 'vitest'
import { LifePacker, unpackLife } from '../../src/life'
import { LifeField } from '../../src/life/LifeField'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import type { KeptChunk } from '../../src/life/lifeTerms'
import { packChunk, unpackChunk } from '../../src/life/packChunk'
import { seasonWeather } from '../../src/life/seasonWeather'
import { summariseChunk } from '../../src/life/summariseChunk'
import { decodeLife, encodeLife, FormatError, LIFE_LEVEL, TILE_CELLS } from '../../src/world'
import { firstDifference } from '../firstDifference'
import { MEADOW, slowSpruce } from './lands'

const MODEL = '0123456789abcdef'
const SIZE = TILE_CELLS ** 2
const HERE = { level: LIFE_LEVEL, x: 0, y: 0 }
const AWAY = { level: LIFE_LEVEL, x: 30, y: 9 }

function begin(season?: number, kept?: readonly KeptChunk[]): LifeField {
  return new LifeField({ seed: 7, growth: slowSpruce, land: MEADOW, weather: (of) => seasonWeather(7, of, 1) }, season, kept)
}

async function live(field: LifeField, seasons: number): Promise<void> {
  for (let season = 0; season < seasons; season++) await field.nextSeason()
}

const startOf = async ({ x, y }: { x: number; y: number }) =>
  (await MEADOW.at({ x: x * TILE_CELLS, y: y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS })).start.bytes

function opening(season: number, model = MODEL) {
  return { model, season, startOf }
}

/** Planes of hills, of noise, of one number. */
function someBytes(): Uint8Array {
  return Uint8Array.from({ length: LIFE_CHANNELS * SIZE }, (_, at) => {
    const [channel, cell] = [Math.floor(at / SIZE), at % SIZE]
    if (channel % 3 === 0) return 128 + 120 * Math.sin(cell / 900) * Math.cos((cell % TILE_CELLS) / 20)
    return channel % 3 === 1 ? Math.imul(cell + channel, 2654435761) >>> 24 : channel
  })
}

test('a chunk is unpacked to the same bytes, whatever they are', async () => {
  for (const bytes of [someBytes(), new Uint8Array(LIFE_CHANNELS * SIZE), new Uint8Array(LIFE_CHANNELS * SIZE).fill(255)]) {
    const packed = await packChunk(bytes)
    expect(packed.length).toBeLessThan(bytes.length)
    expect(firstDifference(await unpackChunk(packed), bytes)).toBeUndefined()
  }
})

test('a packed chunk that was cut or changed is refused, and never takes more room than a chunk', async () => {
  const packed = await packChunk(someBytes())
  for (let i = 0; i < 60; i++) {
    const at = Math.floor((i * packed.length) / 60)
    await expect(unpackChunk(packed.subarray(0, at))).rejects.toThrow(FormatError)
    const changed = packed.slice()
    changed[at] = (changed[at] as number) ^ (1 << (i % 8))
    await expect(unpackChunk(changed)).rejects.toThrow(FormatError)
  }
  await expect(unpackChunk(Uint8Array.from([...packed, 0]))).rejects.toThrow(FormatError)
  const bomb = await packChunk(new Uint8Array(LIFE_CHANNELS * SIZE))
  await expect(unpackChunk(Uint8Array.from([...bomb.subarray(0, 4), 9, ...bomb.subarray(5)]))).rejects.toThrow(/newer version/)
  await expect(packChunk(new Uint8Array(7))).rejects.toThrow(RangeError)
})

test('what was kept and opened again goes on to the bit as if it had never been closed', async () => {
  const field = begin(3)
  await field.wakeAround(HERE)
  await live(field, 24)
  const kept = await new LifePacker(MODEL).pack({ entries: 3, ...field.keptAt() }, HERE)
  const read = await unpackLife(kept?.life ?? new Uint8Array(), opening(27))
  expect(read.entries).toBe(3)
  expect(read.chunks).toHaveLength(9)
  const again = begin(27, read.chunks)
  await again.wakeAround(HERE)
  expect(firstDifference(again.stateOf(HERE), field.stateOf(HERE))).toBeUndefined()
  await live(field, 3)
  await live(again, 3)
  expect(firstDifference(again.stateOf(HERE), field.stateOf(HERE))).toBeUndefined()
  // Unchanged land gives the same bytes again.
  expect(await new LifePacker(MODEL).pack({ entries: 3, ...begin(27, read.chunks).keptAt() }, HERE)).toEqual(kept)
}, 60_000)

test('chunks on which nobody could see that anything has grown are not kept, and the latest come first', async () => {
  const field = begin()
  await field.wakeAround(HERE)
  await live(field, 1)
  expect(await new LifePacker(MODEL).pack({ entries: 3, ...field.keptAt() }, HERE)).toBeUndefined()
  await live(field, 24)
  await field.wakeAround(AWAY)
  await live(field, 24)
  const kept = decodeLife((await new LifePacker(MODEL).pack({ entries: 3, ...field.keptAt() }, AWAY))?.life ?? new Uint8Array())
  expect(kept.chunks.map(({ season }) => season)).toEqual([...Array(9).fill(49), ...Array(9).fill(25)])
  expect(kept.chunks[0]).toMatchObject({ x: AWAY.x, y: AWAY.y })
}, 60_000)

test('what another growth model grew, or a season that has not come, is refused', async () => {
  const life = encodeLife({ isSummary: false, model: MODEL, season: 8, entries: 0, chunks: [] })
  await expect(unpackLife(life, opening(8, 'f'.repeat(16)))).rejects.toThrow('it was grown by another growth model than this page has')
  await expect(unpackLife(life, opening(7))).rejects.toThrow('it is from a season that has not come yet')
  await expect(unpackLife(life.subarray(0, 5), opening(8))).rejects.toThrow(FormatError)
  const damaged = { x: 1, y: 1, season: 8, packed: Uint8Array.from([1, 2, 3, 4, 0, 1, 255]) }
  await expect(
    unpackLife(encodeLife({ isSummary: false, model: MODEL, season: 8, entries: 0, chunks: [damaged] }), opening(8)),
  ).rejects.toThrow(FormatError)
})

test('a summary brings back how much of each kind there is, nothing where nothing grows, and takes little room', async () => {
  const field = begin()
  await field.wakeAround(HERE)
  await live(field, 80)
  const kept = await new LifePacker(MODEL).pack({ entries: 3, ...field.keptAt() }, HERE)
  expect(kept?.summary.length).toBeLessThan(1000)
  const read = await unpackLife(kept?.summary ?? new Uint8Array(), opening(80))
  expect(read.chunks).toHaveLength(9)
  const here = read.chunks.find(({ chunk }) => chunk.x === 0 && chunk.y === 0)?.bytes ?? new Uint8Array()
  const [told, meant] = [summariseChunk(here), summariseChunk(field.stateOf(HERE) ?? new Uint8Array())]
  told.forEach((mean, i) => {
    expect(Math.abs(mean - (meant[i] as number))).toBeLessThanOrEqual(2)
  })
  expect(here[LifeChannel.conifer * SIZE + 41]).toBeGreaterThan(70)
  for (let row = 0; row < TILE_CELLS; row++) expect(here[LifeChannel.conifer * SIZE + row * TILE_CELLS + 40]).toBe(0)
}, 60_000)
