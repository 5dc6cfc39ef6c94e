import { expect, test } from 'vitest'
import { FLASH_SECONDS, flashAt } from '../../../src/scene/weather/flash'
import { strikesBetween } from '../../../src/world'

test('a flash rises once, only falls after that, and is over', () => {
  const course = Array.from({ length: 200 }, (_, i) => flashAt((i / 190) * FLASH_SECONDS))
  const top = course.indexOf(Math.max(...course))
  expect(course[top]).toBeGreaterThan(0.8)
  for (let i = 1; i < course.length; i++) {
    const rise = (course[i] as number) - (course[i - 1] as number)
    if (i <= top) expect(rise).toBeGreaterThan(0)
    else expect(rise).toBeLessThanOrEqual(0)
  }
  expect(flashAt(0)).toBe(0)
  expect(flashAt(FLASH_SECONDS)).toBe(0)
})

test('no second of the worst storm sees more than two flashes', () => {
  const strikes = strikesBetween(1, 0, 20_000)
  for (const [i, { seconds }] of strikes.entries()) {
    const third = strikes[i + 2]
    if (third) expect(third.seconds - seconds).toBeGreaterThan(1)
  }
})
