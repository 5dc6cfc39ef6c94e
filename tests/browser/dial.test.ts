import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { countLand, openPage, photograph, waitForStill } from './landPage'
import { differenceOf } from './picture'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveSite({ answers: WITHOUT_MODEL })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('keys and mouse turn hour, date and weather; the picture, the address and the browser keep them; then nothing moves', async () => {
  const { page, errors } = await openPage(browser, site.url, '', { width: 480, height: 360 })
  await waitForMark(page, 'terrella:first-land', 90_000)
  await waitForStill(page)
  const before = await photograph(page)
  await page.keyboard.press('4')
  const hour = page.getByRole('slider', { name: 'Hour' })
  await hour.waitFor()
  expect(await hour.getAttribute('aria-valuetext')).toBe('18:00, evening')
  await page.keyboard.press('Home')
  expect(await hour.getAttribute('aria-valuetext')).toBe('00:00, night')
  await page.keyboard.press('ArrowRight')
  expect(await hour.getAttribute('aria-valuetext')).toBe('00:05, night')

  const box = await hour.boundingBox()
  if (!box) throw new Error('The hour has no place on the page.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 3 })
  await page.mouse.up()
  expect(await hour.getAttribute('aria-valuetext')).toMatch(/^(21|22):\d\d, night$/)

  await page.getByRole('slider', { name: 'Date' }).press('End')
  const storm = page.getByRole('button', { name: 'storm', exact: true })
  await storm.click()
  expect(await storm.getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Escape')
  await hour.waitFor({ state: 'detached' })
  await waitForStill(page)
  expect(differenceOf(before, await photograph(page))).toBeGreaterThan(5)
  await page.waitForFunction(() => /hour=2[12]\.?\d*&day=364&weather=storm/.test(location.search))
  expect(await page.evaluate(() => localStorage.getItem('terrella.sky'))).toMatch(/day=364&weather=storm/)
  const { frames } = await countLand(page)
  await page.waitForTimeout(1500)
  expect((await countLand(page)).frames).toBe(frames)
  expect(errors).toEqual([])
}, 300_000)

test('a finger turns the hour; time goes by when asked to, and stands when asked again', async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } })
  const page = await context.newPage()
  try {
    await page.goto(`${site.url}/?quality=lowest&hour=99&weather=hail&day=10`)
    await waitForMark(page, 'terrella:first-land', 90_000)
    await page.getByRole('button', { name: 'Hour, season and weather' }).tap()
    const hour = page.getByRole('slider', { name: 'Hour' })
    await hour.waitFor()
    expect(await hour.getAttribute('aria-valuetext')).toBe('18:00, evening')
    expect(await page.getByRole('slider', { name: 'Date' }).getAttribute('aria-valuetext')).toBe('11 January, winter')
    const box = await hour.boundingBox()
    if (!box) throw new Error('The hour has no place on the page.')
    expect(box.x >= 0 && box.x + box.width <= 390).toBe(true)
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    expect(await hour.getAttribute('aria-valuetext')).toMatch(/^1[12]:\d\d, noon$/)

    const clock = page.getByRole('button', { name: 'a day a minute' })
    const begun = Number(await hour.inputValue())
    await clock.tap()
    await page.waitForFunction((since) => Number(document.querySelector<HTMLInputElement>('.dial input')?.value) > since, begun, {
      timeout: 60_000,
    })
    await page.getByRole('button', { name: 'time stands' }).tap()
    const held = await hour.inputValue()
    await page.waitForTimeout(1500)
    expect(await hour.inputValue()).toBe(held)
  } finally {
    await context.close()
  }
})
