import type { Browser, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Probe } from '../../src/studio'
import { type Visit, type VisitOptions, visit } from './harness'
import { measurePicture, type PictureStatistics } from './picture'

declare global {
  var __terrella: Probe | undefined
}

/** Pictures are drawn by the processor here: small ones do. */
const SIZE = { width: 480, height: 270 }

/** Opens the page for one test, which closes it. Machines without a graphics card get the lowest tier. */
export async function openPage(browser: Browser, siteUrl: string, search = '', size: VisitOptions = SIZE): Promise<Visit> {
  const parameters = search ? `${search}&quality=lowest` : '?quality=lowest'
  const opened = await visit(browser, `${siteUrl}/${parameters}`, size)
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

/** Elevations at 81 points around a place, as the page draws them. */
export function elevationsAround(page: Page, place: { readonly east: number; readonly south: number }): Promise<(number | undefined)[]> {
  return page.evaluate(
    ({ east, south }) =>
      Array.from({ length: 81 }, (_, i) =>
        globalThis.__terrella?.elevationAt(east + ((i % 9) - 4) * 150, south + (Math.floor(i / 9) - 4) * 150),
      ),
    place,
  )
}

/** Takes the tool that raises and drags it a little way over the middle of the picture, as a hand does. */
export async function raiseMiddle(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? SIZE
  await page.keyboard.press('r')
  await page.mouse.move(width / 2 - 8, height / 2)
  await page.mouse.down()
  await page.mouse.move(width / 2 + 8, height / 2, { steps: 4 })
  await page.waitForTimeout(2000)
  await page.mouse.up()
  await page.keyboard.press('Escape')
}

/** Waits until everything the view asks for has come and is drawn, and nothing moves. */
export async function waitForRest(page: Page): Promise<void> {
  const isSettled = () => {
    const { isResting, wanted, later, tilesDrawn } = globalThis.__terrella?.stats() ?? {}
    return isResting === true && wanted === 0 && later === 0 && Number(tilesDrawn) > 0
  }
  await page.waitForFunction(isSettled, undefined, { polling: 100, timeout: 200_000 })
}

/** Waits until nothing moves, whether or not all land has come. */
export async function waitForStill(page: Page): Promise<void> {
  const isStill = () => globalThis.__terrella?.stats().isResting === true
  // Twice, a moment apart: what has just been asked for comes in the meantime.
  for (let look = 0; look < 2; look++) {
    await page.waitForFunction(isStill, undefined, { polling: 100, timeout: 90_000 })
    await page.waitForTimeout(500)
  }
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
