import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POSTCARDS } from '../../tools/postcards/views'
import { startBrowser, type Visit } from './harness'
import { blockDifferences, isBlank, measurePicture } from './picture'
import { type Site, serveSite } from './site'
import { openSmall, takeSmall } from './smallPostcard'

/** Small postcards as they were when they were last judged good: `npm run postcards -- small` makes them anew. */
const KEPT = fileURLToPath(new URL('postcards/', import.meta.url))

/** Sides of the blocks that are compared, in pixels: where a crest falls within one differs between machines. */
const BLOCK = 20
/** Of 255, a channel. */
const MEAN_DIFFERENCE = 2
const WORST_DIFFERENCE = 14

let browser: Browser
let site: Site
let visit: Visit
let page: Page
beforeAll(async () => {
  site = await serveSite()
  browser = await startBrowser()
  visit = await openSmall(browser, site.url)
  page = visit.page
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

describe('a postcard looks as it did when it was last judged', () => {
  test.each(POSTCARDS.filter(({ isCompared }) => isCompared))('$name', async (postcard) => {
    const picture = await takeSmall(page, site.url, postcard)
    const { colours, contrast, commonest } = measurePicture(picture)
    expect(isBlank({ colours, contrast, commonest })).toBe(false)
    const differences = blockDifferences(await readFile(`${KEPT}${postcard.name}.png`), picture, BLOCK)
    const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length
    expect(
      [mean < MEAN_DIFFERENCE, Math.max(...differences) < WORST_DIFFERENCE],
      `mean ${mean}, worst ${Math.max(...differences)}`,
    ).toEqual([true, true])
    // The page that is opened first has no icon of its own.
    expect(visit.errors.filter((error) => !error.includes('favicon.ico'))).toEqual([])
  })
})
