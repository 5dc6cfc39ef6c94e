import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What fingers can hit, in CSS pixels. */
const LEAST_TARGET = 44

const PANELS = [
  { name: 'first view', open: '', seen: '.toolbar' },
  { name: 'tray', open: 't', seen: '.tray' },
  { name: 'tray with characters', open: 'y', seen: '.tray-choices' },
  { name: 'tray of what grows', open: '5', seen: '.tray-years' },
  { name: 'climate', open: '0', seen: '.tray-options output' },
  { name: 'shelf', open: 'o', seen: '.shelf[open]' },
  { name: 'send panel', open: '[data-tool="send"]', seen: '.send' },
  { name: 'keys', open: '?', seen: '.keys[open] table' },
  { name: 'dial', open: '4', seen: '.dial' },
]

let browser: Browser
let site: Site
let axeSource: string
beforeAll(async () => {
  site = await serveSite({ answers: WITHOUT_MODEL })
  browser = await startBrowser()
  axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function openLand(size: { width: number; height: number }, locale: string): Promise<Page> {
  const isSmall = size.width < 620
  const context = await browser.newContext({ viewport: size, locale, hasTouch: isSmall, isMobile: isSmall, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  // Before any page's own script, where its content policy has nothing to say.
  await context.addInitScript(axeSource)
  const page = await context.newPage()
  await page.goto(`${site.url}/?quality=lowest`)
  await waitForMark(page, 'terrella:first-land', 90_000)
  return page
}

async function openPanel(page: Page, { open, seen }: (typeof PANELS)[number]): Promise<void> {
  if (open.startsWith('[')) await page.locator(open).click()
  else if (open) await page.keyboard.press(open)
  await page.locator(seen).first().waitFor()
  // Whatever fades in is there.
  await page.waitForTimeout(500)
}

async function closePanel(page: Page, { seen, open }: (typeof PANELS)[number]): Promise<void> {
  if (!open) return
  if (open.startsWith('[')) await page.locator(open).click()
  else await page.keyboard.press('Escape')
  await page.locator(seen).first().waitFor({ state: 'hidden' })
}

/** What axe finds, a line each. */
async function findFaults(page: Page, rules: readonly string[]): Promise<string[]> {
  // Controls that have withdrawn would not be looked at.
  await page.mouse.move(5, 5 + Math.round(performance.now() % 50))
  await page.waitForFunction(() => document.querySelector('.interface')?.getAttribute('data-awake') === 'true')
  return page.evaluate(async (values) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, { runOnly: { type: 'tag', values: [...values] }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
  }, rules)
}

/** Buttons, sliders' and boxes' labels that are smaller than a finger needs, each with its size. */
function findSmallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const isInDialog = document.querySelector('dialog[open]')
    const targets = [...document.querySelectorAll<HTMLElement>('button, .deed, label.check')].filter(
      (target) => target.checkVisibility({ visibilityProperty: true }) && (!isInDialog || isInDialog.contains(target)),
    )
    if (targets.length === 0) return ['There is nothing to press.']
    return targets.flatMap((target) => {
      const { width, height } = target.getBoundingClientRect()
      const isLarge = width >= least - 0.01 && height >= least - 0.01
      return isLarge ? [] : [`${target.getAttribute('aria-label') ?? target.textContent}: ${width.toFixed(1)} × ${height.toFixed(1)}`]
    })
  }, least)
}

test.each([
  [1280, 720, 'en-GB'],
  [390, 844, 'en-GB'],
  [390, 844, 'zh-CN'],
])('axe finds nothing at %i × %i in %s, whatever is open, and on a phone fingers can hit everything', async (width, height, locale) => {
  const page = await openLand({ width, height }, locale)
  const found: Record<string, string[]> = {}
  for (const panel of PANELS) {
    await openPanel(page, panel)
    const small = width < 620 ? await findSmallTargets(page, LEAST_TARGET) : []
    found[panel.name] = [...(await findFaults(page, RULES)), ...small]
    await closePanel(page, panel)
  }
  expect(found).toEqual(Object.fromEntries(PANELS.map(({ name }) => [name, []])))
  const bar = await page.locator('.toolbar').boundingBox()
  expect(bar && bar.x >= 0 && bar.x + bar.width <= width).toBe(true)
})

test('a button without a name, and one that is too small, would be found', async () => {
  const page = await openLand({ width: 390, height: 844 }, 'en-GB')
  await page.evaluate(() => {
    const button = document.createElement('button')
    button.style.width = '20px'
    document.querySelector('.toolbar')?.append(button)
  })
  expect((await findFaults(page, RULES)).join()).toContain('button-name')
  expect(await findSmallTargets(page, LEAST_TARGET)).toHaveLength(1)
})
