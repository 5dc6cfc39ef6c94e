import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EditIndex, Greenery, landField, plainRelief, rainOverMountains, rainTile, TilePyramid, tileRect, westerlyAt } from '../../src/land'
import { LifeField, seasonWeather } from '../../src/life'
import type { LifeRect } from '../../src/life/dither'
import { LifeChannel } from '../../src/life/lifeState'
import { type ModelEntry, openModel, parseManifest } from '../../src/models'
import { createGrowthModel, type GrowthModel } from '../../src/models/growthModel'
import { GROWTH_SPEC } from '../../src/models/modelSpec'
import { lifeLandAt } from '../../src/streaming/lifeLand'
import { asShown } from '../../src/streaming/makeTile'
import {
  brushOf,
  cellMetres,
  type Edit,
  HEIGHT_STEPS_PER_CELL,
  LIFE_LEVEL,
  latitudeAt,
  nearestBrush,
  PLACES_PER_CELL,
  type StrokePoint,
  TILE_CELLS,
  type Tile,
} from '../../src/world'

const folder = new URL('../../public/models/', import.meta.url)
const TILES = 160
const YEARS = 50

let session: ort.InferenceSession
let growth: GrowthModel
beforeAll(async () => {
  ort.env.wasm.numThreads = 1
  const entry = parseManifest(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))).models.growth as ModelEntry
  const bytes = new Uint8Array(readFileSync(new URL(entry.file, folder)))
  session = await openModel({ runtime: ort, spec: GROWTH_SPEC, entry, bytes, executionProviders: ['wasm'] })
  growth = createGrowthModel(ort, session)
})
afterAll(() => session.release())

/** Gentle wooded land in the westerlies of world 5, with rain enough for woods and not more. */
const SEED = 5
const HERE = { east: -4_654_080, south: -783_360 }
const CHUNK: Tile = { level: LIFE_LEVEL, x: Math.floor(HERE.east / sideOf(LIFE_LEVEL)), y: Math.floor(HERE.south / sideOf(LIFE_LEVEL)) }

function sideOf(level: number): number {
  return TILE_CELLS * cellMetres(level)
}

/** A mountain wall across the wind, 64 km long, its crest 2,600 m high and 14 km west of what is looked at. */
function ridge(): Edit {
  const size = nearestBrush(6000)
  const cell = cellMetres(brushOf(size).level)
  const at = (metres: number) => Math.round((metres * PLACES_PER_CELL) / cell)
  const crest = Math.round((2600 * HEIGHT_STEPS_PER_CELL) / cell)
  const points = Array.from({ length: 9 }, (_, i): StrokePoint => [at(HERE.east - 14_000), at(HERE.south + (i - 4) * 8000), crest])
  return { kind: 'ridge', size, points }
}

/** The land of the worker, with plain relief in the model's stead. */
function openLand(edits: EditIndex) {
  const source = { seed: SEED, relief: plainRelief, edits }
  const pyramid = new TilePyramid(source, TILES)
  const greenery = new Greenery(SEED, {
    seen: async (tile) => asShown(await pyramid.tile(tile), edits),
    first: (tile) => (edits.reaches(tile.level) ? landField({ ...source, edits: new EditIndex() }, tileRect(tile)) : pyramid.tile(tile)),
  })
  return { seed: SEED, edits, tile: (tile: Tile) => pyramid.tile(tile), lakesIn: async () => [], greenery }
}

test('a ridge raised across the wind dries its lee, whose woods give way to shrubs within fifty years; without it they come back', async () => {
  const edits = new EditIndex()
  let land = openLand(edits)
  const weather = (season: number) => seasonWeather(SEED, season, westerlyAt(latitudeAt(HERE.south)))
  const options = { seed: SEED, growth: growth.change, land: { at: (rect: LifeRect) => lifeLandAt(land, rect) }, weather }
  let field = new LifeField(options)
  const mean = (channel: number) => {
    const plane = field.stateOf(CHUNK)?.subarray(channel * TILE_CELLS ** 2, (channel + 1) * TILE_CELLS ** 2) ?? new Uint8Array()
    return plane.reduce((sum, byte) => sum + byte, 0) / plane.length / 255
  }
  const look = () => ({
    woods: mean(LifeChannel.conifer) + mean(LifeChannel.broadleaf) + mean(LifeChannel.pioneer),
    conifers: mean(LifeChannel.conifer),
    shrubs: mean(LifeChannel.shrub),
    water: mean(LifeChannel.water),
  })
  const rain = async () => {
    const above = rainTile(CHUNK)
    const rect = { level: LIFE_LEVEL, x: CHUNK.x * TILE_CELLS, y: CHUNK.y * TILE_CELLS, columns: TILE_CELLS, rows: TILE_CELLS }
    const falls = rainOverMountains(SEED, above, asShown(await land.tile(above), edits))(rect)
    return falls.reduce((sum, share) => sum + share, 0) / falls.length
  }
  /** Nobody is there meanwhile: of all the land that would be awake, the one chunk that is looked at catches up. */
  const comeBackAfter = async (years: number) => {
    const kept = field.kept().filter(({ chunk }) => chunk.x === CHUNK.x && chunk.y === CHUNK.y)
    field = new LifeField(options, field.season + 4 * years, kept)
    await field.wakeAround(CHUNK)
  }
  const change = async (by: (logged: { entry: number; edit: Edit }) => void, edit: Edit) => {
    by({ entry: 0, edit })
    land = openLand(edits)
    await field.renewGround()
  }

  await field.wakeAround(CHUNK)
  const first = { ...look(), rain: await rain() }
  expect(first.woods).toBeGreaterThan(0.6)

  const wall = ridge()
  await change((logged) => edits.add(logged), wall)
  const dry = { ...look(), rain: await rain() }
  // A hand changes the years to come, not what has grown.
  expect(dry.woods).toBe(first.woods)
  expect(dry.rain).toBeLessThan(0.75 * first.rain)

  await comeBackAfter(YEARS)
  const lee = look()
  expect(lee.woods).toBeLessThan(0.75 * first.woods)
  expect(lee.conifers).toBeLessThan(0.6 * first.conifers)
  expect(lee.shrubs).toBeGreaterThan(2 * first.shrubs)

  await change((logged) => edits.remove(logged), wall)
  expect(await rain()).toBe(first.rain)
  await comeBackAfter(YEARS)
  const again = look()
  expect(again.woods).toBeGreaterThan(0.9 * first.woods)
  expect(again.conifers).toBeGreaterThan(0.8 * first.conifers)
  expect(again.shrubs).toBeLessThan(0.5 * lee.shrubs)
}, 400_000)
