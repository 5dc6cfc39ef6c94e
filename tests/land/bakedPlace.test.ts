import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BakedPlace, cutField, decodeBakedPlace, encodeBakedPlace, landField, storedRect } from '../../src/land'
import { cellMetres, DEFAULT_SEED } from '../../src/world'
import { type NodeRelief, openReliefInNode } from '../../tools/cli/openReliefInNode'

const FILE = new URL('../../public/places/first.land', import.meta.url)
const MOST_BYTES = 150_000

let relief: NodeRelief
let packed: Buffer
let baked: BakedPlace
beforeAll(async () => {
  relief = await openReliefInNode()
  packed = await readFile(FILE)
  baked = decodeBakedPlace(inflateRawSync(packed))
})
afterAll(() => relief.dispose())

describe('the baked first view', () => {
  test('is small, of the default world, and holds parents before children', () => {
    expect(packed.length).toBeLessThanOrEqual(MOST_BYTES)
    expect(baked.seed).toBe(DEFAULT_SEED)
    expect(baked.fields.length).toBeGreaterThan(10)
    const levels = baked.fields.map(({ tile }) => tile.level)
    expect(Math.min(...levels)).toBe(levels[0])
  })

  test('is the land that the model dreams there, to half a step of 1/32 cell', async () => {
    for (const { tile, field } of baked.fields.filter((_, i) => i % 5 === 0)) {
      const dreamed = await landField({ seed: DEFAULT_SEED, relief }, storedRect(tile))
      const kept = cutField(field, storedRect(tile))
      const worst = dreamed.heights.reduce((most, height, i) => Math.max(most, Math.abs(height - (kept.heights[i] ?? Number.NaN))), 0)
      expect(worst).toBeLessThanOrEqual(cellMetres(tile.level) / 64 + 0.01)
    }
  })
})

describe('packing', () => {
  test('unpacks to what was packed', () => {
    const again = decodeBakedPlace(encodeBakedPlace(baked))
    expect(again.place).toEqual(baked.place)
    expect(again.fields.map(({ tile }) => tile)).toEqual(baked.fields.map(({ tile }) => tile))
    again.fields.forEach(({ tile, field }, i) => {
      const before = baked.fields[i]?.field
      if (!before) throw new Error('A tile is missing.')
      expect(cutField(field, storedRect(tile)).heights).toEqual(cutField(before, storedRect(tile)).heights)
    })
  })

  test.each([
    ['nothing', new Uint8Array(0), /not a baked place/],
    ['something else', new TextEncoder().encode('<!doctype html><title>Not found</title>'.repeat(3)), /not a baked place/],
    ['half a file', (whole: Uint8Array) => whole.slice(0, whole.length >> 1), /bytes of baked place/],
    ['another version', (whole: Uint8Array) => changed(whole, 4, 9), /version/],
    ['more tiles than there are', (whole: Uint8Array) => changed(whole, 7, 255), /bytes of baked place/],
    ['a place that is nowhere', (whole: Uint8Array) => changed(changed(whole, 19, 0x7f), 18, 0xff), /nowhere/],
    ['a level that does not exist', (whole: Uint8Array) => changed(whole, 52, 99), /level/],
  ])('refuses %s with a sentence', (_, bytes, sentence) => {
    const bad = typeof bytes === 'function' ? bytes(encodeBakedPlace(baked)) : bytes
    expect(() => decodeBakedPlace(bad)).toThrow(sentence)
  })
})

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = value
  return copy
}
