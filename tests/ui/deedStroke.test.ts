import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOfDabs } from '../../src/land/strokeFields'
import { climateDeed, DeedStroke, type StrewnKind } from '../../src/ui/hand/deedStroke'
import { FIRST_HAND, type HandState } from '../../src/ui/hand/handState'
import { brushMetres, brushOf, type Deed, decodeEntries, encodeEntries, FULL_AMOUNT, PLANT_GROUPS, type StrokePoint } from '../../src/world'
import { faultOfDeed } from '../../src/world/checkEdit'

const KINDS: readonly StrewnKind[] = ['plant', 'clear', 'fire', 'rain', 'drought']
const SIZE = 14

type Strewn = Exclude<Deed, { kind: 'climate' }>

function hand(kind: StrewnKind, change: Partial<HandState> = {}): HandState {
  return { ...FIRST_HAND, tool: kind, strength: 1, ...change }
}

/** A hand that goes along a line of so many radii. */
function draw(kind: StrewnKind, radii: number, change: Partial<HandState> = {}, looks = 60): Strewn {
  const stroke = new DeedStroke(hand(kind, change), kind, SIZE)
  for (let i = 0; i <= looks; i++) {
    stroke.hold({ east: 1e5 + (i / looks) * radii * brushMetres(SIZE), south: -2e4, elevation: 500, pressure: 1 })
  }
  return stroke.deed(7) as Strewn
}

function amounts({ points }: Strewn): number[] {
  return points.map(([, , amount]) => amount)
}

test.each(KINDS)('a press alone does %s in one place, wholly', (kind) => {
  const deed = draw(kind, 0)
  expect(deed).toMatchObject({ kind, season: 7, size: SIZE })
  expect(amounts(deed)).toEqual([FULL_AMOUNT])
  expect(faultOfDeed(deed)).toBeUndefined()
})

test('it plants what is in the hand, as densely as the hand is strong, however long it stays', () => {
  for (const group of PLANT_GROUPS) expect(draw('plant', 0, { group })).toMatchObject({ kind: 'plant', group })
  expect(amounts(draw('plant', 0, { strength: 0.5 }, 2000))).toEqual([FULL_AMOUNT / 2])
  expect(amounts(draw('fire', 0, { strength: 0.1 }))).toEqual([FULL_AMOUNT])
})

test('along a path it is as much as in one place, and a fire is lit all along', () => {
  const middle = (deed: Strewn) => {
    const { level, radiusCells } = brushOf(SIZE)
    const [first, last] = [deed.points[0], deed.points.at(-1)] as [StrokePoint, StrokePoint]
    const cell = { x: Math.floor((first[0] + last[0]) / 8), y: Math.floor(first[1] / 4) }
    const around = { level, x: cell.x - radiusCells, y: cell.y - radiusCells, columns: 2 * radiusCells + 1, rows: 2 * radiusCells + 1 }
    return Math.max(...(sumOfDabs(deed, around) ?? []))
  }
  for (const strength of [0.3, 0.6, 1]) {
    expect(middle(draw('plant', 8, { strength })) / (strength * FULL_AMOUNT)).toBeGreaterThan(0.8)
    expect(middle(draw('plant', 8, { strength })) / (strength * FULL_AMOUNT)).toBeLessThan(1.2)
  }
  expect(new Set(amounts(draw('fire', 8)))).toEqual(new Set([FULL_AMOUNT]))
})

test('a hand that has touched nothing has done nothing', () => {
  expect(new DeedStroke(hand('plant'), 'plant', SIZE).deed(0)).toBeUndefined()
})

test('whatever a hand does, and whenever, is a deed that every log takes, and finds again', () => {
  const place = fc.double({ min: -3e9, max: 3e9, noNaN: true })
  const step = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        size: fc.integer({ min: 0, max: 28 }),
        strength: fc.double({ min: 0.05, max: 1, noNaN: true }),
      }),
      fc.tuple(place, place),
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: -5, max: 1e7 }),
      ({ kind, size, strength }, [east, south], steps, season) => {
        const stroke = new DeedStroke(hand(kind, { strength }), kind, size)
        let at = { east, south }
        stroke.hold({ ...at, elevation: 0, pressure: 1 })
        for (const [right, down, pressure] of steps) {
          at = { east: at.east + right, south: at.south + down }
          stroke.hold({ ...at, elevation: 100, pressure })
        }
        const deed = stroke.deed(season)
        if (!deed) return
        expect(faultOfDeed(deed)).toBeUndefined()
        expect(decodeEntries(encodeEntries([deed], 0), 0)).toEqual([deed])
      },
    ),
    { numRuns: 300 },
  )
})

test('a climate is never more than a log takes', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ noNaN: true }), fc.double({ noNaN: true }), (season, warmer, wetter) => {
      const deed = climateDeed(season, warmer, wetter)
      expect(faultOfDeed(deed)).toBeUndefined()
      expect(decodeEntries(encodeEntries([deed], 0), 0)).toEqual([deed])
    }),
  )
})
