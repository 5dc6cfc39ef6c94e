export { brushMetres, brushOf, LARGEST_BRUSH, nearestBrush, SMALLEST_BRUSH } from './brush'
export { FormatError } from './byteStream'
export {
  CHARACTERS,
  EDIT_KINDS,
  type Edit,
  FULL_AMOUNT,
  HEIGHT_STEPS_PER_CELL,
  PLACES_PER_CELL,
  type StrokePoint,
} from './edit'
export { EditLog, type Entry, type LoggedEdit } from './editLog'
export { deviate, HashField, hashCell, unit } from './hash'
export { BASE_CELL_METRES, cellMetres, FINEST_LEVEL, levelOfCell, TILE_CELLS, WORLD_METRES_PER_LEARNED_METRE } from './levels'
export { type FractalNoise, fractalNoise, gradientNoise } from './noise'
export { DEFAULT_SEED, parseSeed, type Seed } from './seed'
export { MORNING_SUN } from './sun'
export { childTiles, parentTile, parseTileKey, type Tile, type TileKey, tileKey, tileMetres } from './tile'
export { decodeWorld, encodeWorld, type WorldRecord } from './worldBytes'
