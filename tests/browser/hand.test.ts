import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { openPage, waitForRest } from './landPage'
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

/** A place of the picture that neither the tools nor the bars lie over. */
const FREE = [400, 130] as const

/** Elevations of the land in the picture, from above, as the page draws it. */
function elevations(page: Page): Promise<(number | undefined)[]> {
  return page.evaluate(() => {
    const probe = globalThis.__terrella
    const eye = probe?.eye()
    if (!probe || !eye) return []
    return Array.from({ length: 33 * 17 }, (_, i) =>
      probe.elevationAt(eye.east + ((i % 33) - 16) * 600, eye.south + (Math.floor(i / 33) - 8) * 600),
    )
  })
}

/** Stands above the first place and looks straight down on it: the middle of the picture is the ground under the eye. */
async function lookDown(page: Page): Promise<void> {
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate(() =>
    globalThis.__terrella?.setEye({ east: 40_000, south: 40_000, elevation: 9000, pitch: -1.45, yaw: 0, mode: 'fly' }),
  )
  await waitForRest(page)
}

function mostChange(before: readonly (number | undefined)[], after: readonly (number | undefined)[]): number {
  return Math.max(...before.map((elevation, i) => Math.abs((after[i] ?? Number.NaN) - (elevation ?? Number.NaN))))
}

const isSaved = (page: Page) => page.locator('[data-saved="saved"]').waitFor({ state: 'attached', timeout: 60_000 })

test('a stroke raises the land, undo and redo are exact, and the page finds it again', async () => {
  const { page, errors } = await openPage(browser, site.url)
  await lookDown(page)
  const before = await elevations(page)
  expect(before.every((elevation) => elevation !== undefined)).toBe(true)

  await page.keyboard.press('r')
  await page.locator('.tray').waitFor()
  await page.mouse.move(...FREE)
  await page.mouse.down()
  await page.waitForTimeout(2500)
  await page.mouse.up()
  await waitForRest(page)
  const raised = await elevations(page)
  expect(mostChange(before, raised)).toBeGreaterThan(20)
  await isSaved(page)

  await page.keyboard.press('Control+z')
  await waitForRest(page)
  expect(await elevations(page)).toEqual(before)
  await page.keyboard.press('Control+Shift+z')
  await waitForRest(page)
  expect(await elevations(page)).toEqual(raised)
  await isSaved(page)

  await page.reload()
  await lookDown(page)
  expect(await elevations(page)).toEqual(raised)
  expect(errors).toEqual([])
})

test('the keyboard alone shapes the land, and its history can be gone through', async () => {
  const { page, errors } = await openPage(browser, site.url)
  await lookDown(page)
  const before = await elevations(page)
  await page.keyboard.press('l')
  await page.keyboard.down('Enter')
  await page.waitForTimeout(2500)
  await page.keyboard.up('Enter')
  await waitForRest(page)
  const lowered = await elevations(page)
  expect(mostChange(before, lowered)).toBeGreaterThan(20)

  await page.keyboard.press('h')
  const slider = page.getByRole('slider', { name: /of 1/ })
  await slider.fill('0')
  await waitForRest(page)
  expect(await elevations(page)).toEqual(before)
  await slider.fill('1')
  await waitForRest(page)
  expect(await elevations(page)).toEqual(lowered)

  await page.getByRole('button', { name: 'Begin again' }).click()
  await page.getByRole('button', { name: 'Take it away' }).click()
  await waitForRest(page)
  expect(await elevations(page)).toEqual(before)
  await page.keyboard.press('Control+z')
  await waitForRest(page)
  expect(await elevations(page)).toEqual(lowered)
  expect(errors).toEqual([])
})
