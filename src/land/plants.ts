import {
  AS_AT_FIRST,
  COARSEST_PLANT_LEVEL,
  cellInZOrder,
  cellMetres,
  climateAt,
  HashField,
  hashCell,
  latitudeAt,
  PLANT_BLOCKS,
  PLANT_FORMS,
  PLANT_HEAD,
  PLANT_LEVEL,
  packPlant,
  type Seed,
  TILE_CELLS,
  type Tile,
  unit,
} from '../world'
import { COVER_GROUPS, type Cover, CoverGroup, type CoverOver, smooth } from './cover'
import { STANDING_GROUPS } from './growthCeilings'
import { type CellRect, type HeightField, halvedField } from './rect'

/** Even where the cover is whole, so many of the cells stay empty: no two trees stand in each other's way everywhere. */
const FULLEST = 0.92

/** No plant stands where its own cell is steeper, rise over run, or lower above the sea in metres. */
const STEEPEST = 1
const LOWEST_METRES = 3

const CELLS_PER_BLOCK = (TILE_CELLS / PLANT_BLOCKS) ** 2
const MOST_RANK = PLANT_LEVEL - COARSEST_PLANT_LEVEL

/**
 * The plants of a tile, as `world/plants.ts` packs them; undefined for levels that have none. Plants belong to a cell of PLANT_LEVEL, one of each group at most. One of every four is
 * seen in the tiles a level coarser too, and one of four of those in the next: whether it stands is told by the cover of the coarsest cells it is seen with, so that
 * it stands in all of them.
 * @param field heights of the tile with COVER_BORDER · 2^MOST_RANK cells around at least
 * @param cover of the tile's cells, with or without some around
 * @param isWet whether a cell of the tile is under a lake
 */
export function plantsOf(seed: Seed, tile: Tile, { field, cover, isWet, coverOver }: Bed): Uint32Array | undefined {
  if (tile.level > PLANT_LEVEL || tile.level < COARSEST_PLANT_LEVEL) return undefined
  const grounds: Ground[] = [{ field, cover }]
  for (let level = tile.level - 1, above = field; level >= COARSEST_PLANT_LEVEL; level--) {
    above = halvedField(above)
    const side = TILE_CELLS / 2 ** (tile.level - level)
    grounds.push({ field: above, cover: coverOver(above, { x: tile.x * side, y: tile.y * side, columns: side, rows: side }) })
  }
  const words = new Uint32Array(PLANT_HEAD + TILE_CELLS * TILE_CELLS * 2 * GROUPS.length)
  const lowestRank = PLANT_LEVEL - tile.level
  let end = PLANT_HEAD
  for (let place = 0; place < TILE_CELLS * TILE_CELLS; place++) {
    if (place % CELLS_PER_BLOCK === 0) words[place / CELLS_PER_BLOCK] = (end - PLANT_HEAD) / 2
    const { column, row } = cellInZOrder(place)
    const at = (tile.y * TILE_CELLS + row - field.y) * field.columns + tile.x * TILE_CELLS + column - field.x
    if (isWet(column, row) || !canStand(field, at)) continue
    const own = finestCell(seed, { level: tile.level, x: tile.x * TILE_CELLS + column, y: tile.y * TILE_CELLS + row })
    const rank = lowestRank + rankAbove(seed, tile.level, own.path)
    end += growIn(words, end, { seed, tile, own, rank, ground: grounds[rank - lowestRank] as Ground })
  }
  words[PLANT_HEAD - 1] = (end - PLANT_HEAD) / 2
  return words.slice(0, end)
}

/** What a tile's plants grow on. */
interface Bed {
  readonly field: HeightField
  readonly cover: Cover
  readonly isWet: (column: number, row: number) => boolean
  readonly coverOver: CoverOver
}

/** The ground as cells of one level have it. */
interface Ground {
  readonly field: HeightField
  readonly cover: Cover
}

function canStand(field: HeightField, at: number): boolean {
  const { heights: h, columns } = field
  if ((h[at] ?? 0) < LOWEST_METRES) return false
  const run = 2 * cellMetres(field.level)
  const east = ((h[at + 1] ?? 0) - (h[at - 1] ?? 0)) / run
  const south = ((h[at + columns] ?? 0) - (h[at - columns] ?? 0)) / run
  return east * east + south * south < STEEPEST * STEEPEST
}

/** Which quarter of a cell holds the plant that is seen from afar: its bits are column and row. */
function elder(seed: Seed, level: number, x: number, y: number): number {
  return hashCell(seed, HashField.plants, level, x, y) & 3
}

/** Goes down from a cell by elders to the cell of PLANT_LEVEL that its plant belongs to. `path` is the cell at the start. */
function finestCell(seed: Seed, path: { level: number; x: number; y: number }) {
  let { x, y } = path
  for (let level = path.level; level < PLANT_LEVEL; level++) {
    const quarter = elder(seed, level, x, y)
    x = x * 2 + (quarter & 1)
    y = y * 2 + (quarter >> 1)
  }
  return { x, y, path }
}

/** Through how many levels above a cell is the elder. */
function rankAbove(seed: Seed, level: number, { x, y }: { x: number; y: number }): number {
  let rank = 0
  let [column, row] = [x, y]
  for (let above = level - 1; above >= COARSEST_PLANT_LEVEL; above--) {
    const quarter = (column & 1) + 2 * (row & 1)
    column = Math.floor(column / 2)
    row = Math.floor(row / 2)
    if (elder(seed, above, column, row) !== quarter) break
    rank++
  }
  return Math.min(MOST_RANK, rank)
}

interface Seedling {
  readonly seed: Seed
  readonly tile: Tile
  readonly own: { readonly x: number; readonly y: number }
  readonly rank: number
  readonly ground: Ground
}

/** Groups that grow as plants of their own, and how much of their share of the ground stands as such. */
const GROUPS: readonly { readonly group: number; readonly standing: number }[] = [
  { group: CoverGroup.conifer, standing: FULLEST },
  { group: CoverGroup.broadleaf, standing: FULLEST },
  { group: CoverGroup.pioneer, standing: FULLEST },
  { group: CoverGroup.shrub, standing: FULLEST * 0.7 },
]

/**
 * Writes what grows in a cell, or may come to. Every group has a number of its own there, and a plant where its share of the ground is higher: so a plant that is there stays the same
 * while shares change, and goes when its own group does. What it needs is written with it, compared with what its group has there at first.
 * @returns how many words were written
 */
function growIn(to: Uint32Array, at: number, { seed, tile, own, rank, ground }: Seedling): number {
  const { cover, field } = ground
  const scale = 2 ** (PLANT_LEVEL - cover.level)
  const indexIn = ({ x, y, columns }: CellRect) => (Math.floor(own.y / scale) - y) * columns + Math.floor(own.x / scale) - x
  const cell = indexIn(cover)
  const finer = 2 ** (PLANT_LEVEL - tile.level)
  let end = at
  for (const { group, standing } of GROUPS) {
    const share = (cover.shares[cell * COVER_GROUPS + group] ?? 0) / 255
    const ceiling = cover.ceilings?.[cell * STANDING_GROUPS + group] ?? AS_AT_FIRST
    if (share === 0 && ceiling <= AS_AT_FIRST) continue
    const first = hashCell(seed, HashField.plants, PLANT_LEVEL + 1 + 2 * group, own.x, own.y)
    const needs = unit(first) / standing
    if (needs >= 1) continue
    const threshold = Math.floor(AS_AT_FIRST * (needs < share ? needs / share : 1 + (needs - share) / (1 - share)))
    if (threshold >= ceiling) continue
    const second = hashCell(seed, HashField.plants, PLANT_LEVEL + 2 + 2 * group, own.x, own.y)
    const jitter = (bits: number) => 0.5 + ((bits & 255) / 256 - 0.498) * 0.92
    const column = (own.x + jitter(second)) / finer - tile.x * TILE_CELLS
    const row = (own.y + jitter(second >>> 8)) / finer - tile.y * TILE_CELLS
    const { annual, summer } = climateAt(latitudeAt(own.y * cellMetres(PLANT_LEVEL)), field.heights[indexIn(field)] ?? 0)
    const isTree = group !== CoverGroup.shrub
    const vigour = isTree ? 0.42 + 0.58 * smooth(9.3, 13.5, summer) : 0.3 + 0.7 * smooth(0.05, 0.5, Math.max(share, needs))
    const kind = kindOf({ group, annual, luck: (second >>> 16) & 255, vigour })
    const form = PLANT_FORMS[kind].first + (kind === 'dead' ? group : ((first >>> 3) & 255) % PLANT_FORMS[kind].count)
    // Many are middling, some are tall: the sum of two throws.
    const size = Math.floor((((second >>> 24) & 255) * 0.5 + ((first >>> 11) & 255) * 0.5) * vigour) >>> 2
    packPlant(to, end, { column, row, form, rank, size, tint: (second >>> 20) & 63, turn: (second >>> 12) & 63, threshold })
    end += 2
  }
  return end - at
}

interface Chances {
  readonly group: number
  readonly annual: number
  readonly luck: number
  readonly vigour: number
}

function kindOf({ group, annual, luck, vigour }: Chances): keyof typeof PLANT_FORMS {
  if (group === CoverGroup.shrub) return 'shrub'
  if (group === CoverGroup.pioneer) return 'birch'
  // Hard places leave more of the dead standing: a form for conifers, and one for broadleaved trees.
  if (luck < 3 + 14 * (1 - vigour)) return 'dead'
  if (group === CoverGroup.conifer) return 'conifer'
  return annual + ((luck & 15) - 8) * 0.3 > 19 ? 'palm' : 'broadleaf'
}
