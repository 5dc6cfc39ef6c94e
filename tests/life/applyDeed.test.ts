import { expect, test } from 'vitest'
import { applyDeed, cellsLit, type LocalDeed } from '../../src/life/applyDeed'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import { FINEST_LEVEL, LIFE_LEVEL } from '../../src/world'

const RECT = { x: -8, y: -8, columns: 24, rows: 24 }
const SIZE = RECT.columns * RECT.rows
/** Three cells around a place. */
const BRUSH = 2 * (FINEST_LEVEL - LIFE_LEVEL)

const strewn = (kind: 'clear' | 'rain' | 'drought' | 'fire', amount = 16): LocalDeed => ({
  kind,
  size: BRUSH,
  points: [[2, 2, amount]],
  season: 3,
})
const planting = (group: 'conifer' | 'broadleaf' | 'shrub' | 'grass', amount = 16): LocalDeed => ({
  kind: 'plant',
  group,
  size: BRUSH,
  points: [[2, 2, amount]],
  season: 3,
})

function land(of: Partial<Record<keyof typeof LifeChannel, number>> = {}): Uint8Array {
  const bytes = new Uint8Array(LIFE_CHANNELS * SIZE)
  for (const [name, byte] of Object.entries(of)) {
    const channel = LifeChannel[name as keyof typeof LifeChannel]
    bytes.fill(byte, channel * SIZE, (channel + 1) * SIZE)
  }
  return bytes
}

/** A channel at so many cells east of where the deed is done. */
const at = (bytes: Uint8Array, channel: number, east = 0) => bytes[channel * SIZE + 8 * RECT.columns + 8 + east]
const open = new Float32Array(SIZE)

function done(deed: LocalDeed, bytes: Uint8Array, barren = open): Uint8Array {
  const after = bytes.slice()
  applyDeed(deed, RECT, after, barren)
  return after
}

test('trees are planted densely in the middle, thinly at the rim, and not beyond the brush', () => {
  const after = done(planting('conifer'), land({ grass: 100 }))
  const row = [0, 1, 2, 3, 4].map((east) => at(after, LifeChannel.conifer, east) ?? 0)
  expect(row[0]).toBeGreaterThan(180)
  expect(row).toEqual([...row].sort((a, b) => b - a))
  expect(row[4]).toBe(0)
  expect(at(after, LifeChannel.grass)).toBe(100)
  expect(at(after, LifeChannel.age)).toBeLessThanOrEqual(1)
})

test('planted trees find only the room that others leave, and make the woods younger', () => {
  const woods = land({ broadleaf: 150, age: 180 })
  const after = done(planting('conifer'), woods)
  expect((at(after, LifeChannel.conifer) ?? 0) + 150).toBeLessThanOrEqual(200)
  expect(at(after, LifeChannel.broadleaf)).toBe(150)
  expect(at(after, LifeChannel.age)).toBeLessThan(180)
  expect(done(planting('conifer'), land({ broadleaf: 240 }))).toEqual(land({ broadleaf: 240 }))
})

test('nothing is planted on rock or water', () => {
  const barren = new Float32Array(SIZE).fill(1)
  for (const deed of [planting('grass'), planting('shrub'), strewn('rain')]) expect(done(deed, land(), barren)).toEqual(land())
})

test('a clearing takes trees and shrubs, leaves grass, and what was felled as litter', () => {
  const after = done(strewn('clear'), land({ conifer: 120, pioneer: 40, shrub: 60, grass: 90, litter: 30, age: 200 }))
  for (const channel of [LifeChannel.conifer, LifeChannel.pioneer, LifeChannel.shrub]) expect(at(after, channel)).toBeLessThan(12)
  expect(at(after, LifeChannel.grass)).toBe(90)
  expect(at(after, LifeChannel.litter)).toBe(90)
  expect(at(after, LifeChannel.age)).toBeLessThan(20)
  expect(at(after, LifeChannel.conifer, 6)).toBe(120)
})

test('rain fills the soil and drought empties it, by as much as was poured', () => {
  const before = land({ water: 120 })
  const [drizzle, shower, drought] = [strewn('rain', 4), strewn('rain'), strewn('drought')].map(
    (deed) => at(done(deed, before), LifeChannel.water) ?? 0,
  )
  expect(drizzle).toBeGreaterThan(130)
  expect(drizzle).toBeLessThan(shower as number)
  expect(shower).toBeGreaterThan(240)
  expect(drought).toBeLessThan(40)
})

test('a fire is lit under the brush, and in one cell however small the brush', () => {
  expect(cellsLit(strewn('fire'), RECT).length).toBeGreaterThan(3)
  expect(cellsLit({ ...strewn('fire'), size: 0, points: [[2 * 64, 2 * 64, 16]] } as LocalDeed, RECT)).toHaveLength(1)
  expect(cellsLit({ ...strewn('fire'), points: [[4000, 0, 16]] } as LocalDeed, RECT)).toEqual([])
  expect(done(strewn('fire'), land({ conifer: 9 }))).toEqual(land({ conifer: 9 }))
})
