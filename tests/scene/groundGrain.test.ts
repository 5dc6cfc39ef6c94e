import { expect, test } from 'vitest'
import { GRAIN_LAYERS, GRAIN_SIDE, groundGrain } from '../../src/scene/groundGrain'

function make(): { bytes: Uint8Array; pieces: number } {
  const making = groundGrain()
  for (let pieces = 1; ; pieces++) {
    const part = making.next()
    if (part.done) return { bytes: part.value, pieces }
  }
}

const { bytes, pieces } = make()
const texels = GRAIN_SIDE * GRAIN_SIDE
const layers = Array.from({ length: GRAIN_LAYERS }, (_, layer) => (column: number, row: number, channel: number) => {
  const mask = GRAIN_SIDE - 1
  return bytes[4 * (layer * texels + (row & mask) * GRAIN_SIDE + (column & mask)) + channel] ?? Number.NaN
})
const mean = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length
const places = Array.from({ length: GRAIN_SIDE }, (_, i) => i)

test('it is made in many pieces, and the same every time', () => {
  expect(bytes.length).toBe(GRAIN_LAYERS * texels * 4)
  expect(pieces).toBeGreaterThan(30)
  expect(make().bytes).toEqual(bytes)
})

test('every layer is level as a whole, so that from afar it is flat ground', () => {
  for (const at of layers) {
    for (const channel of [0, 1, 2]) {
      const values = places.flatMap((row) => places.map((column) => at(column, row, channel)))
      expect(Math.abs(mean(values) - 128)).toBeLessThan(3)
      expect(Math.max(...values.slice(0, texels / 2)) - 128).toBeGreaterThan(60)
    }
  }
})

test('layers meet themselves at their edges: a step across one is like any other', () => {
  for (const at of layers) {
    const stepAt = (column: number) => mean(places.map((row) => Math.abs(at(column, row, 2) - at(column - 1, row, 2))))
    const within = mean(places.slice(1).map(stepAt))
    expect(stepAt(0)).toBeLessThan(within * 1.6)
  }
})

test('slopes are those of the rises', () => {
  for (const at of layers) {
    let product = 0
    let slopes = 0
    let steps = 0
    for (const row of places) {
      for (const column of places) {
        const slope = at(column, row, 0) - 128
        const step = at(column + 1, row, 2) - at(column - 1, row, 2)
        product += slope * step
        slopes += slope * slope
        steps += step * step
      }
    }
    expect(product / Math.sqrt(slopes * steps)).toBeGreaterThan(0.7)
  }
})
