import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { countLand, openPage, photograph, waitForRest, waitForStill } from './landPage'
import { blockDifferences } from './picture'
import { type Site, serveSite } from './site'

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveSite()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** A slope under a clear sky, by noon in July. */
const SLOPE = '?seed=12&at=-3682710,-1617030,693.9&look=335,-8&day=200&hour=12&weather=clear'
const SIZE = { width: 700, height: 460 }
const THERE = [440, 250] as const

/** Sides of blocks in pixels. The first rows of the picture have the sky, and the cloud in it, and no ground that gets dark. */
const BLOCK = 20
const SKY_BLOCKS = (SIZE.width / BLOCK) * 4
/** By how much of 255 a block is another. */
const CHANGED = 12

async function changedInSky(page: Page, before: Uint8Array): Promise<number> {
  const blocks = blockDifferences(before, await photograph(page), BLOCK).slice(0, SKY_BLOCKS)
  return blocks.filter((difference) => difference > CHANGED).length
}

async function waitForSky(page: Page, before: Uint8Array, isReached: (blocks: number) => boolean): Promise<void> {
  let blocks = Number.NaN
  for (let look = 0; look < 40; look++) {
    blocks = await changedInSky(page, before)
    if (isReached(blocks)) return
    await page.waitForTimeout(300)
  }
  throw new Error(`${blocks} blocks of the sky are otherwise.`)
}

test('pouring rain brings a shower, undo ends it, and after another one the sky is clear and nothing is drawn any more', async () => {
  const { page, errors } = await openPage(browser, site.url, SLOPE, SIZE)
  await waitForMark(page, 'terrella:models-ready')
  await waitForRest(page)
  await page.keyboard.press('8')
  await page.waitForTimeout(1500) // its code comes with it
  await page.mouse.move(...THERE)
  await waitForStill(page)
  const clear = await photograph(page)
  await page.mouse.down()
  await waitForSky(page, clear, (blocks) => blocks >= 6)
  await page.mouse.up()
  await page.keyboard.press('Control+z')
  await waitForStill(page)
  expect(await changedInSky(page, clear)).toBe(0)
  await page.mouse.down()
  await waitForSky(page, clear, (blocks) => blocks >= 6)
  await page.mouse.up()
  await waitForStill(page)
  expect(await changedInSky(page, clear)).toBe(0)
  const { frames } = await countLand(page)
  await page.waitForTimeout(2000)
  expect(await countLand(page)).toMatchObject({ frames, isResting: true })
  expect(errors).toEqual([])
}, 300_000)
