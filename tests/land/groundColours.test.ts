import { expect, test } from 'vitest'
import { groundColours } from '../../src/land/groundColours'
import { patchNoise, valueNoise } from '../../src/land/patchNoise'
import { surfaceOf } from '../../src/land/surface'
import { cellMetres } from '../../src/world'
import { fieldOf } from './fields'

const LEVEL = 11

/** Mean colour of a plain that rises to the south by so much a cell, at an elevation, under a lake of a depth. */
function colourOf(elevation: number, rise = 0, lake?: number): readonly [number, number, number] {
  const part = { level: LEVEL, x: 0, y: 0, columns: 60, rows: 60 }
  const field = fieldOf(
    { level: LEVEL, x: -10, y: -10, columns: 80, rows: 80 },
    (_, row) => elevation + (row - 30) * rise * cellMetres(LEVEL),
  )
  const seen = surfaceOf(field, part)
  const water = lake === undefined ? undefined : seen.heights.map((height) => height + lake)
  const colours = groundColours({ ...part, heights: seen.heights, surface: seen.surface, water })
  expect(colours).toHaveLength(3 * 3600)
  const mean = (channel: number) => colours.reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / 3600
  return [mean(0), mean(1), mean(2)]
}

const brightness = ([red, green, blue]: readonly [number, number, number]) => red + green + blue

test('snow is white, meadows are green, cliffs are grey, beaches are sand, and deep water is dark and blue', () => {
  const [snow, meadow, cliff, beach, sea, lake] = [
    colourOf(4000),
    colourOf(400),
    colourOf(800, 1.6),
    colourOf(3),
    colourOf(-800),
    colourOf(400, 0, 90),
  ]
  expect(Math.min(...snow)).toBeGreaterThan(200)
  expect(meadow[1]).toBeGreaterThan(meadow[2] * 1.3)
  expect(Math.abs(cliff[0] - cliff[2])).toBeLessThan(60)
  expect(brightness(cliff)).toBeLessThan(brightness(snow) * 0.75)
  expect(beach[0]).toBeGreaterThan(beach[2] + 20)
  expect(brightness(beach)).toBeGreaterThan(brightness(meadow))
  for (const water of [sea, lake]) {
    expect(water[2]).toBeGreaterThan(water[0] + 20)
    expect(brightness(water)).toBeLessThan(brightness(beach))
  }
  expect(brightness(colourOf(-4))).toBeGreaterThan(brightness(sea))
})

test('noise goes on without a seam where its lattice begins again, and has no octave for cells that are too large for it', () => {
  for (const octave of [
    { spacing: 1024, turn: [1, 2] },
    { spacing: 16, turn: [3, 2] },
  ] as const) {
    for (const noise of [patchNoise, valueNoise]) {
      const period = 256 * octave.spacing
      expect(noise(12.5 + period, 77.5, octave)).toBeCloseTo(noise(12.5, 77.5, octave), 9)
      expect(noise(-0.001, 77.5, octave)).toBeCloseTo(noise(0.001, 77.5, octave), 3)
      const values = Array.from({ length: 4000 }, (_, i) => noise(i * 7.3 * octave.spacing, i * 3.1 * octave.spacing, octave))
      expect(Math.max(...values.map(Math.abs))).toBeLessThan(0.8)
      expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.5)
    }
  }
})
