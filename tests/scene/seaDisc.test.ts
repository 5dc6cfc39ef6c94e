import { expect, test } from 'vitest'
import { seaDisc } from '../../src/scene/seaDisc'

const { positions, indices } = seaDisc()
const vertices = positions.length / 3
const at = (i: number) => [positions[3 * i] ?? Number.NaN, positions[3 * i + 2] ?? Number.NaN] as const

test('every index names a vertex, and every vertex is used', () => {
  expect(indices.length % 3).toBe(0)
  expect(vertices).toBeLessThan(65_536)
  expect([...new Set(indices)].sort((a, b) => a - b)).toEqual(Array.from({ length: vertices }, (_, i) => i))
})

test('the triangles cover the disc once, all facing up', () => {
  let area = 0
  for (let i = 0; i < indices.length; i += 3) {
    const [[ax, az], [bx, bz], [cx, cz]] = [at(indices[i] ?? -1), at(indices[i + 1] ?? -1), at(indices[i + 2] ?? -1)]
    const twice = (bz - az) * (cx - ax) - (bx - ax) * (cz - az)
    expect(twice).toBeGreaterThan(0)
    area += twice / 2
  }
  // A polygon of 96 corners lacks less than a thousandth of its circle.
  expect(area).toBeGreaterThan(Math.PI * 0.999)
  expect(area).toBeLessThan(Math.PI)
})

test('it reaches from under the eye to the horizon', () => {
  const radii = Array.from({ length: vertices }, (_, i) => Math.hypot(...at(i)))
  expect(Math.min(...radii)).toBe(0)
  expect(Math.max(...radii)).toBeCloseTo(1, 6)
  radii.forEach((radius, i) => {
    expect(Math.abs((positions[3 * i + 1] ?? Number.NaN) - radius)).toBeLessThan(1e-6)
  })
})
