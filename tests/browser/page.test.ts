import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, visit } from './harness'
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

test('the keys are shown and put away by ?, by Escape and by a click beside them, and again', async () => {
  const { page, errors, close } = await visit(browser, site.url)
  const dialog = page.getByRole('dialog', { name: 'Moving about' })
  await page.getByRole('application').waitFor()
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
  expect(errors).toEqual([])
  await close()
})
