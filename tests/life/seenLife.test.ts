import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ceilings } from '../../src/life/Ceilings'
import { LIFE_CHANNELS, LifeChannel } from '../../src/life/lifeState'
import { SeenLife } from '../../src/life/SeenLife'
import { stampFire } from '../../src/life/stampFire'
import { AS_AT_FIRST, LIFE_LEVEL, LIFE_PLANES, type LifePicture, TILE_CELLS, UNCHANGED_LIFE } from '../../src/world'

const RECT = { x: -2, y: 6, columns: 12, rows: 10 }
const CORE = { x: 0, y: 8, columns: 8, rows: 6 }
const SIZE = RECT.columns * RECT.rows
const CELLS = CORE.columns * CORE.rows

function stateOf(values: Partial<Record<keyof typeof LifeChannel, number>>): Uint8Array {
  const bytes = new Uint8Array(LIFE_CHANNELS * SIZE)
  for (const [name, value] of Object.entries(values)) {
    const channel = LifeChannel[name as keyof typeof LifeChannel]
    bytes.fill(value, channel * SIZE, (channel + 1) * SIZE)
  }
  return bytes
}

/** The bytes of a cell in each plane. */
const cellOf = ({ bytes }: LifePicture, cell: number) =>
  Array.from({ length: LIFE_PLANES }, (_, plane) => [...bytes.subarray(4 * (plane * CELLS + cell), 4 * (plane * CELLS + cell) + 4)])

test('land that is as at first looks unchanged, and so it does while rounding moves its bytes up and down', () => {
  const byte = fc.integer({ min: 0, max: 80 })
  fc.assert(
    fc.property(
      byte,
      byte,
      byte,
      byte,
      byte,
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 30, maxLength: 30 }),
      (c, b, p, s, g, unrest) => {
        const start = stateOf({ conifer: c, broadleaf: b, pioneer: p, shrub: s, grass: g, age: 177, water: 128 })
        const seen = new SeenLife(RECT, CORE, start, start)
        for (const by of unrest) {
          const now = start.slice()
          // What is there stays there, at least by a byte.
          for (let at = 0; at < 5 * SIZE; at++) if ((start[at] as number) > 1) now[at] = (start[at] as number) + by
          seen.follow(now)
        }
        for (const [plane, texel] of cellOf(seen.picture(), 17).entries()) expect(texel).toEqual([...(UNCHANGED_LIFE[plane] ?? [])])
      },
    ),
    { numRuns: 50 },
  )
})

test('what burns is gone at once, what comes is seen over some years, and both are told against what was there', () => {
  const start = stateOf({ conifer: 200, grass: 100, age: 177, water: 128 })
  const burnt = stateOf({ grass: 100, ash: 255, water: 128 })
  const seen = new SeenLife(RECT, CORE, start, start)
  seen.follow(burnt)
  const [trees, ground, marks] = cellOf(seen.picture(), 0)
  expect(trees?.[0]).toBe(0)
  expect(ground?.[0]).toBe(0)
  expect(marks?.[0]).toBe(255)
  const birches = stateOf({ pioneer: 150, grass: 100, age: 60, water: 128 })
  const shares: number[] = []
  for (let season = 0; season < 20; season++) {
    seen.follow(birches)
    shares.push(cellOf(seen.picture(), 0)[0]?.[2] ?? 0)
  }
  expect(shares[0]).toBeGreaterThan(AS_AT_FIRST)
  for (let season = 1; season < 20; season++) expect(shares[season]).toBeGreaterThanOrEqual(shares[season - 1] ?? 0)
  expect(shares.at(-1)).toBeGreaterThan(AS_AT_FIRST + (127 * 140) / 255)
  // No needles among them any more.
  expect(cellOf(seen.picture(), 0)[1]?.[1]).toBe(0)
})

test('what dies stands dead for years, at the age it had, and then it has fallen; what is felled falls at once, and what grows is not dead', () => {
  const wood = stateOf({ conifer: 200, age: 177, water: 128 })
  const seen = new SeenLife(RECT, CORE, wood, wood)
  const stood = () => cellOf(seen.picture(), 5)[3] ?? []
  seen.follow(stateOf({ ash: 255, water: 128 }))
  expect(cellOf(seen.picture(), 5)[0]?.[0]).toBe(0)
  expect(stood()[0]).toBeGreaterThan(115)
  const falls: number[] = []
  for (let season = 0; season < 200; season++) {
    seen.follow(stateOf({ pioneer: Math.min(150, 2 * season), age: 30, water: 128 }))
    const [picture] = [cellOf(seen.picture(), 5)]
    falls.push(picture[3]?.[0] ?? 0)
    // Birches that come up between the dead are as alive as they stand.
    expect(picture[3]?.[2]).toBe(picture[0]?.[2])
    if (season < 40) expect(picture[3]?.[3]).toBe(177)
  }
  for (let season = 1; season < 200; season++) expect(falls[season]).toBeLessThanOrEqual(falls[season - 1] ?? 0)
  expect(falls[12]).toBeGreaterThan(60)
  expect(falls[60]).toBeLessThan(40)
  expect(falls.at(-1)).toBe(0)
  seen.jump(stateOf({ pioneer: 150, age: 30, ash: 255, water: 128 }))
  seen.jump(stateOf({ age: 30, ash: 255, water: 128 }))
  expect(stood().slice(0, 3)).toEqual([0, AS_AT_FIRST, AS_AT_FIRST])
})

test('the dead are known where other land is looked at that lies over the same', () => {
  const [wood, burnt] = [stateOf({ conifer: 200, age: 177 }), stateOf({ ash: 255 })]
  const before = new SeenLife(RECT, CORE, wood, wood)
  before.follow(burnt)
  const rect = { ...RECT, x: RECT.x + 6 }
  const core = { ...CORE, x: CORE.x + 6 }
  const after = new SeenLife(rect, core, wood, burnt, before)
  // The first columns of its core lie on what was seen before, the last beyond it.
  expect(cellOf(after.picture(), 0)[3]?.[0]).toBeGreaterThan(110)
  expect(cellOf(after.picture(), 0)[3]?.[3]).toBe(177)
  expect(cellOf(after.picture(), CORE.columns - 1)[3]?.[0]).toBe(0)
})

test('rain and drought are seen against what is usual there', () => {
  const start = stateOf({ water: 120 })
  const seen = new SeenLife(RECT, CORE, start, start)
  seen.jump(stateOf({ water: 255 }))
  expect(cellOf(seen.picture(), 3)[2]?.[1]).toBeGreaterThan(190)
  seen.jump(stateOf({ water: 20 }))
  expect(cellOf(seen.picture(), 3)[2]?.[1]).toBeLessThan(80)
})

test('a fire marks the cells that it runs over, the first with 1 and the last with 255, and no others', () => {
  const start = stateOf({})
  const picture = new SeenLife(RECT, CORE, start, start).picture()
  const lit = new Int16Array(SIZE).fill(-1)
  // The first cell of the core, and one three rows below it.
  lit[2 * RECT.columns + 2] = 0
  lit[5 * RECT.columns + 2] = 40
  stampFire(picture, { level: LIFE_LEVEL, ...RECT, lit })
  const marked = Array.from({ length: CELLS }, (_, cell) => cellOf(picture, cell)[2]?.slice(2)).flatMap((mark, cell) =>
    mark?.[1] ? [[cell, ...mark]] : [],
  )
  expect(marked).toEqual([
    [0, 1, 255],
    [3 * CORE.columns, 255, 255],
  ])
})

function chunks(side: number, value: (column: number, row: number) => number): LifePicture {
  const cells = side * TILE_CELLS
  const bytes = new Uint8Array(LIFE_PLANES * cells * cells * 4)
  UNCHANGED_LIFE.forEach((texel, plane) => {
    for (let cell = 0; cell < cells * cells; cell++) bytes.set(texel, 4 * (plane * cells * cells + cell))
  })
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++)
      for (const plane of [0, 3]) bytes[4 * ((plane * cells + row) * cells + column) + 2] = value(column, row)
  return { level: LIFE_LEVEL, x: -TILE_CELLS, y: 0, columns: cells, rows: cells, bytes }
}

test('plants are listed anew where more is seen than was foreseen, chunk by chunk, and not again until there is more still', () => {
  const ceilings = new Ceilings()
  expect(ceilings.rise(chunks(2, () => AS_AT_FIRST))).toEqual([])
  const grows = (more: number) => chunks(2, (column, row) => (column === 3 && row === TILE_CELLS ? AS_AT_FIRST + more : AS_AT_FIRST))
  const [risen, ...others] = ceilings.rise(grows(5))
  expect(others).toEqual([])
  expect([risen?.x, risen?.y, risen?.columns]).toEqual([-TILE_CELLS, TILE_CELLS, TILE_CELLS])
  expect(ceilings.rise(grows(9))).toEqual([])
  expect(ceilings.rise(grows(90))).toHaveLength(1)
  // The cells around may come to hold it too, as what is seen lies between cells.
  const at = (column: number, row: number) => ceilings.all()[0]?.bytes[4 * (row * TILE_CELLS + column) + 2] ?? 0
  for (const [column, row] of [
    [2, 0],
    [3, 0],
    [4, 1],
  ] as const)
    expect(at(column, row)).toBeGreaterThan(AS_AT_FIRST + 90)
  expect(at(5, 0)).toBe(AS_AT_FIRST)
})

test('what is usual stays so where land was seen before, and where it has rained it is what was there at first', () => {
  const start = stateOf({ water: 120 })
  const wet = stateOf({ water: 240 })
  const waterOf = (seen: SeenLife) => cellOf(seen.picture(), 0)[2]?.[1]
  expect(waterOf(new SeenLife(RECT, CORE, start, wet))).toBe(128)
  const known = new SeenLife(RECT, CORE, start, start)
  expect(waterOf(new SeenLife(RECT, CORE, start, wet, known))).toBe(128 + 60)
  expect(waterOf(new SeenLife(RECT, CORE, start, wet, undefined, () => true))).toBe(128 + 60)
})
