import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Edit, pour } from '../../src/world'
import { startBrowser, visit } from './harness'
import { serveLab } from './lab/serveLab'
import type { Site } from './site'

let site: Site
beforeAll(async () => {
  site = await serveLab()
})
afterAll(() => site.close())

/** A hollow in a mountain valley, 4 km long. */
const PLACE = { seed: 8, east: -1_746_337.5, south: -2_667_262.5, elevation: 4500, level: 11 }
const SIZE = 12

test('water fills a valley to where it spills, is emptied, and leaves the land as it was, making anew what it touches alone', async () => {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, site.url)
  await page.waitForFunction(() => globalThis.lab !== undefined)
  const fill = pour({ ...PLACE, elevation: 9000 }, SIZE)
  const low = pour({ ...PLACE, elevation: 2985 }, SIZE)
  const empty = pour({ ...PLACE, elevation: -20_000 }, SIZE)
  const logs = ([[], [fill], [fill, low], [fill, low, empty], []] satisfies Edit[][]).map((edits) =>
    edits.map((edit, entry) => ({ entry, edit })),
  )
  const watched = await page.evaluate(([place, log, edit]) => globalThis.lab?.watchLand(place, log, edit), [PLACE, logs, fill] as const)
  if (!watched) throw new Error('Expected a lab.')
  const [before, full, lower, dry, back] = watched.sights
  const levels = (sight = before) => [...new Set(sight?.water.filter((level) => level !== undefined && level !== null))]
  expect(levels(before)).toEqual([])
  expect(full?.water.filter((level) => level === watched.spill).length).toBeGreaterThan(20)
  expect(Math.max(...(levels(full) as number[]))).toBe(watched.spill)
  expect(Math.max(...(levels(lower) as number[]))).toBeCloseTo(2985, 0)
  for (const sight of [dry, back]) expect({ ...sight, tilesArrived: 0 }).toEqual({ ...before, tilesArrived: 0 })
  // Where the lake never was, nothing was made again.
  const made = [before, full, lower, dry, back].map((sight) => sight?.tilesArrived ?? 0)
  const all = made[0] ?? 0
  expect((made[1] ?? 0) - all).toBeGreaterThan(0)
  expect((made[1] ?? 0) - all).toBeLessThan(all * 0.8)
  expect(made[4]).toBe(made[3])
  expect(errors).toEqual([])
})
