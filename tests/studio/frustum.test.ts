import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frustumOf, rayThrough } from '../../src/studio'

const anyPose = fc.record({
  eye: fc.constant({ east: 0, south: 0, elevation: 0 }),
  yaw: fc.double({ min: -3, max: 3, noNaN: true }),
  pitch: fc.double({ min: -1.5, max: 1.3, noNaN: true }),
})
const anyAspect = fc.double({ min: 0.4, max: 3, noNaN: true })

test('what is in the picture is inside all planes, and what is beside it is outside one', () => {
  const coordinate = fc.double({ min: -2, max: 2, noNaN: true })
  fc.assert(
    fc.property(anyPose, anyAspect, coordinate, coordinate, (pose, aspect, x, y) => {
      const ray = rayThrough(pose, { x, y }, aspect)
      const least = Math.min(...frustumOf(pose, aspect).map(({ nx, ny, nz }) => nx * ray.east + ny * ray.up + nz * ray.south))
      const beyond = Math.max(Math.abs(x), Math.abs(y))
      if (beyond < 0.999) expect(least).toBeGreaterThan(0)
      if (beyond > 1.001) expect(least).toBeLessThan(0)
    }),
  )
})

test('yaw is a compass bearing: 0 looks north, a quarter turn east', () => {
  const look = (yaw: number) => rayThrough({ eye: { east: 0, south: 0, elevation: 0 }, yaw, pitch: 0 }, { x: 0, y: 0 }, 1)
  expect(look(0).south).toBeCloseTo(-1)
  expect(look(Math.PI / 2).east).toBeCloseTo(1)
  const right = rayThrough({ eye: { east: 0, south: 0, elevation: 0 }, yaw: 0, pitch: 0 }, { x: 1, y: 0 }, 1)
  expect(right.east).toBeGreaterThan(0)
})
