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
