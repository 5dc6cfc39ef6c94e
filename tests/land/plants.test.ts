import { expect, test } from 'vitest'
import { rainOver } from '../../src/land/climate'
import { COVER_GROUPS, type CoverOver, coverOf } from '../../src/land/cover'
import { plantsOf } from '../../src/land/plants'
import { hashCell, PLANT_FORMS, PLANT_HEAD, type Plant, type Tile, unit, unpackPlant } from '../../src/world'
import { fieldOf } from './fields'

const SEED = 7
const rain = (rect: Parameters<typeof rainOver>[1]) => rainOver(SEED, rect)
const coverOver: CoverOver = (field, part) => coverOf(SEED, field, part, rain)
const MARGIN = 20
const dry = () => false

/** Heights of a level-12 cell; coarser cells are their averages, as everywhere. */
const groundAt = (x: number, y: number) => 420 + 260 * Math.sin(x * 0.031) * Math.cos(y * 0.027) + 6 * unit(hashCell(1, 0, 0, x, y))

function averageAt(level: number, x: number, y: number): number {
  const parts = 2 ** (12 - level)
  let sum = 0
  for (let j = 0; j < parts; j++) for (let i = 0; i < parts; i++) sum += groundAt(x * parts + i, y * parts + j)
  return sum / (parts * parts)
}

function plantsIn(tile: Tile, isWet: (column: number, row: number) => boolean = dry): Plant[] {
  const [x, y] = [tile.x * 128, tile.y * 128]
  const rect = { level: tile.level, x: x - MARGIN, y: y - MARGIN, columns: 128 + 2 * MARGIN, rows: 128 + 2 * MARGIN }
  const field = fieldOf(rect, (column, row) => averageAt(tile.level, column, row))
  const cover = coverOf(SEED, field, { x: x - 2, y: y - 2, columns: 132, rows: 132 }, rain)
  const words = plantsOf(SEED, tile, { field, cover, isWet, coverOver }) ?? new Uint32Array(PLANT_HEAD)
  return Array.from({ length: (words.length - PLANT_HEAD) / 2 }, (_, i) => unpackPlant(words, PLANT_HEAD + 2 * i))
}

/** Places in the cells of level 12, to a part of a cell that coarser tiles can tell. */
const placesOf = (tile: Tile, plants: readonly Plant[]) =>
  plants.map(({ column, row, form, rank, tint, turn }) => {
    const parts = 2 ** (12 - tile.level)
    const cell = (at: number, start: number) => Math.floor((start * 128 + at) * parts)
    return `${cell(column, tile.x)},${cell(row, tile.y)} ${form} ${rank} ${tint} ${turn}`
  })

test('no cell has two plants of a kind, few have two at all, and there are many', () => {
  const tile = { level: 12, x: 3, y: -4 }
  const plants = plantsIn(tile)
  expect(plants.length).toBeGreaterThan(2000)
  const cells = new Set(plants.map(({ column, row }) => `${Math.floor(column)},${Math.floor(row)}`))
  expect(cells.size).toBeGreaterThan(0.85 * plants.length)
  const kindOf = (form: number) => Object.values(PLANT_FORMS).findIndex(({ first, count }) => form >= first && form < first + count)
  const kinds = new Set(plants.map(({ column, row, form }) => `${Math.floor(column)},${Math.floor(row)} ${kindOf(form)}`))
  // The dead may have been of any kind.
  expect(kinds.size).toBeGreaterThan(0.99 * plants.length)
})

test('what is seen from afar is what stands near: coarser tiles have just the plants of a rank', () => {
  const coarse = { level: 11, x: 1, y: -2 }
  const children = [0, 1].flatMap((j) => [0, 1].map((i) => ({ level: 12, x: 2 + i, y: -4 + j })))
  const fine = children.flatMap((tile) => {
    const plants = plantsIn(tile).filter(({ rank }) => rank >= 1)
    return placesOf(tile, plants)
  })
  const seen = placesOf(coarse, plantsIn(coarse))
  expect(seen.length).toBeGreaterThan(1000)
  // The ground of single cells, too steep for what grows around, may take a few away.
  const shared = new Set(fine)
  expect(seen.filter((place) => !shared.has(place)).length).toBeLessThan(0.02 * seen.length)
  expect(Math.abs(fine.length - seen.length)).toBeLessThan(0.02 * seen.length)
})

test('plants are as many as the cover says, and of its groups', () => {
  const tile = { level: 12, x: 3, y: -4 }
  const [x, y] = [tile.x * 128, tile.y * 128]
  const rect = { level: 12, x: x - MARGIN, y: y - MARGIN, columns: 128 + 2 * MARGIN, rows: 128 + 2 * MARGIN }
  const { shares } = coverOf(SEED, fieldOf(rect, groundAt), { x, y, columns: 128, rows: 128 }, rain)
  const sum = (from: number, to: number) =>
    shares.reduce((all, share, i) => (i % COVER_GROUPS >= from && i % COVER_GROUPS < to ? all + share / 255 : all), 0)
  const trees = plantsIn(tile).filter(({ form }) => form < PLANT_FORMS.shrub.first)
  expect(trees.length / sum(0, 3)).toBeGreaterThan(0.8)
  expect(trees.length / sum(0, 3)).toBeLessThan(1)
  const conifers = trees.filter(({ form }) => form < PLANT_FORMS.broadleaf.first)
  expect(Math.abs(conifers.length / trees.length - sum(0, 1) / sum(0, 3))).toBeLessThan(0.06)
})

test('nothing stands in a lake', () => {
  const tile = { level: 12, x: 3, y: -4 }
  const isWet = (column: number, row: number) => column > 40 && row > 30
  const plants = plantsIn(tile, isWet)
  expect(plants.length).toBeGreaterThan(500)
  expect(plants.some(({ column, row }) => isWet(Math.floor(column), Math.floor(row)))).toBe(false)
})

test('only the levels that plants are seen at have them', () => {
  const levels = [9, 10, 11, 12, 13].filter((level) => plantsIn({ level, x: 0, y: 0 }).length > 0)
  expect(levels).toEqual([10, 11, 12])
})
