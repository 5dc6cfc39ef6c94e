import { expect, test } from 'vitest'
import { HALO } from '../../src/land'
import {
  brushOf,
  changedCells,
  changesTile,
  type Edit,
  parentTile,
  REFINEMENT_HALO,
  showsInTile,
  TILE_CELLS,
  type Tile,
} from '../../src/world'

const SIZE = 18
const LEVEL = brushOf(SIZE).level
/** A dab in the middle of tile (0, 0) of its level. */
const raise: Edit = { kind: 'raise', size: SIZE, points: [[TILE_CELLS * 2, TILE_CELLS * 2, 16]] }
const again: Edit = { kind: 'dream', size: SIZE, points: raise.points, variant: 0 }

/** Tiles of a level that an edit changes, of those around the origin. */
function changed(edit: Edit, level: number, isChanged: (edit: Edit, tile: Tile, margin: number) => boolean): number {
  let count = 0
  for (let y = -40; y < 40; y++) for (let x = -40; x < 40; x++) if (isChanged(edit, { level, x, y }, 0)) count++
  return count
}

test('an edit reaches as far as the model sees through all levels below it', () => {
  expect(REFINEMENT_HALO).toBe(HALO)
  const side = (edit: Edit, level: number) => changedCells(edit, level)?.columns
  const own = side(raise, LEVEL) as number
  expect([1, 2, 3].map((below) => side(raise, LEVEL + below))).toEqual([2 * (own + 20), 4 * (own + 30), 8 * (own + 35)])
  // The model is told of another noise by the cells of the level above.
  expect(side(again, LEVEL)).toBe(2 * ((own + 2) / 2 + 20))
  expect([side(raise, LEVEL - 1), side(again, LEVEL - 1)]).toEqual([undefined, undefined])
})

test('a dab changes its own tile, and below it those around that the model can see it from', () => {
  expect(changed(raise, LEVEL, changesTile)).toBe(1)
  expect(changed(again, LEVEL, changesTile)).toBe(1)
  // 46 cells of the brush's level, 23 to every side of the middle of 128: two by two tiles of half the size, then 4 × 4 …
  expect([1, 2, 3, 4].map((below) => changed(raise, LEVEL + below, changesTile))).toEqual([4, 4, 16, 36])
  expect(changed(again, LEVEL + 3, changesTile)).toBe(36)
})

test('above its level it changes nothing that is refined, and shows in three levels', () => {
  for (const above of [1, 2, 3, 4]) {
    expect(changed(raise, LEVEL - above, changesTile)).toBe(0)
    expect(changed(raise, LEVEL - above, showsInTile)).toBe(above <= 3 ? 1 : 0)
    expect(changed(again, LEVEL - above, showsInTile)).toBe(0)
  }
})

test('what an edit changes lies below what it changes', () => {
  for (let y = -20; y < 20; y++) {
    for (let x = -20; x < 20; x++) {
      const tile = { level: LEVEL + 3, x, y }
      if (changesTile(raise, tile, 0)) expect(changesTile(raise, parentTile(tile), 20)).toBe(true)
    }
  }
})
