import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ditherToBytes } from '../../src/life/dither'
import { Fire } from '../../src/life/Fire'
import { burntCells, light, MIDDLE, run, SIDE } from './fires'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Cells burnt on each side of the middle column, and how far east and west it came, over all seeds. */
function sides(fires: readonly Fire[]) {
  const offsets = fires.flatMap((fire) => burntCells(fire).map(({ column }) => column - MIDDLE))
  const count = (isMeant: (offset: number) => boolean) => offsets.filter(isMeant).length
  return { east: count((offset) => offset > 0), west: count((offset) => offset < 0) }
}

test('runs uphill', () => {
  const { east, west } = sides(SEEDS.map((seed) => run(light({ seed, slopeEast: 0.45, water: 150 }), 24)))
  expect(east).toBeGreaterThan(2 * west)
})

test('runs downwind, and faster the harder it blows', () => {
  const burntIn = (windEast: number) => SEEDS.map((seed) => run(light({ seed, weather: { windEast }, water: 150 }), 20))
  const { east, west } = sides(burntIn(8))
  expect(east).toBeGreaterThan(2 * west)
  const reached = (fires: readonly Fire[]) => Math.max(...fires.flatMap((fire) => burntCells(fire).map(({ column }) => column - MIDDLE)))
  expect(reached(burntIn(8))).toBeGreaterThan(reached(burntIn(0)))
})

test('stops at water and at rock, however dry it is', () => {
  // A ring around the middle, two cells wide: fire jumps to neighbours alone.
  const ring = (column: number, row: number) => {
    const far = Math.max(Math.abs(column - MIDDLE), Math.abs(row - MIDDLE))
    return far === 9 || far === 10
  }
  const burnt = SEEDS.map((seed) => burntCells(run(light({ seed, isBarren: ring, water: 0, weather: { windEast: 4 } }))))
  expect(burnt.filter((cells) => cells.length > 150).length).toBeGreaterThan(SEEDS.length / 2)
  for (const { column, row } of burnt.flat()) expect(Math.max(Math.abs(column - MIDDLE), Math.abs(row - MIDDLE))).toBeLessThan(9)
})

test('wet soil, snow and winter keep it from spreading', () => {
  const share = (of: Parameters<typeof light>[0]) =>
    SEEDS.reduce((sum, seed) => sum + burntCells(run(light({ ...of, seed }))).length, 0) / SEEDS.length / (SIDE * SIDE)
  expect(share({ water: 60 })).toBeGreaterThan(0.9)
  expect(share({ water: 235 })).toBeLessThan(0.01)
  expect(share({ water: 60, snow: 90 })).toBe(0)
  expect(share({ water: 150, weather: { quarter: 0 } })).toBeLessThan(0.01)
  expect(share({ water: 185, weather: { wetter: 0.3, warmer: 2 } })).toBeGreaterThan(share({ water: 185, weather: { wetter: 1.4 } }))
})

test('the same fire is the same again, and another seed’s is another', () => {
  const [first, again, other] = [light({ seed: 3 }), light({ seed: 3 }), light({ seed: 4 })].map((fire) => run(fire, 40))
  expect(again?.lit).toEqual(first?.lit)
  expect(other?.lit).not.toEqual(first?.lit)
})

describe('as the teacher has it, to the bit', () => {
  const golden = JSON.parse(readFileSync(new URL('fire.golden.json', import.meta.url), 'utf8'))
  const bytes = (name: string) => Uint8Array.from(Buffer.from(golden[name], 'base64'))
  const floats = (name: string) => new Float32Array(bytes(name).buffer)
  const { side, left, top, seed, season, start } = golden
  const rect = { x: left, y: top, columns: side, rows: side }

  test('a fire', () => {
    const [quarter, warmer, wetter, windEast, windSouth] = golden.weather
    const fire = new Fire(
      {
        seed,
        season,
        rect,
        state: { columns: side, rows: side, bytes: bytes('state') },
        weather: { quarter, warmer, wetter, windEast, windSouth },
        ground: { slopeEast: floats('slopeEast'), slopeSouth: floats('slopeSouth'), barren: floats('barren'), site: new Float32Array(0) },
      },
      [{ column: start[0], row: start[1] }],
    )
    run(fire)
    const expected = new Int16Array(bytes('lit').buffer)
    expect(expected.filter((tick) => tick >= 0).length).toBeGreaterThan(200)
    expect(fire.lit).toEqual(expected)
  })

  test('the rounding to bytes', () => {
    expect(ditherToBytes(seed, rect, season, floats('values'))).toEqual(bytes('rounded'))
  })
})
