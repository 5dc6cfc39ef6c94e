import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BASE_CELL_METRES,
  cellMetres,
  childTiles,
  FINEST_LEVEL,
  levelOfCell,
  parentTile,
  parseTileKey,
  TILE_CELLS,
  tileKey,
  tileMetres,
} from '../../src/world'

const anyTile = fc.record({
  level: fc.integer({ min: 0, max: FINEST_LEVEL }),
  x: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  y: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
})

test('a key is read back as the tile it was made from', () => {
  fc.assert(
    fc.property(anyTile, (tile) => {
      expect(parseTileKey(tileKey(tile))).toEqual(tile)
    }),
  )
})

test.each(['', '1/2', '1/2/3/4', 'a/b/c', '1/2/x', '1.5/0/0', '1/2/9007199254740993', '1/NaN/2', '1/Infinity/2'])(
  'the key %j is refused by name',
  (key) => {
    expect(() => parseTileKey(key)).toThrow(`Expected a tile key "level/x/y", got "${key}".`)
  },
)

test('four different children have their parent back, west and east of the origin', () => {
  fc.assert(
    fc.property(anyTile, (tile) => {
      const children = childTiles(tile)
      expect(new Set(children.map(tileKey)).size).toBe(4)
      for (const child of children) expect(parentTile(child)).toEqual(tile)
    }),
  )
})

test('children cover exactly their parent’s square, row by row from the north-west', () => {
  fc.assert(
    fc.property(anyTile, (tile) => {
      const side = tileMetres(tile.level)
      const corners = childTiles(tile).map(({ level, x, y }) => [
        x * tileMetres(level) - tile.x * side,
        y * tileMetres(level) - tile.y * side,
      ])
      expect(corners).toEqual([
        [0, 0],
        [side / 2, 0],
        [0, side / 2],
        [side / 2, side / 2],
      ])
    }),
  )
})

test('cell sizes are exact: doubling one all the way up gives level 0’s', () => {
  for (let level = 0; level <= FINEST_LEVEL; level++) {
    expect(cellMetres(level) * 2 ** level).toBe(BASE_CELL_METRES)
    expect(tileMetres(level)).toBe(cellMetres(level) * TILE_CELLS)
    expect(levelOfCell(cellMetres(level))).toBe(level)
    expect(levelOfCell(cellMetres(level) * 1.01)).toBeUndefined()
  }
  expect(cellMetres(FINEST_LEVEL)).toBe(0.703125)
  for (const size of [0, -90, Number.NaN, Number.POSITIVE_INFINITY, cellMetres(FINEST_LEVEL) / 2]) expect(levelOfCell(size)).toBeUndefined()
})
