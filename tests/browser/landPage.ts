import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Probe } from '../../src/studio'
import { type Visit, visit } from './harness'
import { measurePicture, type PictureStatistics } from './picture'

declare global {
  var __terrella: Probe | undefined
}

/** Pictures are drawn by the processor here: small ones do. */
const SIZE = { width: 480, height: 270 }

/** Opens the page for one test, which closes it. Machines without a graphics card get the low tier. */
export async function openPage(browser: Browser, siteUrl: string, search = ''): Promise<Visit> {
  const parameters = search ? `${search}&quality=low` : '?quality=low'
  const opened = await visit(browser, `${siteUrl}/${parameters}`, SIZE)
  onTestFinished(() => opened.close())
  return opened
}

/** What the page counts: frames, tiles, holes. */
export interface LandCounts {
  readonly frames: number
  readonly isResting: boolean
  readonly tilesArrived: number
  readonly tilesShown: number
  readonly tilesDrawn: number
  readonly wanted: number
  readonly framesWithHole: number
}

export async function countLand(page: Page): Promise<LandCounts> {
  return (await page.evaluate(() => globalThis.__terrella?.stats())) as unknown as LandCounts
}

/** Waits until everything the view asks for has come and is drawn, and nothing moves. */
export async function waitForRest(page: Page): Promise<void> {
  const isSettled = () => {
    const { isResting, wanted, later, tilesDrawn } = globalThis.__terrella?.stats() ?? {}
    return isResting === true && wanted === 0 && later === 0 && Number(tilesDrawn) > 0
  }
  await page.waitForFunction(isSettled, undefined, { polling: 100, timeout: 150_000 })
}

/** Waits until a number of tiles more than now has arrived. */
export async function waitForTiles(page: Page, more: number): Promise<void> {
  const { tilesArrived } = await countLand(page)
  await page.waitForFunction((least) => Number(globalThis.__terrella?.stats().tilesArrived) >= least, tilesArrived + more, {
    polling: 100,
    timeout: 120_000,
  })
}

/** The trouble the visitor is told of: its kind, its words, its button. */
export async function waitForNotice(page: Page, kind: string) {
  const notice = page.locator(`[data-trouble="${kind}"]`)
  await notice.waitFor({ state: 'visible', timeout: 60_000 })
  return {
    text: (await notice.textContent()) ?? '',
    press: () => notice.getByRole('button').click(),
    gone: () => notice.waitFor({ state: 'detached', timeout: 90_000 }),
  }
}

/** A picture of the land alone, without the controls over it. */
export async function photograph(page: Page): Promise<Buffer> {
  await showControls(page, false)
  const picture = await page.screenshot({ type: 'png' })
  await showControls(page, true)
  return picture
}

/** Measures the land alone. */
export async function measureLand(page: Page): Promise<PictureStatistics> {
  return measurePicture(await photograph(page))
}

async function showControls(page: Page, isShown: boolean): Promise<void> {
  await page.evaluate(
    (display) => {
      const controls = document.querySelector<HTMLElement>('.interface')
      if (controls) controls.style.display = display
    },
    isShown ? '' : 'none',
  )
}
