import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import type { HeightGrid } from '../../../src/library/exports/heightGrid'
import { writeHeightPng16 } from '../../../src/library/exports/writeHeightPng16'
import { decodePng } from '../../../tools/cli/png'

function land(columns: number, rows: number): HeightGrid {
  const heights = Float32Array.from({ length: columns * rows }, (_, i) => 900 * Math.sin(i / 97) * Math.cos((i % columns) / 31))
  return { columns, rows, cellMetres: 45, heights }
}

test('a height map is read back to half a step of its range, by the command line’s own reader', async () => {
  const grid = land(300, 200)
  const { png, sidecar } = await writeHeightPng16(grid, {}, { seed: 7, place: 'Ærø' })
  const told = JSON.parse(sidecar)
  expect(told).toMatchObject({ format: 'terrella heightmap 1', width: 300, height: 200, cellMetres: 45, seed: 7, place: 'Ærø' })
  const read = decodePng(png, 'land.png', told)
  expect([read.columns, read.rows]).toEqual([300, 200])
  expect(told.scaleMetres).toBeLessThan(0.03)
  grid.heights.forEach((height, i) => {
    if (Math.abs((read.heights[i] ?? Number.NaN) - height) > told.scaleMetres * 0.51) expect(read.heights[i]).toBe(height)
  })
  const { text, depth, channels } = decode(png, { checkCrc: true })
  expect([depth, channels]).toEqual([16, 1])
  expect(JSON.parse(text['Terrella heights'] ?? '')).toEqual(told)
})

test('flat land is a height map too', async () => {
  const { png, sidecar } = await writeHeightPng16({ columns: 3, rows: 2, cellMetres: 1, heights: new Float32Array(6).fill(-12.5) })
  expect([...decodePng(png, 'land.png', JSON.parse(sidecar)).heights]).toEqual(new Array(6).fill(-12.5))
})

test('a large height map tells how far it is, and can be ended', async () => {
  const shares: number[] = []
  await writeHeightPng16(land(1000, 1000), { onProgress: (share) => shares.push(share) })
  expect(shares.length).toBeGreaterThan(2)
  expect(shares.at(-1)).toBe(1)
  const end = new AbortController()
  end.abort()
  await expect(writeHeightPng16(land(1000, 1000), { signal: end.signal })).rejects.toThrow(/abort/i)
})
