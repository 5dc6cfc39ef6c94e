import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPadTouched, type PadReading, readPad } from '../../src/ui/input/gamepad'

function pad(axes: readonly number[], pressed: Readonly<Record<number, number>> = {}): PadReading {
  const buttons = Array.from({ length: 17 }, (_, index) => ({ pressed: (pressed[index] ?? 0) > 0.5, value: pressed[index] ?? 0 }))
  return { axes, buttons }
}

test('a stick that is left alone moves nothing, even when it does not rest at zero', () => {
  expect(isPadTouched(readPad(pad([0.05, -0.08, 0.1, 0.02]), undefined))).toBe(false)
})

test('sticks reach exactly one at their rim, in every direction', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 6.28, noNaN: true }), (angle) => {
      const { move, turn } = readPad(pad([Math.cos(angle), Math.sin(angle), Math.cos(angle), Math.sin(angle)]), undefined)
      expect(Math.hypot(move.right, move.forward)).toBeCloseTo(1, 6)
      expect(turn.right).toBeCloseTo(Math.cos(angle), 6)
      expect(turn.up).toBeCloseTo(-Math.sin(angle), 6)
    }),
  )
})

test('pushing ahead goes forward, triggers rise and sink', () => {
  expect(readPad(pad([0, -1, 0, 0]), undefined).move.forward).toBeCloseTo(1)
  expect(readPad(pad([0, 0, 0, 0], { 7: 1 }), undefined).move.up).toBe(1)
  expect(readPad(pad([0, 0, 0, 0], { 6: 0.5 }), undefined).move.up).toBe(-0.5)
})

test('a button acts once, however long it is held', () => {
  const held = pad([0, 0, 0, 0], { 0: 1, 2: 1 })
  expect(readPad(held, undefined)).toMatchObject({ isGoingThere: true, mode: 'walk' })
  expect(readPad(held, held)).toMatchObject({ isGoingThere: false, mode: undefined })
})

test('a gamepad with nothing on it does no harm', () => {
  expect(isPadTouched(readPad({ axes: [], buttons: [] }, undefined))).toBe(false)
  expect(isPadTouched(readPad({ axes: [Number.NaN, Number.NaN], buttons: [] }, undefined))).toBe(false)
})
