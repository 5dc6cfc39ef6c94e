import { cellMetres, TILE_CELLS } from './levels'

/** A square of land: tile (x, y) of a level covers cells [x·128, (x+1)·128) × [y·128, (y+1)·128). */
export interface Tile {
  readonly level: number
  readonly x: number
  readonly y: number
}

/** A tile as a map key. */
export type TileKey = string

export function tileKey(tile: Tile): TileKey {
  return `${tile.level}/${tile.x}/${tile.y}`
}

/** @throws RangeError when the key is not `level/x/y` */
export function parseTileKey(key: TileKey): Tile {
  const parts = key.split('/').map(Number)
  const [level, x, y] = parts
  if (parts.length !== 3 || level === undefined || x === undefined || y === undefined || !parts.every(Number.isSafeInteger)) {
    throw new RangeError(`Expected a tile key "level/x/y", got "${key}".`)
  }
  return { level, x, y }
}

export function parentTile(tile: Tile): Tile {
  return { level: tile.level - 1, x: Math.floor(tile.x / 2), y: Math.floor(tile.y / 2) }
}

/** The four tiles below, row by row from the north-west. */
export function childTiles(tile: Tile): readonly [Tile, Tile, Tile, Tile] {
  const level = tile.level + 1
  const x = tile.x * 2
  const y = tile.y * 2
  return [
    { level, x, y },
    { level, x: x + 1, y },
    { level, x, y: y + 1 },
    { level, x: x + 1, y: y + 1 },
  ]
}

/** A tile's side in learned metres. */
export function tileMetres(level: number): number {
  return cellMetres(level) * TILE_CELLS
}
