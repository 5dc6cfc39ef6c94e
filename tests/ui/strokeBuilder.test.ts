import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOfDabs } from '../../src/land/strokeFields'
import { simplifyPath } from '../../src/ui/hand/simplifyPath'
import { type HandPoint, type HandTool, StrokeBuilder } from '../../src/ui/hand/strokeBuilder'
import {
  brushMetres,
  brushOf,
  cellMetres,
  decodeWorld,
  type Edit,
  encodeWorld,
  HEIGHT_STEPS_PER_CELL,
  PLACES_PER_CELL,
  type StrokePoint,
  strokeRect,
} from '../../src/world'
import { wander } from '../library/wanderingHand'

const TOOL: HandTool = { kind: 'raise', size: 16, strength: 1, variant: 3, by: 4, character: 'karst' }
const RADIUS = brushMetres(TOOL.size)
const STEP = cellMetres(brushOf(TOOL.size).level) / HEIGHT_STEPS_PER_CELL

/** A hand that goes along a line of so many radii within some seconds, sixty looks a second. */
function stroke(tool: HandTool, radii: number, seconds: number, elevation: (share: number) => number = () => 500): Edit {
  const builder = new StrokeBuilder(tool)
  const looks = Math.round(seconds * 60)
  for (let i = 0; i <= looks; i++) {
    const share = i / looks
    builder.hold({ east: 1e5 + share * radii * RADIUS, south: -2e4, elevation: elevation(share), pressure: 1 }, 1 / 60)
  }
  return builder.edit() as Edit
}

test('held in one place, the brush raises a mountain within two seconds, and no needle however long it is held', () => {
  for (const strength of [0.3, 0.6, 1]) {
    const summit = 0.75 * strength * brushOf(TOOL.size).radiusCells * 64
    const heldFor = (seconds: number) => {
      const { points } = stroke({ ...TOOL, strength }, 0, seconds)
      expect(points.length).toBe(1)
      return (points[0]?.[2] ?? 0) / summit
    }
    const [half, two, long] = [heldFor(0.5), heldFor(2), heldFor(60)]
    expect(half).toBeGreaterThan(0.25)
    expect(two).toBeGreaterThan(Math.max(half, 0.75))
    expect(long).toBeGreaterThanOrEqual(two)
    expect(long).toBeLessThan(1.09) // an amount is rounded to within 8 %
  }
})

test('a straight even stroke is kept as a few points, and says the same about the ground as all of them would', () => {
  const edit = stroke(TOOL, 12, 3)
  expect(edit.points.length).toBeLessThan(8)
  const rect = strokeRect(edit, brushOf(edit.size).level)
  const sum = sumOfDabs(edit, rect) ?? new Float64Array()
  const middle = sum.subarray(Math.floor(rect.rows / 2) * rect.columns, (Math.floor(rect.rows / 2) + 1) * rect.columns).slice(6, -6)
  const mean = middle.reduce((total, value) => total + value, 0) / middle.length
  for (const value of middle) expect(Math.abs(value / mean - 1)).toBeLessThan(0.35)
})

test('a valley’s bed falls all the way, through hills too, and begins below the ground', () => {
  const hills = (share: number) => 500 + 200 * Math.sin(share * 9)
  const edit = stroke({ ...TOOL, kind: 'valley' }, 14, 2, hills)
  let before = Number.POSITIVE_INFINITY
  for (const [, , bed] of edit.points) {
    expect(bed).toBeLessThan(before)
    before = bed
  }
  expect((edit.points[0]?.[2] ?? 0) * STEP).toBeLessThan(hills(1))
})

test('a valley runs from the higher end of its path to the lower one, whichever was drawn first', () => {
  const slope = (share: number) => 500 + 2000 * share
  const up = stroke({ ...TOOL, kind: 'valley' }, 14, 2, slope)
  const beds = up.points.map(([, , bed]) => bed * STEP)
  expect(up.points[0]?.[0]).toBeGreaterThan(up.points.at(-1)?.[0] ?? 0)
  expect(beds[0]).toBeLessThan(2500)
  expect(beds[0]).toBeGreaterThan(2200)
  // Where land falls far enough a valley is open at its mouth, and deep before it.
  expect(beds.at(-1)).toBeCloseTo(500, -2)
})

test('a valley whose mouth would be a hole goes on to lower ground, where some is near', () => {
  const builder = new StrokeBuilder({ ...TOOL, kind: 'valley' })
  for (let i = 0; i <= 40; i++) builder.hold({ east: i * RADIUS * 0.3, south: 0, elevation: 500, pressure: 1 }, 1 / 60)
  const closed = builder.edit()
  const mouth = closed?.points.at(-1)
  expect((mouth?.[2] ?? 500) * STEP).toBeLessThan(500 - 0.05 * RADIUS)
  expect(builder.finish(() => 500)).toEqual(closed)
  const open = builder.finish((east) => (east > 14 * RADIUS ? 100 : 500))
  const [x, , bed] = open?.points.at(-1) ?? [0, 0, 0]
  expect((x * STEP * HEIGHT_STEPS_PER_CELL) / PLACES_PER_CELL).toBeGreaterThan(14 * RADIUS)
  expect(bed * STEP).toBeCloseTo(100, -1)
})

test('a ridge stands above the ground it was drawn on, and comes down at both ends', () => {
  const edit = stroke({ ...TOOL, kind: 'ridge' }, 14, 2)
  const crests = edit.points.map(([, , crest]) => crest * STEP - 500)
  expect(Math.max(...crests)).toBeCloseTo(0.8 * RADIUS, -2)
  expect(crests[0]).toBeLessThan(0.3 * RADIUS)
  expect(crests.at(-1)).toBeLessThan(0.3 * RADIUS)
})

test('every stroke of any hand can be kept, and is read back the same', () => {
  const anyPoint: fc.Arbitrary<HandPoint> = fc.record({
    east: fc.double({ min: -9000, max: 9000, noNaN: true }),
    south: fc.double({ min: -9000, max: 9000, noNaN: true }),
    elevation: fc.double({ min: -7000, max: 8000, noNaN: true }),
    pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const kinds = ['raise', 'lower', 'smooth', 'level', 'valley', 'ridge', 'dream', 'ruggedness', 'character'] as const
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyPoint, fc.double({ min: 0, max: 3, noNaN: true })), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...kinds),
      fc.integer({ min: 0, max: 28 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (holds, kind, size, strength) => {
        const builder = new StrokeBuilder({ ...TOOL, kind, size, strength })
        for (const [point, seconds] of holds) builder.hold(point, seconds)
        const world = { seed: 7, models: {}, entries: [builder.edit() as Edit] }
        expect(decodeWorld(encodeWorld(world))).toEqual(world)
      },
    ),
  )
})

test('a stroke that leaps farther than one may be stops where it was, and goes on when the hand comes back', () => {
  const builder = new StrokeBuilder({ ...TOOL, size: 0 })
  const at = (east: number) => ({ east, south: 0, elevation: 100, pressure: 1 })
  expect(builder.hold(at(0), 0.1)).toBe(true)
  expect(builder.hold(at(50_000), 0.1)).toBe(false)
  expect(builder.hold(at(20), 0.1)).toBe(true)
  expect(builder.edit()?.points.length).toBe(2)
})

test('simplified, a path keeps its ends, and nothing of it strays farther than it may', () => {
  const anyPath = fc.array(
    fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 50 })),
    {
      minLength: 1,
      maxLength: 50,
    },
  )
  fc.assert(
    fc.property(anyPath, (points: StrokePoint[]) => {
      const kept = simplifyPath(points, { across: 2, value: 3 })
      expect([kept[0], kept.at(-1)]).toEqual([0, points.length - 1])
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b))
      const simple = kept.map((i) => points[i] as StrokePoint)
      for (const point of points) expect(distanceToPath(point, simple)).toBeLessThanOrEqual(2)
    }),
  )
  const line = Array.from({ length: 9 }, (_, i): StrokePoint => [i * 4, i * 2, 10 + i])
  expect(simplifyPath(line, { across: 1, value: 1 })).toEqual([0, 8])
})

test('no place of a wandering hand is farther from the stroke’s path than a seventh of the brush’s radius', () => {
  let looked = 0
  for (const { tool, looks } of wander(1, 100)) {
    const place = cellMetres(brushOf(tool.size).level) / PLACES_PER_CELL
    const builder = new StrokeBuilder(tool)
    for (const look of looks) builder.hold({ ...look, elevation: 0 }, 1 / 60)
    const radius = brushOf(tool.size).radiusCells * PLACES_PER_CELL
    const points = builder.edit()?.points ?? []
    for (const { east, south } of samplesOf(looks, radius / 2, place)) {
      expect(distanceToPath([east / place, south / place, 0], points)).toBeLessThanOrEqual(radius / 7)
      looked++
    }
  }
  expect(looked).toBeGreaterThan(500)
})

/** The places where a hand has moved on by so much since the last. */
function samplesOf<Look extends { east: number; south: number }>(looks: readonly Look[], spacing: number, place: number): Look[] {
  let last: Look | undefined
  return looks.filter((look) => {
    if (last && Math.max(Math.abs(look.east - last.east), Math.abs(look.south - last.south)) / place < spacing) return false
    last = look
    return true
  })
}

/** From a point to the nearest of a path, in its own places. */
function distanceToPath([x, y]: StrokePoint, path: readonly StrokePoint[]): number {
  return Math.min(
    ...path.map(([bx, by], i) => {
      const [ax, ay] = path[i - 1] ?? [bx, by]
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
      return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
    }),
  )
}
