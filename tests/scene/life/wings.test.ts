import { expect, test } from 'vitest'
import { makeWings } from '../../../src/scene/life/wings'

test('the body is whole: every triangle has three corners that are there, and left is right mirrored', () => {
  const { positions, limbs, indices } = makeWings()
  const vertices = positions.length / 3
  expect(limbs).toHaveLength(2 * vertices)
  expect(indices.length % 3).toBe(0)
  for (const index of indices) expect(index).toBeLessThan(vertices)
  for (let i = 0; i < indices.length; i += 3) expect(new Set(indices.subarray(i, i + 3)).size).toBe(3)
  const sideOf = (side: number) =>
    Array.from({ length: vertices }, (_, i) => i)
      .filter((i) => limbs[2 * i] === side)
      .map((i) => [(positions[3 * i] ?? 0) * side, positions[3 * i + 1], positions[3 * i + 2], limbs[2 * i + 1]])
  expect(sideOf(1).length).toBeGreaterThan(6)
  expect(sideOf(-1)).toEqual(sideOf(1))
  expect(Math.max(...positions.filter((_, i) => i % 3 === 0))).toBe(0.5)
})
