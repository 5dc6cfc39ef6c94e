import { expect, test } from 'vitest'
import { fireClockAt, secondsUntil } from '../../src/streaming/fireClock'
import { LifeSight } from '../../src/streaming/LifeSight'
import { blendPictures, cutPicture, joinChunks, unchangedPicture } from '../../src/streaming/lifePictures'
import { LIFE_LEVEL, LIFE_PLANES, type LifePicture, TILE_CELLS, UNCHANGED_LIFE } from '../../src/world'
import { firstDifference } from '../firstDifference'

function picture(value: number, x = 0): LifePicture {
  const cells = TILE_CELLS * TILE_CELLS
  return { level: LIFE_LEVEL, x, y: 0, columns: TILE_CELLS, rows: TILE_CELLS, bytes: new Uint8Array(4 * LIFE_PLANES * cells).fill(value) }
}

const at = (season: number) => ({ season, pace: 0 })

/** Lets a second go by in small steps. */
function wait(sight: LifeSight, from: number, seconds: number, season: number): number {
  for (let step = 1; step <= 20 * seconds; step++) sight.view(from + step / 20, at(season))
  return from + seconds
}

/** The first byte that is seen. */
function seen(sight: LifeSight, second: number, season: number): number {
  const view = sight.view(second, at(season))
  if (!view) return Number.NaN
  const [before, after] = [view.before.bytes[0] as number, view.after.bytes[0] as number]
  return before + (after - before) * view.share
}

test('between two seasons the land is between their pictures, and waits at the last that is there', () => {
  const sight = new LifeSight()
  sight.receive({ type: 'lives', season: 8, picture: picture(100) }, 0)
  let now = wait(sight, 0, 3, 8)
  expect(seen(sight, now, 8)).toBe(100)
  sight.receive({ type: 'lives', season: 9, picture: picture(180) }, now)
  expect(seen(sight, now, 8)).toBe(100)
  now = wait(sight, now, 4, 8.5)
  expect(seen(sight, now, 8.5)).toBeCloseTo(140, 0)
  expect(sight.isChanging(now, at(8.5))).toBe(false)
  now = wait(sight, now, 4, 12)
  expect(seen(sight, now, 12)).toBe(180)
})

test('never a pop: what was done, and what comes late, is seen to happen', () => {
  const sight = new LifeSight()
  sight.receive({ type: 'lives', season: 2, picture: picture(200) }, 0)
  let now = wait(sight, 0, 3, 2.5)
  for (const [season, value] of [
    [2, 40],
    [3, 60],
    [2, 220],
  ] as const) {
    const before = seen(sight, now, 2.5)
    sight.receive({ type: 'lives', season, picture: picture(value) }, now)
    expect(Math.abs(seen(sight, now, 2.5) - before)).toBeLessThan(1)
    let last = before
    for (let step = 1; step <= 60; step++) {
      const next = seen(sight, now + step / 20, 2.5)
      expect(Math.abs(next - last)).toBeLessThan(25)
      last = next
    }
    now += 3
  }
  expect(seen(sight, now, 2.5)).toBe(220)
  expect(sight.isChanging(now, at(2.5))).toBe(false)
})

test('land that is left stays as it was', () => {
  const sight = new LifeSight()
  sight.receive({ type: 'lives', season: 2, picture: picture(90) }, 0)
  const now = wait(sight, 0, 3, 2)
  sight.receive({ type: 'lives', season: 2, picture: picture(127, 5 * TILE_CELLS) }, now)
  const left = sight.view(now + 2, at(2))?.left
  expect([...(left?.keys() ?? [])]).toEqual([`${LIFE_LEVEL}/0/0`])
  expect(left?.get(`${LIFE_LEVEL}/0/0`)?.bytes[77]).toBe(90)
  // Others were left before this visit.
  sight.receive({ type: 'rests', picture: picture(44, 2 * TILE_CELLS) }, now + 3)
  expect(left?.get(`${LIFE_LEVEL}/2/0`)?.bytes[5]).toBe(44)
})

test('before anything lives, land that somebody left is seen as it was left, and what has come of it meanwhile is seen to come', () => {
  const sight = new LifeSight()
  expect(sight.view(0, at(400))).toBeUndefined()
  for (const x of [0, 2 * TILE_CELLS]) sight.receive({ type: 'rests', picture: picture(40, x) }, 1)
  const left = sight.view(1, at(400))
  expect([...(left?.left.keys() ?? [])]).toEqual([`${LIFE_LEVEL}/0/0`, `${LIFE_LEVEL}/2/0`])
  expect(left?.after.bytes[0]).toBe(40)
  expect(sight.ready).toBeUndefined()
  expect(sight.isChanging(1, at(400))).toBe(false)
  sight.receive({ type: 'lives', season: 400, picture: picture(200) }, 30)
  expect(seen(sight, 30, 400)).toBe(40)
  const half = seen(sight, 30.7, 400)
  expect(half).toBeGreaterThan(60)
  expect(half).toBeLessThan(180)
  const now = wait(sight, 31, 3, 400)
  expect(seen(sight, now, 400)).toBe(200)
  // The eye goes to what was left elsewhere, and it is seen to become what it is now, too.
  sight.receive({ type: 'lives', season: 400, picture: picture(90, 2 * TILE_CELLS) }, now)
  expect(seen(sight, now, 400)).toBe(40)
  expect(seen(sight, now + 2, 400)).toBe(90)
})

test('a fire runs for as long as it takes, and nobody watches it to its end where years fly', () => {
  const sight = new LifeSight()
  const lit = new Int16Array(TILE_CELLS * TILE_CELLS).fill(-1)
  lit[5] = 0
  lit[6] = 60
  const { bytes: _, ...rect } = picture(0)
  sight.receive({ type: 'lives', season: 2, picture: picture(127), fire: { ...rect, lit } }, 10)
  const fire = sight.view(10, at(2))?.fire
  expect(fire?.longest).toBe(60)
  expect(fireClockAt(fire, 10)[0]).toBe(0)
  expect(fireClockAt(fire, 10 + secondsUntil(60))[0]).toBeCloseTo(60)
  expect(sight.isChanging(12, at(2))).toBe(true)
  sight.view(300, at(2))
  expect(sight.isChanging(300, at(2))).toBe(false)
  sight.receive({ type: 'lives', season: 3, picture: picture(127) }, 300)
  sight.receive({ type: 'lives', season: 4, picture: picture(127) }, 300)
  const now = wait(sight, 300, 5, 4)
  expect(sight.view(now, at(4))?.fire).toBeUndefined()
})

test('a fire that is told again goes on, and one that is taken back is gone', () => {
  const sight = new LifeSight()
  const lit = new Int16Array(TILE_CELLS * TILE_CELLS).fill(-1)
  lit[5] = 0
  lit[6] = 60
  const { bytes: _, ...rect } = picture(0)
  sight.receive({ type: 'lives', season: 2, picture: picture(127), fire: { ...rect, lit } }, 10)
  sight.receive({ type: 'lives', season: 2, picture: picture(120), fire: { ...rect, lit: lit.slice() } }, 14)
  expect(sight.view(14, at(2))?.fire?.litAt).toBe(10)
  sight.receive({ type: 'lives', season: 2, picture: picture(127) }, 15)
  expect(sight.view(15, at(2))?.fire).toBeUndefined()
})

test('pictures: between two, unchanged, and cut into chunks that hold all of it', () => {
  const [one, other] = [picture(10), picture(210)]
  expect(firstDifference(blendPictures(one, other, 0).bytes, one.bytes)).toBeUndefined()
  expect(firstDifference(blendPictures(one, other, 1).bytes, other.bytes)).toBeUndefined()
  expect(blendPictures(one, other, 0.25).bytes[9]).toBe(60)
  const unchanged = unchangedPicture(one)
  UNCHANGED_LIFE.forEach((texel, plane) => {
    const from = plane * 4 * TILE_CELLS * TILE_CELLS + 4 * 777
    expect([...unchanged.bytes.subarray(from, from + 4)]).toEqual([...texel])
  })
  const side = 2 * TILE_CELLS
  const wide = { level: LIFE_LEVEL, x: 0, y: -TILE_CELLS, columns: side, rows: side }
  const bytes = Uint8Array.from({ length: 4 * LIFE_PLANES * side * side }, (_, i) => (i * 2654435761) >>> 24)
  const chunks = cutPicture({ ...wide, bytes })
  expect(firstDifference(joinChunks({ ...wide, bytes }, chunks).bytes, bytes)).toBeUndefined()
  const part = joinChunks(chunks[1] as LifePicture, [...chunks.slice(2), chunks[0] as LifePicture])
  expect(firstDifference(part.bytes, unchanged.bytes)).toBeUndefined()
  for (const chunk of chunks) {
    for (const [column, row, plane] of [
      [0, 0, 0],
      [127, 3, 1],
      [64, 127, 2],
    ] as const) {
      const [u, v] = [chunk.x + column, chunk.y + row + TILE_CELLS]
      const from = 4 * (plane * side * side + v * side + u)
      const to = 4 * (plane * TILE_CELLS * TILE_CELLS + row * TILE_CELLS + column)
      expect(chunk.bytes.subarray(to, to + 4)).toEqual(bytes.subarray(from, from + 4))
    }
  }
})
