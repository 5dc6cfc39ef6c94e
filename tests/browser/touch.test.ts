import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, type VisitOptions, waitForMark } from './harness'
import { elevationsAround, openPage, waitForRest } from './landPage'
import { type Site, serveSite } from './site'

const TELEPHONE: VisitOptions = { width: 390, height: 844, hasTouch: true }
const PLACE = { east: 40_000, south: 40_000 }

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

interface Finger {
  readonly x: number
  readonly y: number
}

/** Lays fingers on the screen, moves them or takes them all away, as its driver would tell it. */
async function touch(driver: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]): Promise<void> {
  await driver.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((finger, id) => ({ ...finger, id })) })
}

/** Presses a pen on one place of the screen for a while. @param force 0 to 1 */
async function pressPen(page: Page, driver: CDPSession, at: Finger, force: number): Promise<void> {
  const pen = { ...at, button: 'left', pointerType: 'pen', clickCount: 1 } as const
  await driver.send('Input.dispatchMouseEvent', { ...pen, type: 'mousePressed', buttons: 1, force })
  await page.waitForTimeout(1200)
  await driver.send('Input.dispatchMouseEvent', { ...pen, type: 'mouseReleased', buttons: 0 })
  await waitForRest(page)
}

async function standAbove(page: Page): Promise<void> {
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate((place) => {
    globalThis.__terrella?.setEye({ ...place, elevation: 9000, pitch: -1.45, yaw: 0, mode: 'fly' })
  }, PLACE)
  await waitForRest(page)
}

type Elevations = readonly (number | undefined)[]

function mostRise(before: Elevations, after: Elevations): number {
  return Math.max(...before.map((elevation, i) => (after[i] ?? Number.NaN) - (elevation ?? Number.NaN)))
}

const eyeOf = (page: Page) => page.evaluate(() => globalThis.__terrella?.eye())

test('one finger raises a hill, which is saved; two fingers move the camera and leave the land alone', async () => {
  const { page, errors } = await openPage(browser, site.url, '', TELEPHONE)
  const driver = await page.context().newCDPSession(page)
  await standAbove(page)
  const before = await elevationsAround(page, PLACE)
  const eye = await eyeOf(page)

  await page.getByRole('button', { name: 'Shape' }).tap()
  await page.getByRole('button', { name: 'Raise' }).tap()
  await touch(driver, 'touchStart', [{ x: 195, y: 390 }])
  for (let step = 1; step <= 10; step++) {
    await page.waitForTimeout(150)
    await touch(driver, 'touchMove', [{ x: 195 + step, y: 390 + 2 * step }])
  }
  await touch(driver, 'touchEnd', [])
  await waitForRest(page)
  const raised = await elevationsAround(page, PLACE)
  expect(mostRise(before, raised)).toBeGreaterThan(20)
  expect(await eyeOf(page)).toEqual(eye)
  await page.locator('[data-saved="saved"]').waitFor({ state: 'attached', timeout: 60_000 })

  const [left, right] = [150, 240]
  await touch(driver, 'touchStart', [{ x: left, y: 360 }])
  await touch(driver, 'touchStart', [
    { x: left, y: 360 },
    { x: right, y: 360 },
  ])
  for (let step = 1; step <= 10; step++) {
    await touch(driver, 'touchMove', [
      { x: left, y: 360 + 8 * step },
      { x: right, y: 360 + 8 * step },
    ])
    await page.waitForTimeout(50)
  }
  await touch(driver, 'touchEnd', [])
  await waitForRest(page)
  expect(await eyeOf(page)).not.toEqual(eye)
  await page.getByRole('button', { name: 'History' }).tap()
  await page.getByRole('slider', { name: /of 1\b/ }).waitFor()

  await page.getByRole('button', { name: 'Undo' }).tap()
  await waitForRest(page)
  expect(mostRise(before, await elevationsAround(page, PLACE))).toBeLessThan(20)
  expect(errors).toEqual([])
})

test('a pen raises a higher hill the harder it is pressed; keys alone aim, raise and take back', async () => {
  // Wide enough for a tray beside the middle of the picture.
  const { page, errors } = await openPage(browser, site.url, '', { width: 640, height: 400 })
  const driver = await page.context().newCDPSession(page)
  await standAbove(page)
  const before = await elevationsAround(page, PLACE)

  await page.keyboard.press('r')
  await pressPen(page, driver, { x: 320, y: 200 }, 0.15)
  const light = mostRise(before, await elevationsAround(page, PLACE))
  expect(light).toBeGreaterThan(1)
  await page.keyboard.press('Control+z')
  await waitForRest(page)
  expect(await elevationsAround(page, PLACE)).toEqual(before)
  await pressPen(page, driver, { x: 320, y: 200 }, 0.9)
  expect(mostRise(before, await elevationsAround(page, PLACE))).toBeGreaterThan(2 * light)
  await page.keyboard.press('Control+z')
  await waitForRest(page)

  await page.keyboard.down('d')
  await page.waitForFunction((east) => Number(globalThis.__terrella?.eye().east) > east + 150, PLACE.east, { polling: 20 })
  await page.keyboard.up('d')
  await waitForRest(page)
  const aimed = await eyeOf(page)
  if (!aimed) throw new Error('The page has no probe.')
  const there = await elevationsAround(page, aimed)
  await page.keyboard.down('Enter')
  await page.waitForTimeout(1500)
  await page.keyboard.up('Enter')
  await waitForRest(page)
  expect(mostRise(there, await elevationsAround(page, aimed))).toBeGreaterThan(20)
  await page.keyboard.press('Control+z')
  await waitForRest(page)
  expect(await elevationsAround(page, aimed)).toEqual(there)
  expect(errors).toEqual([])
})
