import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PourBuilder } from '../../src/ui'
import { brushMetres, brushOf, cellMetres, pourCell, pourElevation } from '../../src/world'

const SIZE = 10
const RADIUS = brushMetres(SIZE)
/** What an elevation in an edit can be off by. */
const STEP = cellMetres(brushOf(SIZE).level) / 64

const at = (east: number, elevation: number) => ({ east, south: -500, elevation, pressure: 1 })

test('where the hand stays, water rises over the ground it pressed on', () => {
  const builder = new PourBuilder({ size: SIZE, strength: 1 })
  expect(builder.edit()).toBeUndefined()
  expect(builder.hold(at(1000, 300), 0)).toBe(true)
  expect(builder.hold(at(1000, 300), 1)).toBe(true)
  expect(builder.hold(at(1000, 300), 0)).toBe(false)
  const edit = builder.edit()
  expect(edit && Math.abs(pourElevation(edit) - (300 + 0.25 * RADIUS))).toBeLessThanOrEqual(STEP)
})

test('a hand that drags says by the ground under it how high the water stands, where it first pressed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 6000 }), fc.integer({ min: 1, max: 20 }), (elevation, radii) => {
      const builder = new PourBuilder({ size: SIZE, strength: 0.5 })
      builder.hold(at(1000, 300), 0)
      const first = builder.edit()
      builder.hold(at(1000 + radii * RADIUS, elevation), 0.3)
      const edit = builder.edit()
      if (!first || !edit) throw new Error('Expected water.')
      expect(Math.abs(pourElevation(edit) - elevation)).toBeLessThanOrEqual(STEP)
      expect(pourCell(edit)).toEqual(pourCell(first))
    }),
  )
})
