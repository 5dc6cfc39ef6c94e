import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, visit } from './harness'
import { serveLab } from './lab/serveLab'
import type { Site } from './site'

let site: Site
beforeAll(async () => {
  site = await serveLab()
})
afterAll(() => site.close())

test('plants stand on the ground as it is drawn: on a tile, on its parent, and while one becomes the other', async () => {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, site.url)
  await page.waitForFunction(() => globalThis.lab !== undefined)
  const stand = (gridQuads: number, fade: number, distance: number) =>
    page.evaluate((asked) => globalThis.lab?.standOnLand(...asked), [gridQuads, fade, distance] as [number, number, number])
  for (const gridQuads of [24, 40]) {
    for (const fade of [1, 0, 0.5]) {
      const stood = await stand(gridQuads, fade, 1)
      expect(stood?.roughness).toBeGreaterThan(3)
      // The ground differs by up to 40 m from sample to sample, and vertices are drawn at 256ths of a pixel, half a cell: an edge's two ends are off by so much.
      expect(stood?.farthest).toBeLessThan((2 * 40) / 256)
      expect(stood?.mean).toBeLessThan(0.03)
    }
  }
  expect(errors).toEqual([])
})

/** Of a spruce that needs so much to stand. */
const THRESHOLD = 40
const AS_AT_FIRST = 127
const AS_WET_AS_EVER = 128
/** Of dry summers that come by themselves hardly one is drier. */
const DRY = 87
const DROUGHT = 64
/** World metres: as tall as that spruce grows, at most and at least. */
const TALL = [5, 7] as const

/** Watches that spruce in a browser of its own. */
async function openWatch() {
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, site.url)
  await page.waitForFunction(() => globalThis.lab !== undefined)
  const watch = async (covers: readonly (readonly [living: number, standing: number])[], rise = 0, water = AS_WET_AS_EVER) => {
    const seen = await page.evaluate((asked) => globalThis.lab?.watchPlant(asked), { threshold: THRESHOLD, covers, rise, water })
    if (!seen) throw new Error('Nothing was watched.')
    return seen
  }
  return { watch, errors }
}

test('what grows stands straight; what dies leans, goes over to the ground and sinks into it, as geometry, as a card and as a shadow', async () => {
  const { watch, errors } = await openWatch()
  const steps = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * i) / (count - 1)))

  const growing = await watch(steps(6, THRESHOLD, THRESHOLD + 25).map((cover) => [cover, cover]))
  growing.forEach(({ geometry, card, shadow }, i) => {
    for (const aside of [geometry.tip, card.east, shadow.east]) expect(Math.abs(aside)).toBeLessThan(0.1)
    expect(geometry.height).toBeGreaterThanOrEqual(growing[i - 1]?.geometry.height ?? 0)
    expect(Math.abs(geometry.height - card.height)).toBeLessThan(0.5)
  })
  const grown = growing.at(-1)?.geometry.height ?? 0
  expect(grown).toBeGreaterThan(TALL[0])
  expect(grown).toBeLessThan(TALL[1])

  // It dies while it stands, and then time goes by.
  const dying = await watch(steps(5, THRESHOLD + 25, THRESHOLD).map((living) => [living, AS_AT_FIRST] as const))
  expect(dying[0]?.geometry.height).toBeCloseTo(grown, 1)
  expect(dying.at(-1)?.geometry.height).toBeGreaterThan(0.9 * grown)
  const dead = await watch(steps(15, AS_AT_FIRST, THRESHOLD).map((standing) => [0, standing] as const))
  expect(dead[0]?.geometry.tip).toBeGreaterThan(0.1)
  for (let i = 1; i < 10; i++) expect(dead[i]?.geometry.tip).toBeGreaterThan((dead[i - 1]?.geometry.tip ?? 0) - 0.1)
  expect(dead[9]?.geometry.tip).toBeGreaterThan(0.8 * grown)
  expect(dead[9]?.geometry.height).toBeLessThan(0.5 * grown)
  expect(dead[11]?.geometry.height).toBeLessThan(0.2 * grown)
  expect(dead.at(-1)?.geometry.height).toBe(0)
  // The card and the shadow lie along the stem, as far as that reaches; at last its thin end is the first in the ground.
  for (const { geometry, card, shadow } of dead) {
    expect(Math.abs(card.east - shadow.east)).toBeLessThan(0.15)
    if (geometry.height > 0.4) expect(Math.abs(card.east - geometry.tip / 2)).toBeLessThan(0.4)
  }

  // Up a hill it would lie on the hill; a steep one has it fall down.
  const uphill = await watch([[0, THRESHOLD + 20]], 0.3)
  expect(uphill[0]?.geometry.height).toBeGreaterThan(0.2 * grown)
  const downhill = await watch([[0, THRESHOLD + 20]], 1)
  expect(downhill[0]?.geometry.tip).toBeLessThan(-0.4 * grown)
  expect(errors).toEqual([])
}, 240_000)

test('in a drought needles turn, and in an ordinary dry summer they do not', async () => {
  const { watch, errors } = await openWatch()
  const [green, dry, parched] = await Promise.all(
    [AS_WET_AS_EVER, DRY, DROUGHT].map((water) => watch([[AS_AT_FIRST, AS_AT_FIRST]], 0, water).then(([seen]) => seen)),
  )
  for (const kind of ['geometry', 'card'] as const) {
    expect(green?.[kind].redness).toBeLessThan(0.55)
    expect(dry?.[kind].redness).toBeLessThan((green?.[kind].redness ?? 0) + 0.03)
    expect(parched?.[kind].redness).toBeGreaterThan((green?.[kind].redness ?? 0) + 0.08)
    expect(parched?.[kind].height).toBeCloseTo(green?.[kind].height ?? 0, 1)
  }
  expect(errors).toEqual([])
}, 120_000)
