import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loseDrawingContext, startBrowser, waitForMark } from './harness'
import { openPage, photograph, waitForNotice, waitForRest } from './landPage'
import { blockDifferences, blueShare } from './picture'
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

/** A slope of spruce that fills the picture, by a clear noon in July. */
const WOODS = '?seed=12&at=-3682710,-1617030,693.9&look=335,-14&day=200&hour=12&weather=clear&quality=low'

const SIZE = { width: 700, height: 460 }
/** A place in the middle of the wood. */
const THERE = [420, 190] as const

/** Blocks of this many pixels, of which the picture has some eight hundred. */
const BLOCK = 20
/** By how much of 255 a block is another. */
const CHANGED = 18

/** Waits until so many blocks of the picture are otherwise than they were. */
async function waitForChange(page: Page, before: Uint8Array, isReached: (blocks: number) => boolean): Promise<void> {
  let blocks = Number.NaN
  for (let look = 0; look < 60; look++) {
    blocks = blockDifferences(before, await photograph(page), BLOCK).filter((difference) => difference > CHANGED).length
    if (isReached(blocks)) return
    await page.waitForTimeout(1500)
  }
  throw new Error(`${blocks} blocks of the picture stayed otherwise.`)
}

test('woods that a hand fells are gone, also after the graphics device was lost, undo brings them back, and what a fire runs over turns black', async () => {
  const { page, errors } = await openPage(browser, site.url, WOODS, SIZE)
  await waitForMark(page, 'terrella:models-ready')
  await waitForRest(page)
  const woods = await photograph(page)
  await page.keyboard.press('6')
  for (const key of [...Array<string>(4).fill('BracketRight'), ...Array<string>(4).fill('Equal')]) await page.keyboard.press(key)
  await page.waitForTimeout(2500) // its code comes with it
  await page.mouse.click(...THERE)
  await page.mouse.move(2, 2)
  await waitForChange(page, woods, (blocks) => blocks >= 8)
  await waitForRest(page)
  const felled = await photograph(page)
  const restore = await loseDrawingContext(page)
  const notice = await waitForNotice(page, 'drawing-lost')
  await restore()
  await notice.gone()
  await waitForChange(page, felled, (blocks) => blocks <= 3)
  await page.keyboard.press('Control+z')
  await waitForChange(page, woods, (blocks) => blocks <= 3)
  await page.keyboard.press('7')
  await page.waitForTimeout(2500)
  await page.mouse.click(...THERE)
  await waitForChange(page, woods, (blocks) => blocks >= 60)
  expect(errors).toEqual([])
}, 400_000)

/** A hollow in gentle ground, 40 world metres across, from high above by a clear noon; and as a walker beside it sees it. */
const HOLLOW = '?seed=8&at=104023,-203529,1816&look=0,-86&day=175&hour=12&weather=clear'
const BESIDE = { east: 103_903, south: -203_529, yaw: Math.PI / 2, pitch: -0.14, mode: 'fly' } as const

test('rain that a hand pours fills a hollow with water that mirrors the sky, and undo takes it away', async () => {
  const { page, errors } = await openPage(browser, site.url, HOLLOW, SIZE)
  await waitForMark(page, 'terrella:models-ready')
  await waitForRest(page)
  await page.keyboard.press('8')
  for (const key of Array<string>(6).fill('Equal')) await page.keyboard.press(key)
  await page.waitForTimeout(2500) // its code comes with it
  const above = await photograph(page)
  await page.mouse.click(SIZE.width / 2, SIZE.height / 2)
  await page.mouse.move(2, 2)
  await waitForChange(page, above, (blocks) => blocks >= 2)
  await page.keyboard.press('Escape')
  await page.evaluate((beside) => {
    const ground = Number(globalThis.__terrella?.elevationAt(beside.east, beside.south))
    globalThis.__terrella?.setEye({ ...beside, elevation: ground + 13.6 })
  }, BESIDE)
  await waitForRest(page)
  const pool = await photograph(page)
  await page.keyboard.press('Control+z')
  await waitForChange(page, pool, (blocks) => blocks >= 60)
  await waitForRest(page)
  expect(blueShare(pool) - blueShare(await photograph(page))).toBeGreaterThan(0.15)
  expect(errors).toEqual([])
}, 400_000)
