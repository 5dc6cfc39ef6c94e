import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CellRect, CONTROL_CHANNELS, NOISE_CHANNELS, reliefControls, reliefNoise } from '../../src/land'
import { parseManifest } from '../../src/models'
import { cellMetres } from '../../src/world'
import { overlapOf } from './fields'

const manifest = parseManifest(JSON.parse(readFileSync(new URL('../../public/models/manifest.json', import.meta.url), 'utf8')))
const styles = manifest.models.relief?.styles ?? {}

const anyStart = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -(10 ** 9), max: 10 ** 9 }))
const anyExtent = fc.integer({ min: 1, max: 40 })
const anyPair = fc
  .record({
    level: fc.integer({ min: 0, max: 16 }),
    x: anyStart,
    y: anyStart,
    columns: anyExtent,
    rows: anyExtent,
    dx: fc.nat(20),
    dy: fc.nat(20),
  })
  .map(({ dx, dy, ...one }): [CellRect, CellRect] => [
    one,
    { ...one, x: one.x + (dx % one.columns), y: one.y - (dy % one.rows), columns: 27, rows: 41 },
  ])
const anySeed = fc.integer({ min: 0, max: 0xffffffff })

/** Throws unless both planes hold the same bits wherever the windows overlap. */
function expectEqualWhereShared(a: CellRect, planesA: Float32Array, b: CellRect, planesB: Float32Array, channels: number) {
  const shared = overlapOf(a, b)
  if (!shared) throw new Error('Expected windows that overlap.')
  const at = (rect: CellRect, channel: number, x: number, y: number) =>
    channel * rect.columns * rect.rows + (y - rect.y) * rect.columns + x - rect.x
  for (let channel = 0; channel < channels; channel++) {
    for (let y = shared.y; y < shared.y + shared.rows; y++) {
      for (let x = shared.x; x < shared.x + shared.columns; x++) {
        const [one, other] = [planesA[at(a, channel, x, y)], planesB[at(b, channel, x, y)]]
        if (one === undefined || one !== other)
          throw new Error(`Channel ${channel} at ${x}, ${y} is ${one} in one window and ${other} in another.`)
      }
    }
  }
}

test('any two windows agree exactly on the controls where they overlap', () => {
  expect(Object.keys(styles).length).toBeGreaterThan(3)
  fc.assert(
    fc.property(anySeed, anyPair, (seed, [a, b]) => {
      expectEqualWhereShared(a, reliefControls(seed, styles, a), b, reliefControls(seed, styles, b), CONTROL_CHANNELS)
    }),
  )
})

test('any two windows agree exactly on the noise where they overlap', () => {
  fc.assert(
    fc.property(anySeed, anyPair, (seed, [a, b]) => {
      expectEqualWhereShared(a, reliefNoise(seed, a), b, reliefNoise(seed, b), NOISE_CHANNELS)
    }),
  )
})

test('controls change little from one cell to the next, within ruggedness of −2 to 3 and codes no stronger than the styles’', () => {
  const strongest = Math.max(...Object.values(styles).flat().map(Math.abs))
  fc.assert(
    fc.property(anySeed, fc.integer({ min: 6, max: 16 }), anyStart, (seed, level, x) => {
      const rect = { level, x, y: 3, columns: 60, rows: 2 }
      const controls = reliefControls(seed, styles, rect)
      const cellsToTravel = 5760 / cellMetres(level)
      for (let channel = 0; channel < CONTROL_CHANNELS; channel++) {
        for (let column = 0; column < rect.columns; column++) {
          const value = controls[channel * 120 + column] ?? Number.NaN
          expect(Math.abs(value)).toBeLessThanOrEqual(channel === 0 ? 3 : strongest * 1.001)
          if (column > 0)
            expect(Math.abs(value - (controls[channel * 120 + column - 1] ?? 0))).toBeLessThan(Math.max(1e-6, 1 / cellsToTravel))
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('continents have no style, and fine land mixes one', () => {
  const rect = { x: 10, y: 10, columns: 8, rows: 8 }
  const coarse = reliefControls(7, styles, { level: 2, ...rect })
  const fine = reliefControls(7, styles, { level: 12, ...rect })
  expect(coarse.slice(64).every((value) => value === 0)).toBe(true)
  expect(fine.slice(64).some((value) => Math.abs(value) > 1e-3)).toBe(true)
  expect(
    reliefControls(7, {}, { level: 12, ...rect })
      .slice(64)
      .every((value) => value === 0),
  ).toBe(true)
})
