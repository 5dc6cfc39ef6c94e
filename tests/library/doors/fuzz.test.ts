import { expect, test } from 'vitest'
import { DOORS, fuzzDoors } from '../../../tools/fuzz/fuzzDoors'

test('two thousand changed links, files, pictures and archives are worlds within all bounds or refusals in words, each within a second', () => {
  const { opened, refused, reasons, crashes, slow } = fuzzDoors(2, 2000)
  expect(crashes).toEqual([])
  expect(slow).toEqual([])
  for (const door of DOORS) {
    expect(opened[door]).toBeGreaterThan(0)
    expect(refused[door]).toBeGreaterThan(100)
  }
  expect(reasons.size).toBeGreaterThan(20)
})
