import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainRelief, type ReliefInput } from '../../src/land'
import { decodeFloats, encodeFloats } from '../../tools/cli/rawFloats'
import { nearestLevel, refineGrid } from '../../tools/cli/refineGrid'
import { hill, openWorkshop, type Workshop } from './commandLine'

let workshop: Workshop
beforeEach(async () => {
  workshop = await openWorkshop()
})
afterEach(() => workshop.remove())

/** Largest difference between a map's cells and the averages of the blocks refined from them. */
function largestDrift(coarse: Float32Array, fine: Float32Array, columns: number, factor: number): number {
  const sums = new Float64Array(coarse.length)
  fine.forEach((height, at) => {
    const column = Math.floor((at % (columns * factor)) / factor)
    const row = Math.floor(at / (columns * factor * factor))
    const block = row * columns + column
    sums[block] = (sums[block] ?? 0) + height
  })
  return Math.max(...coarse.map((height, at) => Math.abs(height - (sums[at] ?? 0) / factor ** 2)))
}

test('each block averages to the cell it came from', async () => {
  const own = hill(23, 17)
  await writeFile(workshop.path('own.f32'), encodeFloats(own))
  const { status, stderr } = await workshop.run('refine --in own.f32 --width 23 --height 17 --cell 740 --times 3 --out fine.f32')
  expect(status, stderr).toBe(0)
  const fine = decodeFloats(await readFile(workshop.path('fine.f32')))
  expect(fine).toHaveLength(23 * 8 * 17 * 8)
  expect(largestDrift(own, fine, 23, 8)).toBeLessThan(0.01)
  expect(JSON.parse(await readFile(workshop.path('fine.f32.json'), 'utf8'))).toMatchObject({
    width: 184,
    height: 136,
    cellMetres: 92.5,
    refined: { times: 3, noiseFromLevel: 7, from: { file: 'own.f32', width: 23, height: 17 } },
  })
})

test('seed, ruggedness and style each change the detail; the same words give the same bits', async () => {
  await writeFile(workshop.path('own.f32'), encodeFloats(hill(14, 12)))
  const outcomes = new Set<string>()
  for (const option of ['', '', '--seed 8', '--ruggedness -2.5', '--style alpine']) {
    const { status, stderr } = await workshop.run(`refine --in own.f32 --width 14 --height 12 --cell 90 ${option} --out fine.f32`)
    expect(status, stderr).toBe(0)
    outcomes.add((await readFile(workshop.path('fine.f32'))).toString('base64'))
  }
  expect(outcomes.size).toBe(4)
})

test('a dreamed PNG is refined by what its sidecar says, and options overrule it', async () => {
  await workshop.run('heightmap --cell 92160 --size 12 --out land.png')
  const first = await workshop.run('refine --in land.png --out fine.f32')
  expect(first.status, first.stderr).toBe(0)
  const told = JSON.parse(await readFile(workshop.path('fine.f32.json'), 'utf8'))
  expect(told).toMatchObject({ width: 24, height: 24, cellMetres: 46080 })
  const second = await workshop.run('refine --in land.png --scale 0.001 --offset 5 --cell 200 --out low.f32')
  expect(second.status, second.stderr).toBe(0)
  const low = decodeFloats(await readFile(workshop.path('low.f32')))
  expect(Math.max(...low)).toBeLessThan(400)
})

test('a map is cut into blocks without a trace', async () => {
  const map = { columns: 300, rows: 9, heights: hill(300, 9), cellMetres: 90 }
  const inputs: ReliefInput[] = []
  const refine = (input: ReliefInput) => {
    inputs.push(input)
    return plainRelief.refine(input)
  }
  const shares: number[] = []
  const options = { seed: 7, times: 2, controls: [1.5, 0.1, 0.2, 0.3, 0.4], progress: (share: number) => shares.push(share) }
  const fine = await refineGrid({ refine, styles: {} }, map, options)
  expect([fine.columns, fine.rows]).toEqual([1200, 36])
  expect(inputs.length).toBeGreaterThan(4)
  expect(largestDrift(map.heights, fine.heights, 300, 4)).toBeLessThan(0.01)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect([...new Set(inputs.map((input) => input.cellMetres))]).toEqual([90, 45])
  for (const { controls, rows, columns } of inputs) {
    expect(controls).toHaveLength(5 * rows * columns)
    expect(controls[0]).toBe(1.5)
    expect(controls.at(-1)).toBeCloseTo(0.4)
  }

  const left = { ...map, columns: 150, heights: new Float32Array(150 * 9) }
  for (let row = 0; row < 9; row++) left.heights.set(map.heights.subarray(row * 300, row * 300 + 150), row * 150)
  const alone = await refineGrid(plainRelief, left, options)
  for (let row = 0; row < 36; row++) {
    expect(alone.heights.slice(row * 600, row * 600 + 560)).toEqual(fine.heights.slice(row * 1200, row * 1200 + 560))
  }
})

test.each([
  [92160, 0],
  [740, 7],
  [90, 10],
  [1_000_000, 0],
  [0.1, 17],
])('a cell of %d m is refined with the noise below level %d', (cell, level) => {
  expect(nearestLevel(cell)).toBe(level)
})
