import { expect, test } from 'vitest'
import {
  bytesOf,
  cellsAround,
  changeChoice,
  detailsOf,
  FIRST_CHOICE,
  type LandChoice,
  SIDES,
  sideMetres,
  sideWithin,
} from '../../src/ui/send/landChoice'
import { detailWords, savedWords, sizeWords } from '../../src/ui/send/landWords'
import { EN_LATER } from '../../src/ui/words/enLater'
import { cellMetres, FINEST_LEVEL } from '../../src/world'

const ALL: readonly LandChoice[] = (['glb', 'png'] as const).flatMap((as) =>
  SIDES.flatMap((side) => detailsOf({ as }).map((detail) => ({ as, side, detail, isWaterShown: true }))),
)

test('whatever can be chosen is whole cells of a level there is, of the side that is told, around the place', () => {
  for (const choice of ALL) {
    const { level, x, y, columns, rows } = cellsAround(choice, { east: -123_456, south: 654_321 })
    expect(Number.isInteger(level) && level >= 0 && level <= FINEST_LEVEL).toBe(true)
    const cell = cellMetres(level)
    expect([columns * cell, rows * cell]).toEqual([sideMetres(choice), sideMetres(choice)])
    expect(Math.abs((x + columns / 2) * cell + 123_456)).toBeLessThanOrEqual(cell / 2)
    expect(Math.abs((y + rows / 2) * cell - 654_321)).toBeLessThanOrEqual(cell / 2)
    expect(columns * rows).toBeLessThanOrEqual(choice.as === 'glb' ? 2 ** 20 : 2 ** 24)
    expect(bytesOf(choice)).toBeLessThan(64e6)
  }
})

test('a choice that is changed stays one that can be had', () => {
  expect(changeChoice({ ...FIRST_CHOICE, as: 'png', detail: 2048 }, { as: 'glb' }).detail).toBe(1024)
  expect(changeChoice({ ...FIRST_CHOICE, detail: 128 }, { as: 'png' }).detail).toBe(256)
  expect(changeChoice(FIRST_CHOICE, { side: 99 }).side).toBe(SIDES.length - 1)
  expect(changeChoice(FIRST_CHOICE, { side: -3 }).side).toBe(0)
})

test('as much land is proposed as the picture is wide', () => {
  expect(sideWithin(1)).toBe(0)
  expect(sideMetres({ side: sideWithin(30_000) })).toBe(23_040)
  expect(sideWithin(1e9)).toBe(SIDES.length - 1)
})

test('size, detail and what was saved are told in words', () => {
  const words = EN_LATER.send
  const map: LandChoice = { as: 'png', side: 3, detail: 1024, isWaterShown: true }
  expect(detailWords(map, words)).toBe('1,024 × 1,024, one every 11 m')
  expect(sizeWords({ as: 'glb', detail: 512 }, words)).toBe('about 15 MB')
  expect(savedWords(map, { lowestMetres: 0, highestMetres: 2915.4 }, words)).toBe(
    'Saved. Black is 0 m, white 2,915 m; each of the 65,535 steps is 4.4 cm, a pixel 11 m. The file says so too.',
  )
  expect(savedWords(map, { lowestMetres: -3, highestMetres: -3 }, words)).toBe('Saved. All of it is −3 m high; a pixel is 11 m.')
  expect(savedWords({ ...map, as: 'glb' }, { lowestMetres: -250.4, highestMetres: 0.4 }, words)).toBe(
    'Saved. It is in metres: 12 km across, from −250 m to 40 cm high.',
  )
})
