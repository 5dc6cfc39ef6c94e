import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIERS } from '../../src/scene/tiers'
import { tileGrid } from '../../src/scene/tileGrid'
import { DRAWN_FINEST_LEVEL, selectTiles, TOP_LEVEL, type ViewQuery } from '../../src/streaming'
import type { Selection, TileSource } from '../../src/streaming/selectTiles'
import { frustumOf, type Pose, rayThrough } from '../../src/studio'
import { hashCell, parentTile, type StrokeRect, TILE_CELLS, type Tile, tileKey, tileMetres, unit } from '../../src/world'
import { evenly } from '../evenly'
import { boundsOnly } from './fakeLand'

/** All ground of these tests lies between these, whatever the level: hills of 2 km. */
const LOWEST = -1000
const HIGHEST = 1000

const anyFar = fc.constantFrom(0, 1234.5, -56_789, 80_000_000, -80_000_000)
const anyPose: fc.Arbitrary<Pose> = fc
  .record({
    east: anyFar,
    south: anyFar,
    jitter: fc.tuple(fc.integer({ min: -2e6, max: 2e6 }), fc.integer({ min: -2e6, max: 2e6 })),
    elevation: fc.oneof(evenly(0, 1200), evenly(1200, 60_000)),
    yaw: evenly(-3.2, 3.2),
    pitch: evenly(-1.54, 0.6),
  })
  .map(({ east, south, jitter, elevation, yaw, pitch }) => ({
    eye: { east: east + jitter[0] / 8, south: south + jitter[1] / 8, elevation },
    yaw,
    pitch,
  }))
const anyView = fc.record({
  pose: anyPose,
  aspect: evenly(0.45, 2.4),
  splitSides: evenly(1.2, 2.2),
})
type View = { readonly pose: Pose; readonly aspect: number; readonly splitSides: number }

/** Which tiles have arrived: each by chance, the coarsest always when `hasTops`. */
const anySource = fc
  .record({ salt: fc.integer(), share: fc.constantFrom(0, 0.3, 0.7, 0.95, 1), provisional: fc.constantFrom(0, 0.4, 1) })
  .map(({ salt, share, provisional }): TileSource => {
    const chance = ({ level, x, y }: Tile, field: number) => unit(hashCell(salt >>> 0, field, level, x, y))
    return {
      get: (tile) => (tile.level === TOP_LEVEL || chance(tile, 1) < share ? boundsOnly(tile, LOWEST, HIGHEST) : undefined),
      isProvisional: (tile) => chance(tile, 2) < provisional,
    }
  })
const everything: TileSource = { get: (tile) => boundsOnly(tile, LOWEST, HIGHEST), isProvisional: () => false }
const nothing: TileSource = { get: () => undefined, isProvisional: () => false }

function queryOf({ pose, aspect, splitSides }: View): ViewQuery {
  return { eye: pose.eye, planes: frustumOf(pose, aspect), splitSides, horizonWorldMetres: 40_000 }
}

function tileAt(level: number, east: number, south: number): Tile {
  return { level, x: Math.floor(east / tileMetres(level)), y: Math.floor(south / tileMetres(level)) }
}

/** How many drawn tiles lie over a point of the ground. */
function coverings({ drawn }: Selection, east: number, south: number): number {
  return drawn.filter(({ tile }) => tileKey(tileAt(tile.level, east, south)) === tileKey(tile)).length
}

/** Where a ray through the picture meets a level, in learned metres; undefined when it does not within the horizon. */
function groundSeen({ pose, aspect }: View, across: number, above: number, level: number) {
  const ray = rayThrough(pose, { x: across, y: above }, aspect)
  const distance = (level - pose.eye.elevation) / ray.up
  if (!(distance > 0) || distance / 8 > 39_900) return undefined
  return { east: pose.eye.east + ray.east * distance, south: pose.eye.south + ray.south * distance }
}

test('whatever has arrived, every point of ground in the picture is covered by exactly one drawn tile', () => {
  const anyRay = fc.record({
    across: evenly(-0.999, 0.999),
    above: evenly(-0.999, 0.999),
    level: evenly(LOWEST, HIGHEST),
  })
  let seen = 0
  fc.assert(
    fc.property(anyView, anySource, fc.array(anyRay, { minLength: 20, maxLength: 40 }), (view, source, rays) => {
      const selection = selectTiles(queryOf(view), source)
      for (const { across, above, level } of rays) {
        const point = groundSeen(view, across, above, level)
        if (!point) continue
        seen++
        expect(coverings(selection, point.east, point.south)).toBe(1)
      }
      expect(coverings(selection, view.pose.eye.east, view.pose.eye.south)).toBe(1)
    }),
    { numRuns: 150 },
  )
  expect(seen).toBeGreaterThan(500)
})

test('of two tiles in one line of sight, the one in front is drawn first', () => {
  fc.assert(
    fc.property(anyView, anySource, (view, source) => {
      const query = queryOf(view)
      const { drawn } = selectTiles(query, source)
      const boxes = drawn.map(({ tile: { level, x, y } }) => {
        const side = tileMetres(level)
        return { west: x * side - query.eye.east, north: y * side - query.eye.south, side }
      })
      for (let turn = 0; turn < 32; turn++) {
        const [dx, dy] = [Math.cos((turn * Math.PI) / 16 + 0.01), Math.sin((turn * Math.PI) / 16 + 0.01)]
        // Where the ray from the eye enters each tile that it meets.
        const entries = boxes.flatMap(({ west, north, side }) => {
          const across = [west / dx, (west + side) / dx].sort((a, b) => a - b)
          const along = [north / dy, (north + side) / dy].sort((a, b) => a - b)
          const enters = Math.max(across[0] ?? 0, along[0] ?? 0, 0)
          const leaves = Math.min(across[1] ?? 0, along[1] ?? 0)
          return leaves > enters + side * 1e-9 ? [enters] : []
        })
        expect(entries).toEqual([...entries].sort((a, b) => a - b))
      }
    }),
    { numRuns: 40 },
  )
})

test('no tile is drawn twice or over one above it, and each has its own land or its parent’s', () => {
  fc.assert(
    fc.property(anyView, anySource, (view, source) => {
      const { drawn, kept } = selectTiles(queryOf(view), source)
      const keys = new Set(drawn.map(({ tile }) => tileKey(tile)))
      expect(keys.size).toBe(drawn.length)
      const keptKeys = new Set(kept.map(tileKey))
      for (const { tile, land, parent } of drawn) {
        for (let above = tile; above.level > TOP_LEVEL; ) {
          above = parentTile(above)
          expect(keys.has(tileKey(above))).toBe(false)
          expect(keptKeys.has(tileKey(above))).toBe(true)
        }
        expect(land ?? parent).toBeDefined()
        if (land) expect(land.tile).toEqual(tile)
        if (parent) expect(parent.tile).toEqual(parentTile(tile))
        else expect(tile.level).toBe(TOP_LEVEL)
      }
    }),
    { numRuns: 60 },
  )
})

/** The distance from the eye to a tile over the sides of that tile, for an eye between lowest and highest ground. */
function sidesAway({ level, x, y }: Tile, eye: Pose['eye']): number {
  const side = tileMetres(level)
  const beyond = (at: number, from: number) => Math.max(at * side - from, 0, from - (at + 1) * side)
  return Math.hypot(beyond(x, eye.east), beyond(y, eye.south)) / side
}

test('wishes come with the coarsest and nearest first, none twice, each below a tile that is there', () => {
  fc.assert(
    fc.property(anyView, anySource, (view, source) => {
      const low = { ...view, pose: { ...view.pose, eye: { ...view.pose.eye, elevation: (view.pose.eye.elevation % 1000) * 0.9 } } }
      const { wanted } = selectTiles(queryOf(low), source)
      expect(new Set(wanted.map(tileKey)).size).toBe(wanted.length)
      const order = wanted.map((tile) => sidesAway(tile, low.pose.eye))
      for (let i = 1; i < order.length; i++) expect(order[i]).toBeGreaterThanOrEqual((order[i - 1] ?? 0) - 1e-9)
      for (const tile of wanted) {
        expect(source.get(tile) === undefined || source.isProvisional(tile)).toBe(true)
        expect(tile.level).toBeGreaterThanOrEqual(TOP_LEVEL)
        expect(tile.level).toBeLessThanOrEqual(DRAWN_FINEST_LEVEL)
        if (tile.level > TOP_LEVEL) expect(source.get(parentTile(tile))).toBeDefined()
      }
    }),
    { numRuns: 60 },
  )
})

test('nothing is asked for outside the picture and the horizon, but what lies under the eye', () => {
  const low = -11_000 - 1.5 * 6000
  const high = 9000 + 1.5 * 6000
  fc.assert(
    fc.property(anyView, fc.oneof(anySource, fc.constant(nothing)), (view, source) => {
      const query = queryOf(view)
      const { eye } = query
      for (const tile of selectTiles(query, source).wanted) {
        const side = tileMetres(tile.level)
        const under = tileKey(tileAt(tile.level, eye.east, eye.south)) === tileKey(tile)
        const corners = [0, 1].flatMap((i) =>
          [0, 1].flatMap((j) =>
            [low, high].map((elevation) => ({
              x: ((tile.x + i) * side - eye.east) / 8,
              y: (elevation - eye.elevation) / 8,
              z: ((tile.y + j) * side - eye.south) / 8,
            })),
          ),
        )
        const inside = query.planes.every(({ nx, ny, nz, w }) => corners.some(({ x, y, z }) => nx * x + ny * y + nz * z + w >= -1e-3))
        expect(under || inside).toBe(true)
        expect((sidesAway(tile, eye) * side) / 8).toBeLessThanOrEqual(query.horizonWorldMetres + 1e-3)
      }
    }),
    { numRuns: 60 },
  )
})

test('where nothing has arrived, only the coarsest tiles are asked for, the eye’s own first', () => {
  const view = { pose: { eye: { east: 5000, south: -9000, elevation: 600 }, yaw: 1, pitch: -0.2 }, aspect: 1.6, splitSides: 1.8 }
  const { drawn, wanted } = selectTiles(queryOf(view), nothing)
  expect(drawn).toEqual([])
  expect(wanted[0]).toEqual(tileAt(TOP_LEVEL, 5000, -9000))
  expect(wanted.every(({ level }) => level === TOP_LEVEL)).toBe(true)
})

test('where everything has arrived, nothing is asked for, and the ground underfoot is as fine as it gets', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const near = { ...view, pose: { ...view.pose, eye: { ...view.pose.eye, elevation: 20 } } }
      const { wanted, drawn } = selectTiles(queryOf(near), everything)
      expect(wanted).toEqual([])
      const { east, south } = near.pose.eye
      expect(drawn.some(({ tile }) => tileKey(tile) === tileKey(tileAt(DRAWN_FINEST_LEVEL, east, south)))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('from a moving eye, what is asked for is what it will see when it gets there, and what is drawn is what it sees now', () => {
  const anyWay = fc.tuple(evenly(-30_000, 30_000), evenly(-30_000, 30_000), evenly(-500, 2000))
  let passedBy = 0
  fc.assert(
    fc.property(anyView, anySource, anyWay, (view, source, [east, south, up]) => {
      const query = queryOf(view)
      const { eye } = query
      const eyeAhead = { east: eye.east + east, south: eye.south + south, elevation: eye.elevation + up }
      const now = selectTiles(query, source)
      const moving = selectTiles({ ...query, eyeAhead }, source)
      const drawnKeys = ({ drawn }: Selection) => drawn.map(({ tile, land, parent }) => `${tileKey(tile)} ${!!land} ${!!parent}`)
      expect(moving.wanted.map(tileKey)).toEqual(selectTiles({ ...query, eye: eyeAhead }, source).wanted.map(tileKey))
      expect(drawnKeys(moving)).toEqual(drawnKeys(now))
      expect(moving.kept.map(tileKey)).toEqual(now.kept.map(tileKey))
      const asked = new Set(moving.wanted.map(tileKey))
      passedBy += now.wanted.filter((tile) => !asked.has(tileKey(tile))).length
    }),
    { numRuns: 40 },
  )
  expect(passedBy).toBeGreaterThan(100)
})

/** Hills whose tiles are as steep as 0.7 at most, all arrived: what a tile spans shrinks with its side. */
function hillAt(east: number, south: number): number {
  return 900 * Math.sin(east / 9000) * Math.cos(south / 7000)
}
const hills: TileSource = {
  get: (tile) => {
    const side = tileMetres(tile.level)
    const middle = hillAt((tile.x + 0.5) * side, (tile.y + 0.5) * side)
    const half = Math.min(900, 0.35 * side)
    return boundsOnly(tile, Math.max(LOWEST, middle - half), Math.min(HIGHEST, middle + half))
  },
  isProvisional: () => false,
}

test.each([
  ['high', 1e6],
  ['low', 250_000],
] as const)('on a %s machine, the textures hold all that a view draws, within its %i triangles', (name, mostTriangles) => {
  const tier = TIERS[name]
  const trianglesOfTile = tileGrid(tier.gridQuads).indices.length / 3
  const aboveGround = fc.oneof(evenly(13.6, 200), evenly(200, 6000))
  fc.assert(
    fc.property(anyView, aboveGround, ({ pose, aspect }, above) => {
      const eye = { ...pose.eye, elevation: Math.max(0, hillAt(pose.eye.east, pose.eye.south)) + above }
      const { drawn } = selectTiles(queryOf({ pose: { ...pose, eye }, aspect, splitSides: tier.splitSides }), hills)
      const layers = new Set(drawn.flatMap(({ tile, parent }) => (parent ? [tileKey(tile), tileKey(parent.tile)] : [tileKey(tile)])))
      expect(layers.size).toBeLessThanOrEqual(tier.layers)
      expect(drawn.length * trianglesOfTile).toBeLessThanOrEqual(mostTriangles)
    }),
    { numRuns: 500 },
  )
})

/** Everything is there, and an edit has just been made at a point, felt in all tiles within `felt` metres. */
function editedAt(east: number, south: number, felt: number, isTrue: (tile: Tile, part?: StrokeRect) => boolean): TileSource {
  const isWithin = ({ level, x, y }: Tile, metres: number) => {
    const side = tileMetres(level)
    const beyond = (at: number, from: number) => Math.max(at * side - from, 0, from - (at + 1) * side)
    return Math.max(beyond(x, east), beyond(y, south)) <= metres
  }
  return {
    ...everything,
    edited: { isTrue: (tile, part) => !isWithin(tile, felt) || isTrue(tile, part), isTouched: (tile) => isWithin(tile, 0) },
  }
}

const down = { pose: { eye: { east: 400, south: 300, elevation: 9000 }, yaw: 0.3, pitch: -1.4 }, aspect: 1.7, splitSides: 1.5 }

test('what a hand has touched is wished for first, finest first, then the rest of the picture; what nobody sees comes apart', () => {
  const query = queryOf(down)
  const { drawn, wanted, touched, later } = selectTiles(
    query,
    editedAt(400, 300, 1e7, () => false),
  )
  const shown = new Set(drawn.flatMap(({ tile, parent }) => [tileKey(tile), ...(parent ? [tileKey(parent.tile)] : [])]))
  expect(touched).toBeGreaterThan(0)
  const first = wanted.slice(0, touched)
  const finest = Math.max(...drawn.map(({ tile }) => tile.level))
  expect(first.some((wish) => tileKey(wish) === tileKey(tileAt(finest, 400, 300)))).toBe(true)
  for (const wish of first) expect(tileKey(wish)).toBe(tileKey(tileAt(wish.level, 400, 300)))
  expect(first.map(({ level }) => level)).toEqual(first.map(({ level }) => level).sort((a, b) => b - a))
  expect(wanted.length).toBeGreaterThan(touched)
  for (const wish of wanted) expect(shown.has(tileKey(wish))).toBe(true)
  expect(later.length).toBeGreaterThan(0)
  const all = [...wanted, ...later].map(tileKey)
  expect(new Set(all).size).toBe(all.length)
  for (const key of shown) expect(all).toContain(key)
  expect(selectTiles(query, everything)).toMatchObject({ touched: 0, later: [], wanted: [] })
})

test('a wish names the part of its tile that is in the picture, and is fulfilled by no less', () => {
  const query = queryOf(down)
  const { wanted, drawn } = selectTiles(
    query,
    editedAt(400, 300, 1e7, () => false),
  )
  const parts = new Map(wanted.map((wish) => [tileKey(wish), wish.part]))
  let partly = 0
  for (const { tile } of drawn) {
    const part = parts.get(tileKey(tile))
    const cell = tileMetres(tile.level) / TILE_CELLS
    partly += part && part.columns * part.rows < TILE_CELLS * TILE_CELLS ? 1 : 0
    for (let i = 0; i < TILE_CELLS * TILE_CELLS; i += 97) {
      const [x, y] = [tile.x * TILE_CELLS + (i % TILE_CELLS), tile.y * TILE_CELLS + Math.floor(i / TILE_CELLS)]
      const point = { x: ((x + 0.5) * cell - 400) / 8, y: -9000 / 8, z: ((y + 0.5) * cell - 300) / 8 }
      if (!query.planes.every(({ nx, ny, nz, w }) => nx * point.x + ny * point.y + nz * point.z + w >= 0)) continue
      // Where nothing of a tile is wished for, nothing of it is in the picture.
      if (!part) throw new Error(`Expected a wish for ${tileKey(tile)}.`)
      expect(x >= part.x + 12 && y >= part.y + 12 && x < part.x + part.columns - 12 && y < part.y + part.rows - 12).toBe(true)
    }
  }
  expect(partly).toBeGreaterThan(0)
  const kept = (tile: Tile, part?: StrokeRect) => part !== undefined && JSON.stringify(part) === JSON.stringify(parts.get(tileKey(tile)))
  const after = selectTiles(query, editedAt(400, 300, 1e7, kept))
  expect(after.wanted).toEqual([])
  expect(after.later.length).toBeGreaterThan(wanted.length)
  const narrower = selectTiles({ ...query, eye: { ...query.eye, east: 2500 } }, editedAt(400, 300, 1e7, kept))
  expect(narrower.wanted.length).toBeGreaterThan(0)
})
