import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PourLevel } from '../../src/ui'

const HOLLOW = { bed: 300, spill: 340, from: 300, y: -0.2 }

test('water rises while the hand stays, sooner under a firmer one, and stops where the hollow spills', () => {
  const level = new PourLevel(HOLLOW)
  expect([level.isEmpty, level.isFull, level.depth]).toEqual([true, false, 0])
  expect(level.stay(0.4)).toBe(true)
  const early = level.depth
  expect(early).toBeGreaterThan(5)
  expect(level.stay(0.4)).toBe(true)
  expect(level.depth).toBeCloseTo(2 * early, 5)
  level.stay(60)
  expect([level.elevation, level.isFull, level.isOver]).toEqual([340, true, false])
  expect(level.stay(1)).toBe(false)
})

test('water follows a hand that drags, never below the bed or above the rim, whatever it had risen to before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (ys, held) => {
        const level = new PourLevel(HOLLOW)
        level.stay(held)
        const before = level.elevation
        for (const y of ys) {
          level.drag(y)
          expect(level.elevation).toBeGreaterThanOrEqual(300)
          expect(level.elevation).toBeLessThanOrEqual(340)
        }
        const [last = 0] = ys.slice(-1)
        if (Math.max(...ys.map((y) => Math.abs(y - HOLLOW.y))) < 0.02) expect(level.elevation).toBe(before)
        if (last - HOLLOW.y > 0.6) expect(level.isOver).toBe(true)
        if (last - HOLLOW.y < -0.6) expect(level.isEmpty).toBe(true)
      },
    ),
  )
})

test('a lake is lowered from where it stands, and a touch alone is no drag', () => {
  const level = new PourLevel({ ...HOLLOW, from: 330 })
  expect(level.isTap(100)).toBe(true)
  expect(level.isTap(900)).toBe(false)
  level.drag(HOLLOW.y - 0.1)
  expect(level.elevation).toBeCloseTo(330 - 0.2 * 40, 5)
  expect(level.isTap(100)).toBe(false)
  level.drag(HOLLOW.y - 0.5)
  expect(level.isEmpty).toBe(true)
})
