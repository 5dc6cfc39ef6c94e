import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellInZOrder, fractalNoise, fractalNoiseOver, packPlant, placeInZOrder, unpackPlant } from '../../src/world'
import { evenly } from '../evenly'

const byte = fc.integer({ min: 0, max: 255 })
const six = fc.integer({ min: 0, max: 63 })

test('a plant comes out of its two words as it went in', () => {
  const step = fc.integer({ min: 0, max: 65535 }).map((steps) => steps / 512)
  const any = fc.record({
    ...{ column: step, row: step, size: six, tint: six, turn: six, threshold: byte },
    ...{ form: fc.integer({ min: 0, max: 15 }), rank: fc.integer({ min: 0, max: 2 }) },
  })
  fc.assert(
    fc.property(any, (plant) => {
      const words = new Uint32Array(4)
      packPlant(words, 2, plant)
      expect(unpackPlant(words, 2)).toEqual(plant)
      expect([...words.slice(0, 2)]).toEqual([0, 0])
    }),
  )
})

test('cells in Z-order: quarters lie together, and every place is one cell', () => {
  fc.assert(
    fc.property(byte, byte, (column, row) => {
      const place = placeInZOrder(column, row)
      expect(cellInZOrder(place)).toEqual({ column, row })
      expect(Math.floor(place / 4)).toBe(placeInZOrder(column >> 1, row >> 1))
    }),
  )
})

test('noise over a grid of points is the noise at each, bit for bit', () => {
  const noise = { field: 9, wavelength: 5200, octaves: 6, persistence: 0.74 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), evenly(-1e9, 1e9), evenly(-1e9, 1e9), evenly(1, 9000), (seed, left, top, step) => {
      const over = fractalNoiseOver(seed, noise, { left, top, step, columns: 7, rows: 5 })
      expect([...over]).toEqual(
        Array.from({ length: 35 }, (_, i) => fractalNoise(seed, noise, left + (i % 7) * step, top + Math.floor(i / 7) * step)),
      )
    }),
    { numRuns: 40 },
  )
})
