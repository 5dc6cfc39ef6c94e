import { expect, test } from 'vitest'
import { groveRange, Thinned } from '../../../src/scene/plants/groveRange'
import { placeInGrove } from '../../../src/scene/plants/TileBook'
import { cellInZOrder, hashCell, PLANT_BLOCKS, PLANT_HEAD, packPlant, type Tile, unpackPlant } from '../../../src/world'

const GROVE: Tile = { level: 12, x: -3, y: 5 }

/** A plant in about every second cell, as the land lists them. */
function grove(): Uint32Array {
  const words = new Uint32Array(PLANT_HEAD + 2 * 128 * 128)
  const perBlock = (128 / PLANT_BLOCKS) ** 2
  let end = PLANT_HEAD
  for (let place = 0; place < 128 * 128; place++) {
    if (place % perBlock === 0) words[place / perBlock] = (end - PLANT_HEAD) / 2
    const bits = hashCell(1, 0, 0, place, 0)
    if (bits & 1) continue
    const { column, row } = cellInZOrder(place)
    const rank = (bits >>> 1) % 3
    packPlant(words, end, {
      column: column + 0.25,
      row: row + 0.75,
      form: (bits >>> 8) & 15,
      rank,
      size: 9,
      tint: 8,
      turn: 7,
      threshold: 6,
    })
    end += 2
  }
  words[PLANT_HEAD - 1] = (end - PLANT_HEAD) / 2
  return words.slice(0, end)
}

const plantsAt = (words: Uint32Array, { from, to }: { from: number; to: number }) =>
  Array.from({ length: (to - from) / 2 }, (_, i) => unpackPlant(words, from + 2 * i))

test('the tiles of a level share out all plants of a grove, each those that stand on it', () => {
  const words = grove()
  for (const level of [12, 13, 14, 16]) {
    const along = 2 ** (level - 12)
    let count = 0
    for (let y = 0; y < along; y++) {
      for (let x = 0; x < along; x++) {
        const tile = { level, x: GROVE.x * along + x, y: GROVE.y * along + y }
        const [column, row, scale] = placeInGrove(tile, { tile: GROVE })
        expect(scale).toBe(along)
        for (const plant of plantsAt(words, groveRange(words, tile, GROVE))) {
          count++
          const cells = [(plant.column - column) * scale, (plant.row - row) * scale]
          expect(cells.every((cell) => cell >= 0 && cell < 128)).toBe(true)
        }
      }
    }
    expect(count).toBe((words.length - PLANT_HEAD) / 2)
    expect(count).toBeGreaterThan(7000)
  }
})

test('thinned, a list has those of a rank and above, in the same blocks, and is made once', () => {
  const words = grove()
  const thinned = new Thinned()
  const all = { level: 12, x: GROVE.x, y: GROVE.y }
  expect(thinned.atLeast(words, 0)).toBe(words)
  expect(thinned.atLeast(words, -2)).toBe(words)
  const elders = thinned.atLeast(words, 1)
  expect(thinned.atLeast(words, 1)).toBe(elders)
  expect(plantsAt(elders, groveRange(elders, all, GROVE))).toEqual(
    plantsAt(words, groveRange(words, all, GROVE)).filter(({ rank }) => rank >= 1),
  )
  const corner = { level: 14, x: GROVE.x * 4 + 3, y: GROVE.y * 4 + 1 }
  expect(plantsAt(elders, groveRange(elders, corner, GROVE))).toEqual(
    plantsAt(words, groveRange(words, corner, GROVE)).filter(({ rank }) => rank >= 1),
  )
})
