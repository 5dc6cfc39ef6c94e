import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StrokePreview } from '../../src/land'
import { editHeights } from '../../src/land/editHeights'
import { brushOf, cellMetres, type Edit, PLACES_PER_CELL, type StrokePoint } from '../../src/world'

const SIZE = 9
const CELL = cellMetres(brushOf(SIZE).level)
const slope = (east: number, south: number) => 400 + east / 20 - south / 50

/** A path of a few cells, from near the origin. */
const anyPath = fc.array(
  fc.tuple(fc.integer({ min: -160, max: 160 }), fc.integer({ min: -160, max: 160 }), fc.integer({ min: 1, max: 60 })),
  {
    minLength: 1,
    maxLength: 12,
  },
)

function strokeOf(kind: 'raise' | 'lower' | 'level' | 'ridge' | 'valley', path: readonly StrokePoint[]): Edit {
  if (kind === 'level') return { kind, size: SIZE, points: path, elevation: 300 }
  if (kind === 'ridge') return { kind, size: SIZE, points: path.map(([x, y, value]) => [x, y, value + 100] as const) }
  if (kind === 'valley') return { kind, size: SIZE, points: path.map(([x, y], i) => [x, y, 400 - 30 * i] as const) }
  return { kind, size: SIZE, points: path }
}

const anyStroke = fc
  .tuple(fc.constantFrom('raise', 'lower', 'level', 'ridge', 'valley'), anyPath)
  .map(([kind, path]) => strokeOf(kind, path))

/** The ground of the preview's cells before and after an edit, written as the land will write it. */
function written(preview: StrokePreview, edit: Edit) {
  const { rect } = preview
  const ground = Float32Array.from({ length: rect.columns * rect.rows }, (_, i) =>
    slope((rect.x + (i % rect.columns) + 0.5) * CELL, (rect.y + Math.floor(i / rect.columns) + 0.5) * CELL),
  )
  const after = { ...rect, heights: ground.slice() }
  editHeights(after, [edit], () => after.heights)
  return { ground, after: after.heights }
}

test('what is seen at once is what the land will have at the brush’s level', () => {
  let lifted = 0
  fc.assert(
    fc.property(anyStroke, (edit) => {
      const preview = new StrokePreview(edit, slope)
      const { ground, after } = written(preview, edit)
      const wrong = after.map((height, i) => Math.abs((preview.lifts[2 * i] ?? Number.NaN) - (height - (ground[i] ?? 0))))
      expect(Math.max(...wrong)).toBeLessThan(5e-4)
      lifted += preview.lifts.filter((value) => value !== 0).length
    }),
    { numRuns: 60 },
  )
  expect(lifted).toBeGreaterThan(1000)
})

test('the stroke goes on from the ground before it, whatever the land shows meanwhile', () => {
  fc.assert(
    fc.property(anyStroke, (edit) => {
      let risen = 0
      const preview = new StrokePreview(edit, (east, south) => slope(east, south) + risen)
      const before = preview.lifts.slice()
      risen = 500
      preview.update(edit)
      expect(preview.lifts.every((lift, i) => lift === before[i])).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('tiles that hold a version of the stroke lack just what came after it', () => {
  const points: StrokePoint[] = [[0, 0, 30]]
  const first: Edit = { kind: 'raise', size: SIZE, points }
  const preview = new StrokePreview(first, slope)
  preview.note(first, 4)
  const second: Edit = { kind: 'raise', size: SIZE, points: [[0, 0, 50]] }
  preview.update(second)
  const [version] = preview.versions
  expect(version?.revision).toBe(4)
  const middle = 2 * (64 * 128 + 64)
  const step = CELL / 64
  const missing = (preview.lifts[middle] ?? 0) - (version?.lifts[middle] ?? 0)
  expect(missing / step).toBeGreaterThan(18)
  expect(missing / step).toBeLessThanOrEqual(20)
})

test('a long stroke takes the preview along, with the versions that tiles may hold', () => {
  const at = (cells: number): StrokePoint => [cells * PLACES_PER_CELL, 0, 20]
  const short: Edit = { kind: 'raise', size: SIZE, points: [at(0), at(40)] }
  const preview = new StrokePreview(short, slope)
  preview.note(short, 1)
  const { x, y } = preview.rect
  const before = preview.versions[0]?.lifts[2 * (-y * 128 + 40 - x)]
  const long: Edit = { ...short, points: [...short.points, at(99)] }
  preview.update(long)
  expect(preview.rect.x).toBeGreaterThan(x)
  const at40 = 2 * (-preview.rect.y * 128 + 40 - preview.rect.x)
  expect(preview.versions[0]?.lifts[at40]).toBeGreaterThan(0)
  expect(preview.versions[0]?.lifts[at40]).toBe(before)
  for (let revision = 2; revision < 20; revision++) preview.note(long, revision)
  expect(preview.versions.map(({ revision }) => revision)).toEqual([13, 14, 15, 16, 17, 18, 19])
})

test('where the land must dream before its shape is known, a tint shows where the brush has passed', () => {
  const edit: Edit = { kind: 'dream', size: SIZE, points: [[0, 0, 8]], variant: 3 }
  const { lifts } = new StrokePreview(edit, slope)
  const middle = 2 * (64 * 128 + 64)
  expect(lifts[middle]).toBe(0)
  expect(lifts[middle + 1]).toBeGreaterThan(0.4)
  expect(lifts.some((value, i) => i % 2 === 0 && value !== 0)).toBe(false)
})

test('ground that is not known yet is not lifted to a number', () => {
  const edit: Edit = { kind: 'level', size: SIZE, points: [[0, 0, 16]], elevation: 10 }
  expect(new StrokePreview(edit, () => undefined).lifts.every((value) => value === 0)).toBe(true)
})
