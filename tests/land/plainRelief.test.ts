import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTROL_CHANNELS, HALO, NOISE_CHANNELS, plainRelief } from '../../src/land'
import { evenly } from '../evenly'
import { farthestFromMean, fieldOf } from './fields'

const coefficient = evenly(-20, 20)
const anyQuadratic = fc.tuple(coefficient, coefficient, coefficient, coefficient, coefficient, coefficient)

/** The mean of a quadratic over the square of side `size` with its north-west corner at (x, y). */
function meanOver([c, e, s, ee, es, ss]: readonly number[], x: number, y: number, size: number): number {
  const [u, v] = [x + size / 2, y + size / 2]
  const spread = size ** 2 / 12
  return (c ?? 0) + (e ?? 0) * u + (s ?? 0) * v + (ee ?? 0) * (u * u + spread) + (es ?? 0) * u * v + (ss ?? 0) * (v * v + spread)
}

async function refinePlainly(coarse: Float32Array, rows: number, columns: number): Promise<Float32Array> {
  const plane = rows * columns
  return plainRelief.refine({
    rows,
    columns,
    cellMetres: 100,
    coarse,
    noise: new Float32Array(NOISE_CHANNELS * plane),
    controls: new Float32Array(CONTROL_CHANNELS * plane),
  })
}

test('land that is a quadratic stays that quadratic', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuadratic, async (quadratic) => {
      const rect = { level: 3, x: -12, y: -13, columns: 26, rows: 27 }
      const coarse = fieldOf(rect, (x, y) => meanOver(quadratic, x, y, 1))
      const fine = await refinePlainly(coarse.heights, rect.rows, rect.columns)
      const scale = Math.max(...coarse.heights.map(Math.abs), 1)
      const columns = 2 * (rect.columns - 2 * HALO)
      expect(fine).toHaveLength(columns * 2 * (rect.rows - 2 * HALO))
      fine.forEach((height, i) => {
        const x = rect.x + HALO + (i % columns) / 2
        const y = rect.y + HALO + Math.floor(i / columns) / 2
        expect(Math.abs(height - meanOver(quadratic, x, y, 0.5))).toBeLessThan(1e-6 * scale)
      })
    }),
    { numRuns: 30 },
  )
})

test('any land at all keeps its averages', async () => {
  const columns = 23
  const rows = 24
  const anyHeights = fc.array(evenly(-9000, 9000), { minLength: columns * rows, maxLength: columns * rows })
  await fc.assert(
    fc.asyncProperty(anyHeights, async (heights) => {
      const coarse = { level: 3, x: 0, y: 0, columns, rows, heights: Float32Array.from(heights) }
      const fine = await refinePlainly(coarse.heights, rows, columns)
      const inner = { columns: 2 * (columns - 2 * HALO), rows: 2 * (rows - 2 * HALO) }
      expect(farthestFromMean(coarse, { level: 4, x: 2 * HALO, y: 2 * HALO, ...inner, heights: fine })).toBeLessThan(2e-3)
    }),
    { numRuns: 20 },
  )
})
