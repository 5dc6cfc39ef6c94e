import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { TerrellaWorldElement } from '../../src/embed/api'
import { type Site, type SiteOptions, serveSite } from './site'

declare global {
  /** What elements of the page have told, in order. */
  var told: { readonly id: string; readonly name: string; readonly detail: Record<string, unknown> }[]
  /** What the page wrote into its console as warnings. */
  var warned: string[]
}

/** A page that somebody else wrote, around one tag or more. */
export const hostPage = (body: string, script = '/terrella.js') => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<script src="/record.js"></script>
<script type="module" src="${script}"></script></head>
<body><main><h1>A page</h1>${body}</main></body></html>`

const RECORD = `
globalThis.told = []
globalThis.warned = []
const warn = console.warn
console.warn = (...words) => { warned.push(words.join(' ')); warn(...words) }
for (const name of ['load', 'ready', 'error', 'progress', 'edit', 'before-edit', 'history-change', 'visibility', 'quality-change', 'camera-change', 'context-lost'])
  // An event called load never comes as far as the window.
  document.addEventListener(name, (event) => event.target?.localName === 'terrella-world' && told.push({ id: event.target.id, name, detail: structuredClone(event.detail) }), true)
`

const STYLE =
  'body{margin:0;font:16px/1.5 serif} main{max-width:420px;margin:auto} .gap{height:2400px} terrella-world{width:400px;height:260px}'

/** Serves the built element with pages of somebody else around it. */
export function serveHost(pages: Readonly<Record<string, string>>, { answers = {}, ...more }: SiteOptions = {}): Promise<Site> {
  const written = Object.fromEntries(Object.entries(pages).map(([place, body]) => [place, { body }]))
  return serveSite({ ...more, answers: { '/record.js': { body: RECORD }, '/page.css': { body: STYLE }, ...written, ...answers } })
}

export interface HostVisit {
  readonly page: Page
  readonly errors: readonly string[]
}

/** Opens a page for one test. */
export async function openHost(
  browser: Browser,
  url: string,
  options: BrowserContextOptions & { readonly before?: () => void } = {},
): Promise<HostVisit> {
  const { before, ...context } = options
  const opened = await browser.newContext({ viewport: { width: 480, height: 420 }, ...context })
  onTestFinished(() => opened.close())
  if (before) await opened.addInitScript(before)
  const page = await opened.newPage()
  const errors: string[] = []
  opened.on('console', (message) => message.type() === 'error' && errors.push(`${message.text()} (${message.location().url})`))
  opened.on('weberror', (error) => errors.push(String(error.error())))
  await page.goto(url)
  return { page, errors }
}

/** Waits until an element has told of an event; an error that comes instead fails at once. */
export async function waitForNews(page: Page, name: string, id = 'world', timeout = 90_000): Promise<Record<string, unknown>> {
  const found = await page.waitForFunction(
    ([name, id]) => globalThis.told?.findLast((news) => (news.name === name || news.name === 'error') && news.id === id),
    [name, id] as const,
    { timeout, polling: 100 },
  )
  const news = await found.jsonValue()
  if (news?.name !== name) throw new Error(`Expected ${name}, got ${JSON.stringify(news)}.`)
  return news.detail
}

/** Does something with an element in its page. */
export function inWorld<Answer, Given = undefined>(
  page: Page,
  act: (world: TerrellaWorldElement, given: Given) => Answer | Promise<Answer>,
  id = 'world',
  given?: Given,
): Promise<Answer> {
  return page.locator(`#${id}`).evaluate(act as (element: Element, given: unknown) => Answer | Promise<Answer>, given) as Promise<Answer>
}
