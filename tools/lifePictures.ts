/**
 * The pictures of the README that show a wood burning and coming back: `npm run life-pictures`. A drought and a spark are the page's own tools; then the world is closed, and opened again
 * after ten, forty and a hundred years, so that nothing depends on how fast this machine draws. They land in docs/.
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
const SPARK = [330, 285] as const
/** Seconds after which the fire is seen well, by the page's clock. */
const BURNING_SECONDS = 9
const BURNT_SECONDS = 55
/** Years after the fire. */
const YEARS = [10, 40, 100] as const
const SEASONS_OF_YEAR = 4
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

interface Clock {
  readonly season: number
}

/** The clock of the only world that the browser keeps, as soon as what grew in it is kept, too; moved on to a season where one is given, as if the world had been closed meanwhile. */
function keptClock(page: Page, season?: number): Promise<Clock | undefined> {
  return page.evaluate(
    (to) =>
      new Promise<Clock | undefined>((resolve, reject) => {
        const opening = indexedDB.open('terrella')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const rooms = database.transaction(['worlds', 'lives'], 'readwrite')
          const worlds = rooms.objectStore('worlds').getAll()
          const lives = rooms.objectStore('lives').count()
          worlds.onsuccess = () => {
            const [world] = worlds.result
            if (!world || to === undefined) return
            const clock = { ...world.clock, season: to, pace: 'still', at: Date.now() }
            rooms.objectStore('worlds').put({ ...world, clock }, world.id)
          }
          rooms.onerror = () => reject(rooms.error)
          rooms.oncomplete = () => {
            database.close()
            resolve(lives.result > 0 ? worlds.result[0]?.clock : undefined)
          }
        }
      }),
    season,
  )
}

/** Opens the world again at a season that has not come yet, and waits until the land has caught up and is seen. */
async function comeBackIn(page: Page, season: number): Promise<void> {
  // A page that closes keeps its clock.
  await page.goto('about:blank')
  await page.goto(`${site.url}/favicon.svg`)
  await keptClock(page, season)
  await page.goto(`${site.url}/?${WOODS}`)
  await waitForMark(page, 'terrella:models-ready', PATIENCE_MILLISECONDS)
  await page.waitForFunction((least) => Number(globalThis.__terrella?.stats().seasonShown) >= least, season, { polling: 500 })
  await waitForRest(page)
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
  await hideInterface(page)
  await take(page, 'life-0-woods')
  // It has not rained for a while.
  await page.keyboard.press('9')
  await page.waitForTimeout(3000)
  await page.mouse.click(...SPARK)
  await page.keyboard.press('7')
  await page.waitForTimeout(3000)
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
  let clock = await keptClock(page)
  for (; !clock; clock = await keptClock(page)) await page.waitForTimeout(1000)
  for (const [index, years] of YEARS.entries()) {
    await comeBackIn(page, clock.season + SEASONS_OF_YEAR * years)
    await hideInterface(page)
    await take(page, `life-${index + 3}-year-${years}`)
  }
} finally {
  await browser.close()
  await site.close()
}
