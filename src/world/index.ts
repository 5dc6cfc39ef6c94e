export { nearestAmount } from './amounts'
export { brushMetres, brushOf, LARGEST_BRUSH, nearestBrush, SMALLEST_BRUSH } from './brush'
export { ByteReader, ByteWriter } from './byteStream'
export { faultOfDeed, faultOfEdit } from './checkEdit'
export { airTemperature, climateAt, crownSnowlineAt, plantSeasonAt, seasonAt, snowlineAt, sunDegrees } from './climate'
export { crc32 } from './crc32'
export {
  DEED_KINDS,
  type Deed,
  type DeedKind,
  isDeed,
  MOST_SEASONS,
  MOST_WARMER,
  MOST_WETTER,
  PLANT_GROUPS,
  type PlantGroup,
  type Tend,
} from './deed'
export {
  CHARACTERS,
  type Character,
  EDIT_KINDS,
  type Edit,
  type EditKind,
  type Fill,
  FULL_AMOUNT,
  HEIGHT_GRAIN,
  HEIGHT_STEPS_PER_CELL,
  HIGHEST_EDIT_METRES,
  LONGEST_STROKE_CELLS,
  MOST_AMOUNT,
  PLACE_GRAIN,
  PLACES_PER_CELL,
  type StrokePoint,
  WIDEST_STROKE_CELLS,
} from './edit'
export { EditLog, type Entry, type LoggedDeed, type LoggedEdit } from './editLog'
export {
  changedCells,
  changesTile,
  isGround,
  isTold,
  REFINEMENT_HALO,
  rectsMeet,
  SHOWN_LEVELS_ABOVE,
  type StrokeRect,
  showsInTile,
  strokeReachCells,
  strokeRect,
} from './editReach'
export { decodeEntries, encodeEntries, MOST_ENTRIES } from './entryBytes'
export { fileIn } from './fileIn'
export { deviate, HashField, hashCell, hashCells, mix, unit } from './hash'
export { type Cell, isLakeSeen, LAKE_LEVELS_ABOVE, lakesMeet, pour, pourCell, pourElevation, shapesLake } from './lakeReach'
export { BASE_CELL_METRES, cellMetres, FINEST_LEVEL, levelOfCell, TILE_CELLS, WORLD_METRES_PER_LEARNED_METRE } from './levels'
export {
  decodeLife,
  encodeLife,
  type KeptLife,
  MOST_LIFE_BYTES,
  MOST_LIFE_CHUNKS,
  MOST_SUMMARY_CHUNKS,
  type PackedChunk,
  SUMMARY_BLOCK_CELLS,
  SUMMARY_CHANNELS,
} from './lifeBytes'
export { type FirePicture, LIFE_PLANES, type LifePicture, OLD_WOODS, UNCHANGED_LIFE } from './lifePicture'
export { type Strike, strikesBetween } from './lightning'
export { DAYS_OF_YEAR, later, latitudeAt, type Moment, OPENING_MOMENT, seasonFrom, shareOfSeason } from './moment'
export { type FractalNoise, fractalNoise, gradientNoise } from './noise'
export { fractalNoiseOver } from './noiseOver'
export { FormatError, type NumberReader, type NumberWriter } from './numberStream'
export {
  COARSEST_PLANT_LEVEL,
  cellInZOrder,
  LIFE_LEVEL,
  PLANT_BLOCKS,
  PLANT_FORMS,
  PLANT_HEAD,
  PLANT_LEVEL,
  type Plant,
  packPlant,
  placeInZOrder,
  unpackPlant,
} from './plants'
export { POOL_LEVEL, POOL_STEP_METRES, type Pool, type PoolBlock } from './poolBlock'
export { AS_AT_FIRST, relativeCover } from './relativeCover'
export { DEFAULT_SEED, parseSeed, type Seed } from './seed'
export { isShowerOver, leftAt, pouringAt, SHOWER_FALL_SECONDS, type ShowerPiece, showerCloudAt } from './shower'
export { SIDE_LIGHT_AZIMUTH } from './sun'
export { takeBack } from './takeBack'
export { TightReader, TightWriter } from './tightStream'
export { childTiles, parentTile, parseTileKey, type Tile, type TileKey, tileKey, tileMetres } from './tile'
export { blendWeather, FAIR_WEATHER, fallsIn, WEATHERS, type Weather, type WeatherName } from './weather'
export { weatherOf } from './weatherDrift'
export { decodeWorld, encodeWorld, readWorld, type WorldRecord, writeWorld } from './worldBytes'
export { clockAfter, HOURS_PER_SECOND, PACES, type Pace, parseClock, type WorldClock } from './worldClock'
