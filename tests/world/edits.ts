import fc from 'fast-check'
import {
  brushOf,
  CHARACTERS,
  cellMetres,
  DEED_KINDS,
  type Deed,
  EDIT_KINDS,
  type Edit,
  hashCell,
  LARGEST_BRUSH,
  MOST_SEASONS,
  MOST_WARMER,
  MOST_WETTER,
  PLACES_PER_CELL,
  PLANT_GROUPS,
  type StrokePoint,
  unit,
} from '../../src/world'

const FAR_CELLS = 1_000_000

const far = fc.integer({ min: -FAR_CELLS, max: FAR_CELLS })
const near = fc.integer({ min: -300, max: 300 })
/** A walk from anywhere. */
const path = (value: fc.Arbitrary<number>, longest = 12) =>
  fc
    .record({ from: fc.tuple(far, far), steps: fc.array(fc.tuple(near, near, value), { minLength: 1, maxLength: longest }) })
    .map(({ from, steps }) => {
      let [x, y] = from
      return steps.map(([dx, dy, amount]): StrokePoint => {
        x += dx
        y += dy
        return [x, y, amount]
      })
    })
const size = fc.integer({ min: 0, max: LARGEST_BRUSH - 8 })
const amounts = path(fc.integer({ min: 1, max: 4095 }))
const elevation = fc.integer({ min: -200, max: 200 })
const descending = path(elevation).map((points) => {
  const values = points.map((point) => point[2]).sort((a, b) => b - a)
  return points.map(([x, y], i): StrokePoint => [x, y, values[i] ?? 0])
})

/** Any edit that can be kept. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('raise', 'lower', 'smooth'), size, points: amounts }),
  fc.record({ kind: fc.constant('level'), size, points: amounts, elevation }),
  fc.record({ kind: fc.constant('valley'), size, points: descending }),
  fc.record({ kind: fc.constant('ridge'), size, points: path(elevation) }),
  fc.record({ kind: fc.constant('dream'), size, points: amounts, variant: fc.nat(65535) }),
  fc.record({ kind: fc.constant('ruggedness'), size, points: amounts, by: fc.integer({ min: -16, max: 16 }) }),
  fc.record({ kind: fc.constant('character'), size, points: amounts, character: fc.constantFrom(...CHARACTERS) }),
  fc.record({ kind: fc.constant('water'), size, points: path(elevation, 1) }),
) as fc.Arbitrary<Edit>

const season = fc.nat(MOST_SEASONS)

/** Any deed that can be kept. */
export const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('plant'), size, points: amounts, season, group: fc.constantFrom(...PLANT_GROUPS) }),
  fc.record({
    kind: fc.constantFrom(...DEED_KINDS.filter((kind) => kind !== 'plant' && kind !== 'climate')),
    size,
    points: amounts,
    season,
  }),
  fc.record({
    kind: fc.constant('climate'),
    season,
    warmer: fc.integer({ min: -MOST_WARMER, max: MOST_WARMER }),
    wetter: fc.integer({ min: -MOST_WETTER, max: MOST_WETTER }),
  }),
) as fc.Arbitrary<Deed>

/**
 * An edit that a hand might make, the same for the same number in every engine: a short stroke within `reachMetres` of a place.
 * @param sizes the smallest and the largest brush
 */
export function handEdit(number: number, sizes: readonly [number, number], reachMetres: number, around = { east: 0, south: 0 }): Edit {
  const draw = (field: number) => unit(hashCell(99, field, 0, number, 0))
  const whole = (field: number, least: number, most: number) => least + Math.floor(draw(field) * (most - least + 1))
  const kind = EDIT_KINDS[whole(1, 0, EDIT_KINDS.length - 2)] ?? 'raise'
  const size = whole(2, sizes[0], sizes[1])
  const cell = cellMetres(brushOf(size).level)
  const place = (metres: number) => Math.floor((metres / cell) * PLACES_PER_CELL)
  let x = place(around.east + (draw(3) - 0.5) * 2 * reachMetres)
  let y = place(around.south + (draw(4) - 0.5) * 2 * reachMetres)
  const isElevated = kind === 'valley' || kind === 'ridge'
  const points = Array.from({ length: whole(5, 1, 5) }, (_, i): StrokePoint => {
    x += i === 0 ? 0 : whole(10 + i, -8, 8)
    y += i === 0 ? 0 : whole(20 + i, -8, 8)
    return [x, y, isElevated ? 20 - 2 * i : whole(30 + i, 4, 24)]
  })
  const more = { elevation: whole(6, -10, 20), variant: whole(7, 0, 9), by: whole(8, -8, 8), character: CHARACTERS[whole(9, 0, 7)] }
  switch (kind) {
    case 'level':
      return { kind, size, points, elevation: more.elevation }
    case 'dream':
      return { kind, size, points, variant: more.variant }
    case 'ruggedness':
      return { kind, size, points, by: more.by }
    case 'character':
      return { kind, size, points, character: more.character ?? 'alpine' }
    default:
      return { kind, size, points }
  }
}
