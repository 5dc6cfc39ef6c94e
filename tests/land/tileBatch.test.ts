import { expect, test } from 'vitest'
import { type CellRect, chooseBatch } from '../../src/land'
import { TILE_CELLS, type Tile, tileKey } from '../../src/world'

/** A pyramid that keeps tiles of some levels, all of them stale within a rectangle. */
function pyramidOf(keptLevels: readonly number[], stale: (tile: Tile, rect: CellRect) => CellRect | undefined = (_, rect) => rect) {
  return {
    isKept: ({ level }: Tile) => keptLevels.includes(level),
    staleIn: ({ tile, rect }: { tile: Tile; rect: CellRect }) => stale(tile, rect),
  }
}

const at = (level: number, x: number, y: number) => ({ level, x, y })
const part = (tile: Tile) => ({
  ...tile,
  part: { level: tile.level, x: tile.x * TILE_CELLS, y: tile.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS },
})

test('a new tile is made with its siblings and with nothing else', () => {
  const wishes = [at(9, 0, 0), at(9, 2, 0), at(9, 1, 1), at(8, 0, 0), at(9, -1, 0)]
  const batch = chooseBatch(wishes, pyramidOf([8]))
  expect(batch?.wishes).toEqual([wishes[0], wishes[2]])
  expect(batch?.parts).toBeUndefined()
  expect(chooseBatch([], pyramidOf([]))).toBeUndefined()
})

test('tiles that edits have changed are made with those beside them, whatever their parents, up to a size', () => {
  const row = Array.from({ length: 9 }, (_, x) => part(at(9, x, 0)))
  const batch = chooseBatch(row, pyramidOf([9]))
  expect(batch?.wishes.map(tileKey)).toEqual(row.slice(0, 4).map(tileKey))
  expect(batch?.parts?.map(({ rect }) => rect)).toEqual(row.slice(0, 4).map((wish) => wish.part))
})

test('tiles far apart, of another level, or wanted whole are not made together with parts', () => {
  const wishes = [part(at(9, 0, 0)), part(at(9, 6, 6)), part(at(10, 0, 0)), at(9, 1, 0), part(at(9, 0, 1))]
  expect(chooseBatch(wishes, pyramidOf([9, 10]))?.wishes).toEqual([wishes[0], wishes[4]])
})

test('tiles of which nothing has to be made again go at once, with any that are', () => {
  const wishes = [0, 5, 9].map((x) => part(at(9, x, 0)))
  expect(
    chooseBatch(
      wishes,
      pyramidOf([9], () => undefined),
    )?.wishes,
  ).toEqual(wishes)
})
