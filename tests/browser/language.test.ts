import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
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

test('a Chinese browser opens the page in Chinese; English can be chosen by keys, at once and for the next visit, and Chinese again', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 640, height: 480 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const words: string[] = []
  page.on('request', (request) => /\/(zh|enLater)-/.test(request.url()) && words.push(request.url()))
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(`${site.url}/?quality=lowest`)
  await waitForMark(page, 'terrella:first-land', 90_000)
  const told = () => page.evaluate(() => [document.documentElement.lang, document.title])
  expect(await told()).toEqual(['zh-Hans', 'Terrella · 小地球'])
  expect(words).toHaveLength(1)
  const controls = await page.locator('.interface').textContent()
  expect(controls?.replace(/Terrella|English/g, '')).not.toMatch(/[a-z]/)
  expect(await page.locator('.surface').getAttribute('aria-label')).toMatch(/^大地。/)

  await page.getByRole('button', { name: '全部按键' }).press('Enter')
  const english = page.getByRole('button', { name: 'English' })
  await english.press('Enter')
  await page.getByRole('dialog', { name: 'Moving about' }).getByText('Closer, farther').waitFor()
  expect(await english.getAttribute('aria-pressed')).toBe('true')
  expect(await told()).toEqual(['en', 'Terrella'])
  expect((await page.locator('.interface').textContent())?.replace('中文', '')).not.toMatch(/\p{Script=Han}/u)

  await page.reload()
  await waitForMark(page, 'terrella:first-land', 90_000)
  expect(await told()).toEqual(['en', 'Terrella'])
  await page.getByRole('button', { name: 'All keys' }).press('Enter')
  await page.getByRole('button', { name: '中文' }).press('Enter')
  await page.getByRole('dialog', { name: '四处走走' }).getByText('靠近，远离').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('4')
  expect(await page.getByRole('slider', { name: '日期' }).getAttribute('aria-valuetext')).toMatch(/^\d+月\d+日，[春夏秋冬]$/)
  expect(errors).toEqual([])
})

test('where the Chinese words do not arrive, the page speaks English', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 640, height: 360 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.route(/\/zh-[^/]*\.js$/, (route) => route.abort())
  await page.goto(`${site.url}/?quality=lowest`)
  await page.getByRole('button', { name: 'All keys' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})
