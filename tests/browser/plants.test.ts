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
    for (const fade of [1, 0]) {
      const still = await stand(gridQuads, fade, 1)
      expect(still?.roughness).toBeGreaterThan(4)
      // The ground differs by up to 40 m from sample to sample, and vertices are drawn at 256ths of a pixel, half a cell: the drawing itself is off by so much.
      expect(still?.farthest).toBeLessThan((40 * 0.5) / 256 + 0.05)
      expect(still?.mean).toBeLessThan(0.03)
    }
    // Vertices slide as a tile becomes its parent, each by its own distance: plants follow them closely, on ground far rougher than any real one.
    const between = await stand(gridQuads, 0.5, 1)
    expect(between?.mean).toBeLessThan(0.5 * (between?.roughness ?? 0))
  }
  expect(errors).toEqual([])
})
