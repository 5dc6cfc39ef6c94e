/**
 * The pictures of the README that show a wood burning: `npm run life-pictures`. A spark is set with the page's own tool. They land in docs/.
 */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { hideInterface, startBrowser, visit, waitForMark } from '../tests/browser/harness'
import { waitForRest } from '../tests/browser/landPage'
import { serveSite } from '../tests/browser/site'
import { findBrowser } from './setup/browser.mjs'
import { buildIfStale } from './setup/page.mjs'

const OUT = fileURLToPath(new URL('../docs/', import.meta.url))
const SIZE = { width: 800, height: 450 }
const PATIENCE_MILLISECONDS = 600_000
const JPEG_QUALITY = 78

const WOODS = 'seed=12&at=-3682710,-1617030,693.9&look=335,-6&day=200&hour=15.2&weather=fair&quality=low'
/** Where the spark falls, in pixels. */
const SPARK = [300, 225] as const
/** Seconds after which the fire is seen well, by the page's clock. */
const BURNING_SECONDS = 9
const BURNT_SECONDS = 55
/** While it burns the page's clock is slower, or software would draw too little of it. */
const SLOWER = 8

declare global {
  var timesSlower: number
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${OUT}${name}.jpg`, type: 'jpeg', quality: JPEG_QUALITY, timeout: PATIENCE_MILLISECONDS })
  console.log(`${OUT}${name}.jpg`)
}

/** Lets seconds of the page's own clock go by. */
async function wait(page: Page, seconds: number): Promise<void> {
  const until = (await page.evaluate(() => performance.now())) + 1000 * seconds
  await page.waitForFunction((end) => performance.now() > end, until, { polling: 50, timeout: PATIENCE_MILLISECONDS })
}

const SLOW_CLOCK = `{
  const real = performance.now.bind(performance)
  let [from, shown] = [real(), real()]
  let slower = 1
  Object.defineProperty(globalThis, 'timesSlower', { set: (value) => { shown = performance.now(); from = real(); slower = value } })
  performance.now = () => shown + (real() - from) / slower
  const frame = requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (work) => frame(() => work(performance.now()))
}`

process.env.CHROME ??= await findBrowser()
await buildIfStale()
const [site, browser] = await Promise.all([serveSite(), startBrowser()])
try {
  const { page } = await visit(browser, 'about:blank', SIZE)
  page.setDefaultTimeout(PATIENCE_MILLISECONDS)
  await page.addInitScript({ content: SLOW_CLOCK })
  await page.goto(`${site.url}/?${WOODS}`)
  await waitForMark(page, 'terrella:models-ready', PATIENCE_MILLISECONDS)
  await waitForRest(page)
  await page.keyboard.press('7')
  await page.waitForTimeout(3000)
  await hideInterface(page)
  await take(page, 'life-0-woods')
  await page.evaluate((slower) => {
    globalThis.timesSlower = slower
  }, SLOWER)
  await page.mouse.click(...SPARK)
  await page.mouse.move(2, 2)
  await wait(page, BURNING_SECONDS)
  await take(page, 'life-1-fire')
  await page.evaluate(() => {
    globalThis.timesSlower = 1
  })
  await wait(page, BURNT_SECONDS)
  await page.keyboard.press('Escape')
  await wait(page, 3)
  await take(page, 'life-2-burnt')
} finally {
  await browser.close()
  await site.close()
}
