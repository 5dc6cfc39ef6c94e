import { expect, test } from 'vitest'
import { FULL_AMOUNT, MOST_AMOUNT, nearestAmount } from '../../src/world'
import { amountOfStep, stepOfAmount } from '../../src/world/amounts'

test('no amount is farther than a twelfth from the nearest that a hand gives', () => {
  for (let amount = 1; amount <= MOST_AMOUNT; amount++) {
    const near = nearestAmount(amount)
    expect(Math.abs(near - amount)).toBeLessThanOrEqual(amount / 12)
    expect(nearestAmount(near)).toBe(near)
    expect(amountOfStep(stepOfAmount(near))).toBe(near)
  }
  expect(nearestAmount(FULL_AMOUNT)).toBe(FULL_AMOUNT)
})
