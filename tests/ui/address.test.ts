import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddress, writeAddress } from '../../src/ui'

const anySeed = fc.integer({ min: 0, max: 0xffffffff })
const metres = (most: number) => fc.double({ min: -most, max: most, noNaN: true })

test('what is written is read again, to the width of a hand and a tenth of a degree', () => {
  const anyPose = fc.record({
    eye: fc.record({ east: metres(1e9), south: metres(1e9), elevation: fc.double({ min: -15_000, max: 60_000, noNaN: true }) }),
    yaw: metres(Math.PI),
    pitch: metres(1.5),
  })
  fc.assert(
    fc.property(anySeed, anyPose, (seed, pose) => {
      const read = readAddress(writeAddress('', seed, pose))
      expect(read.seed).toBe(seed)
      expect(Math.abs((read.pose?.eye.east ?? Number.NaN) - pose.eye.east)).toBeLessThan(0.06)
      expect(Math.abs((read.pose?.eye.south ?? Number.NaN) - pose.eye.south)).toBeLessThan(0.06)
      expect(Math.abs((read.pose?.eye.elevation ?? Number.NaN) - pose.eye.elevation)).toBeLessThan(0.06)
      expect(Math.abs((read.pose?.yaw ?? Number.NaN) - pose.yaw)).toBeLessThan(0.001)
      expect(Math.abs((read.pose?.pitch ?? Number.NaN) - pose.pitch)).toBeLessThan(0.001)
    }),
  )
})

test('an address is short and can be read by people', () => {
  const pose = { eye: { east: 1234.56, south: -78, elevation: 900 }, yaw: Math.PI / 2, pitch: -0.1 }
  expect(writeAddress('', 7, pose)).toBe('?seed=7&at=1234.6,-78,900&look=90,-5.7')
  expect(writeAddress('?tier=low&seed=3&at=1,2,3', 7, undefined)).toBe('?seed=7&tier=low')
})

test.each([
  ['', undefined],
  ['?seed=', undefined],
  ['?seed=42', 42],
  ['?seed=4294967295', 4294967295],
  [`?seed=${'x'.repeat(300)}`, undefined],
])('the seed of %j is %j', (search, seed) => {
  expect(readAddress(search).seed).toBe(seed)
})

test.each([
  'at=',
  'at=1,2',
  'at=1,2,3,4',
  'at=NaN,0,0',
  'at=Infinity,0,0',
  'at=1e99,0,0',
  'at=0x10,0,0',
  'at=%20,0,0',
  'at=1e9,0,0',
  'at=1000000001,0,0',
  'at=0,-1000000001,0',
  'at=0,0,60001',
  'at=0,0,-15001',
  'at=<script>,0,0',
  `at=${'1'.repeat(3000)},0,0`,
])('a hostile place is as if it were not there: %s', (place) => {
  expect(readAddress(`?seed=5&${place}`).pose).toBeUndefined()
})

test.each(['look=', 'look=400,0', 'look=0,91', 'look=a,b', 'look=1', 'look=1,2,3'])(
  'a place with a hostile look keeps the place: %s',
  (look) => {
    const { pose } = readAddress(`?at=10,20,30&${look}`)
    expect(pose?.eye).toEqual({ east: 10, south: 20, elevation: 30 })
    expect(pose?.yaw).toBe(0)
  },
)

test('any text at all is read without an error, into the world or nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      for (const search of [text, `?at=${text}`, `?seed=${encodeURIComponent(text)}&look=${text}`]) {
        const { seed, pose } = readAddress(search)
        if (seed !== undefined) expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true)
        if (pose) expect([pose.eye.east, pose.eye.south, pose.eye.elevation, pose.yaw, pose.pitch].every(Number.isFinite)).toBe(true)
        expect(writeAddress(search, 1, undefined)).toMatch(/^\?seed=1(&|$)/)
      }
    }),
  )
})
