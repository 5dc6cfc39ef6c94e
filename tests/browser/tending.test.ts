import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeEntries, type Entry } from '../../src/world'
import { startBrowser, waitForMark } from './harness'
import { openPage } from './landPage'
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

const HERE = { east: -280_000, south: -540_000 }

/** Stands above mountains, far from the sea, and looks straight down on them. Hands need ground there, however coarse it still is. */
async function lookDown(page: Page): Promise<void> {
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate((here) => globalThis.__terrella?.setEye({ ...here, elevation: 10_000, pitch: -1.45, yaw: 0, mode: 'fly' }), HERE)
  const isThere = ({ east, south }: typeof HERE) => Number(globalThis.__terrella?.elevationAt(east, south)) > 0
  await page.waitForFunction(isThere, HERE, { polling: 100, timeout: 200_000 })
}

/** The log of the only world that the browser keeps, as it lies in its database. */
async function keptLog(page: Page): Promise<Entry[]> {
  const pieces = await page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await asked(indexedDB.open('terrella'))
    const kept = await asked(database.transaction('entries').objectStore('entries').getAll())
    database.close()
    return kept.map(({ bytes }: { bytes: Uint8Array }) => [...bytes])
  })
  let entries: Entry[] = []
  for (const bytes of pieces) entries = [...entries, ...decodeEntries(Uint8Array.from(bytes), entries.length)]
  return entries
}

/** Waits until the browser keeps so many entries. */
async function waitForEntries(page: Page, count: number): Promise<Entry[]> {
  let entries: Entry[] = []
  for (let look = 0; look < 300; look++) {
    entries = (await page.locator('[data-saved="saved"]').count()) > 0 ? await keptLog(page) : []
    if (entries.length >= count) return entries
    await page.waitForTimeout(200)
  }
  throw new Error(`Expected ${count} entries to be kept, got ${JSON.stringify(entries)}.`)
}

const pointsOf = (entry: Entry | undefined) => (entry && 'points' in entry ? entry.points.length : 0)

const isTendingSaid = (page: Page, words: string) => page.locator('[data-at-work="true"]', { hasText: words }).waitFor()

test('the mouse draws a wood, lights a fire and changes the climate; the browser keeps the deeds, undo takes them back, and the page finds them again', async () => {
  const { page, errors } = await openPage(browser, site.url, '', { width: 900, height: 600 })
  await lookDown(page)
  await page.keyboard.press('z')
  await page.getByRole('button', { name: 'Birches' }).dispatchEvent('click')
  await page.waitForTimeout(1500) // its code comes with it
  await page.mouse.move(420, 260)
  await page.mouse.down()
  await page.mouse.move(520, 300, { steps: 6 })
  await isTendingSaid(page, 'Planting')
  await page.mouse.up()
  await page.getByText('Birches, the first').waitFor()

  await page.keyboard.press('7')
  await page.waitForTimeout(500)
  await page.mouse.click(470, 240)
  await waitForEntries(page, 2)
  await page.keyboard.press('0')
  const warmth = page.getByRole('slider', { name: 'Warmth' })
  await warmth.fill('8')
  const [plant, fire, climate] = await waitForEntries(page, 3)
  expect(plant).toMatchObject({ kind: 'plant', group: 'pioneer' })
  expect(pointsOf(plant)).toBeGreaterThan(1)
  expect(fire).toMatchObject({ kind: 'fire', points: [[expect.any(Number), expect.any(Number), 16]] })
  expect(climate).toMatchObject({ kind: 'climate', warmer: 8, wetter: 0 })

  await warmth.blur()
  await page.keyboard.press('Control+z')
  expect((await waitForEntries(page, 4))[3]).toEqual({ kind: 'undo', entry: 2 })
  await page.getByText('as ever').first().waitFor()
  await page.keyboard.press('Control+Shift+z')
  await waitForEntries(page, 5)

  await page.reload()
  await waitForMark(page, 'terrella:models-ready')
  await page.keyboard.press('0')
  await page.getByText('+2 °C').waitFor()
  await page.keyboard.press('h')
  await page.getByRole('slider', { name: /of 5/ }).fill('2')
  await page.getByText('as ever').first().waitFor()
  expect(errors).toEqual([])
})

test('a finger takes the tool and plants', async () => {
  const { page, errors } = await openPage(browser, site.url, '', { width: 390, height: 844, hasTouch: true })
  const driver = await page.context().newCDPSession(page)
  await lookDown(page)
  await page.getByRole('button', { name: 'Grow' }).tap()
  await page.getByRole('button', { name: 'Broadleaf' }).tap()
  await page.waitForTimeout(1500)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    driver.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await touch('touchStart', 195, 300)
  for (let step = 1; step <= 8; step++) {
    await touch('touchMove', 195 + 8 * step, 300 + 10 * step)
    await page.waitForTimeout(60)
  }
  await isTendingSaid(page, 'Planting')
  await touch('touchEnd', 0, 0)
  const [plant] = await waitForEntries(page, 1)
  expect(plant).toMatchObject({ kind: 'plant', group: 'broadleaf' })
  expect(pointsOf(plant)).toBeGreaterThan(1)
  expect(errors).toEqual([])
})
