import { expect, test } from 'vitest'
import { feelGround } from '../../src/sound'
import type { GroundAt } from '../../src/sound/groundNear'

/** Ground by a formula, its slopes by differences. */
function groundOf(
  elevationAt: (east: number, south: number) => number,
  water?: (east: number, south: number) => number | undefined,
): GroundAt {
  return (east, south) => ({
    elevation: elevationAt(east, south),
    water: water?.(east, south),
    slopeEast: elevationAt(east + 0.5, south) - elevationAt(east - 0.5, south),
    slopeSouth: elevationAt(east, south + 0.5) - elevationAt(east, south - 0.5),
  })
}

test('a sea shore is found by its direction and distance, from land and from water', () => {
  const coast = groundOf((east) => -0.1 * east + 40)
  const fromLand = feelGround(coast, 0, 0)
  expect(fromLand?.isWater).toBe(false)
  expect(fromLand?.shore?.kind).toBe('sea')
  expect(fromLand?.shore?.azimuth).toBeCloseTo(Math.PI / 2, 3)
  // The shore is 400 learned metres away, 50 as drawn: the next ring is at 60.
  expect(fromLand?.shore?.worldMetres).toBe(60)
  const fromSea = feelGround(coast, 700, 0)
  expect(fromSea?.isWater).toBe(true)
  expect(fromSea?.elevation).toBe(0)
  expect(fromSea?.shore?.azimuth).toBeCloseTo(-Math.PI / 2, 3)
})

test('a lake is a lake, and no shore is heard where there is none', () => {
  const lake = groundOf(
    () => 500,
    (_east, south) => (south < -300 ? 505 : undefined),
  )
  expect(feelGround(lake, 0, 0)?.shore).toMatchObject({ kind: 'lake', azimuth: expect.closeTo(0, 3) })
  expect(
    feelGround(
      groundOf(() => 500),
      0,
      0,
    )?.shore,
  ).toBeUndefined()
})

test('a summit is exposed, a hollow is not, and a plain is neither', () => {
  const cone = (rise: number) => groundOf((east, south) => 2000 + rise * Math.hypot(east, south))
  const summit = feelGround(cone(-0.5), 0, 0)
  const hollow = feelGround(cone(0.5), 0, 0)
  const plain = feelGround(cone(0), 0, 0)
  expect(summit?.exposure).toBe(1)
  expect(hollow?.exposure).toBe(-1)
  expect(plain).toMatchObject({ exposure: -0, ruggedness: 0, slope: 0 })
  expect(summit?.ruggedness).toBe(1)
})

test('where nothing is known nothing is felt, and a few unknown places do no harm', () => {
  expect(feelGround(() => undefined, 0, 0)).toBeUndefined()
  const half: GroundAt = (east, south) => (east > 100 ? undefined : groundOf(() => 300)(east, south))
  expect(feelGround(half, 0, 0)).toMatchObject({ elevation: 300, shore: undefined })
})
