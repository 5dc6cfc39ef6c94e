import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, visit, waitForMark } from './harness'
import { measureLand, waitForStill } from './landPage'
import { isBlank } from './picture'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

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

test('the page loads without an error and asks nobody else for anything', async () => {
  const { page, errors, requests, foreignRequests, close } = await visit(browser, site.url)
  await page.waitForTimeout(3000)
  expect(await page.title()).toContain('Terrella')
  expect(requests.some((asked) => asked.endsWith('.js'))).toBe(true)
  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
  await close()
})

test('the page carries a policy that keeps it to its own server', async () => {
  const { page, close } = await visit(browser, site.url)
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
        fetch('http://elsewhere.example/').catch(() => undefined)
      }),
  )
  expect(refused).toBe('connect-src')
  await close()
})

test('nothing white flashes before the first picture', async () => {
  const { page, close } = await visit(browser, site.url)
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(background).toBe('rgb(23, 32, 44)')
  await close()
})

test('the keys are shown and put away by ?, by Escape and by a click beside them, and again; they let the quality of the picture be chosen', async () => {
  const bare = await serveSite({ answers: WITHOUT_MODEL })
  onTestFinished(() => bare.close())
  const { page, errors, close } = await visit(browser, `${bare.url}/?quality=lowest`)
  const dialog = page.getByRole('dialog', { name: 'Moving about' })
  // Frames drawn by the processor hold up clicks: here nothing is drawn any more.
  await waitForMark(page, 'terrella:first-land', 90_000)
  await waitForStill(page)
  const putAway = [
    () => page.keyboard.press('?'),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(3, 3),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
  ]
  for (const away of putAway) {
    await page.keyboard.press('?')
    await dialog.waitFor({ state: 'visible' })
    await page.getByRole('heading', { name: 'Moving about' }).click()
    expect(await dialog.isVisible()).toBe(true)
    await away()
    await dialog.waitFor({ state: 'hidden' })
  }
  // Closed by the browser, as Escape does, and asked for before the browser has told anybody: shown.
  await page.keyboard.press('?')
  await dialog.waitFor({ state: 'visible' })
  await page.evaluate(async () => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close()
    await undefined
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', code: 'Slash', bubbles: true }))
  })
  await page.waitForTimeout(300)
  expect(await dialog.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  // Shown, put away and shown again faster than the page is told that they were closed: they stay.
  await page.evaluate(() => {
    for (let press = 0; press < 3; press++) {
      const target = document.querySelector('dialog[open]') ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '?', code: 'Slash', bubbles: true }))
      target.dispatchEvent(new KeyboardEvent('keyup', { key: '?', code: 'Slash', bubbles: true }))
    }
  })
  await dialog.waitFor({ state: 'visible' })
  await page.waitForTimeout(300)
  expect(await dialog.isVisible()).toBe(true)
  // Another quality begins the picture anew, behind a still of the one that was there.
  await page.getByRole('button', { name: 'Low', exact: true }).click()
  await page.locator('.still').waitFor({ state: 'attached' })
  expect(await page.locator('.surface canvas').count()).toBe(2)
  expect(await page.evaluate(() => localStorage.getItem('terrella.quality'))).toBe('low')
  await page.keyboard.press('Escape')
  expect(isBlank(await measureLand(page))).toBe(false)
  expect(errors).toEqual([])
  await close()
})
