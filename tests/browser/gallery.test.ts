import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { TerrellaWorldElement } from '../../src/embed/api'
import { EMBED_HEADERS } from '../../tools/setup/embedHeaders.mjs'
import { startBrowser, type Visit, type VisitOptions, visit, waitForMark } from './harness'
import { type Answer, BUILT_PAGE, type SiteOptions, serveSite, WITHOUT_MODEL } from './site'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const PAGES = readdirSync(fileURLToPath(new URL('../../examples/', import.meta.url))).filter((file) => file.endsWith('.html'))

/** Worlds stay at their posters with this: what comes with the first of them never arrives. */
const ASLEEP = Object.fromEntries(
  readdirSync(`${BUILT_PAGE}/assets`)
    .filter((file) => /^embedded-.*\.js$/.test(file))
    .map((file): [string, Answer] => [`/assets/${file}`, { after: new Promise(() => {}) }]),
)

let browser: Browser
let axeSource: string
beforeAll(async () => {
  browser = await startBrowser()
  axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
})
afterAll(() => browser.close())

async function open(address: string, answers: SiteOptions['answers'], options: VisitOptions): Promise<Visit> {
  // With the headers that `npm run preview` sends.
  const site = await serveSite({ answers, headers: EMBED_HEADERS })
  onTestFinished(() => site.close())
  const opened = await visit(browser, `${site.url}/${address}`, options)
  onTestFinished(() => opened.close())
  return opened
}

/** What axe finds, a line each. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async (values) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, { runOnly: { type: 'tag', values: [...values] }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
  }, RULES)
}

test('the gallery leads to every one of its pages', async () => {
  const { page } = await open('examples/', ASLEEP, { width: 640, height: 360 })
  const linked = await page
    .locator('.plates a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  expect(linked.sort()).toEqual(PAGES.filter((file) => file !== 'index.html').map((file) => `/examples/${file}`))
})

test.each(PAGES)('%s opens without a fault, on a desk and on a phone', async (file) => {
  const { page, errors, foreignRequests } = await open(`examples/${file}`, ASLEEP, { width: 1280, height: 720 })
  expect(await findFaults(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  if (file !== 'index.html') expect(await page.locator('.making pre').first().textContent()).toContain('<!doctype html>')
  // Those below come when they are scrolled to.
  await page.evaluate(() =>
    document.querySelectorAll('img').forEach((image) => {
      image.loading = 'eager'
    }),
  )
  await page.waitForFunction(() => {
    const posters = [...document.querySelectorAll('terrella-world')].flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll('img') ?? []),
    ])
    return [...document.images, ...posters].every(({ complete, naturalWidth }) => complete && naturalWidth > 0)
  })
  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
})

test('with the headers of the preview a world of the gallery, and the app, have land and are isolated', async () => {
  const size = { width: 320, height: 240 }
  const gallery = await open('examples/plain.html', WITHOUT_MODEL, size)
  await gallery.page.waitForFunction(() => document.querySelector<TerrellaWorldElement>('terrella-world')?.loaded, undefined, {
    timeout: 60_000,
  })
  const app = await open('?quality=lowest', WITHOUT_MODEL, size)
  await waitForMark(app.page, 'terrella:first-land')
  for (const { page, errors } of [gallery, app]) {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(errors).toEqual([])
  }
})
