import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { PLAIN_BROWSER } from '../setup/browserFeatures'

const ARGUMENTS = [
  '--headless=new',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  PLAIN_BROWSER,
]

/** Starts a browser of its own: no cache, compiled code or shader is left from another. */
function openBrowser(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...sandbox, ...more] })
}

/** Waits for a performance mark. @returns its time in milliseconds since the navigation began */
export async function waitForMark(page: Page, name: string, timeoutSeconds = 180): Promise<number> {
  const found = await page.waitForFunction((mark) => performance.getEntriesByName(mark)[0]?.startTime, name, {
    timeout: timeoutSeconds * 1000,
    polling: 100,
  })
  return Number(await found.jsonValue())
}

export interface VisitOptions extends BrowserContextOptions {
  readonly arguments?: readonly string[]
  /** Path of a script that runs before the page's own. */
  readonly before?: string
}

/** Opens a browser with one empty page, lets `work` use it, and closes it however that ends. An error of the page fails the work. */
export async function withPage<Result>(
  chrome: string,
  { arguments: more, before, ...context }: VisitOptions,
  work: (page: Page, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await openBrowser(chrome, more)
  try {
    const page = await (await browser.newContext(context)).newPage()
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    if (before) await page.addInitScript({ path: before })
    const result = await work(page, browser)
    if (errors[0]) throw errors[0]
    return result
  } finally {
    await browser.close()
  }
}
