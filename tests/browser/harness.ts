import { type Browser, type ConsoleMessage, chromium, type Page, type Request } from 'playwright-core'
import { PLAIN_BROWSER } from '../../tools/setup/browserFeatures'
import { measurePicture, type PictureStatistics } from './picture'

const ARGUMENTS = [
  PLAIN_BROWSER,
  '--headless=new',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but this machine can be reached, whatever a page tries.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** One page in its own fresh profile, and what it did since it was opened. */
export interface Visit {
  readonly page: Page
  /** Errors of the page and its workers: console, uncaught, unhandled. */
  readonly errors: readonly string[]
  /** Addresses asked for, in order. */
  readonly requests: readonly string[]
  /** The same requests, with their times. */
  readonly sent: readonly Request[]
  /** Those of them that lie on another host. */
  readonly foreignRequests: readonly string[]
  close(): Promise<void>
}

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  /** Whether fingers can touch the screen. */
  readonly hasTouch?: boolean
  /** Runs in the page before its own code. */
  readonly before?: () => void
}

/** Has WebGPU computed by the processor, where there is no graphics card. */
export const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-angle=swiftshader', '--enable-features=Vulkan', '--use-vulkan=swiftshader']

/** Starts the browser that `npm test` found. A test file starts one and closes it when it is done. */
export function startBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROME
  if (!executablePath) throw new Error('No browser: run this through npm test, or set CHROME to the path of one.')
  const args = [...ARGUMENTS, ...more]
  if (process.getuid?.() === 0) args.unshift('--no-sandbox')
  return chromium.launch({ executablePath, args })
}

/** Opens an address in a fresh profile and records what the page does. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 640, height = 360, hasTouch = false, before }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  const errors: string[] = []
  const requests: string[] = []
  const sent: Request[] = []
  const foreignRequests: string[] = []
  const { host } = new URL(url)
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  context.on('request', (request) => {
    const asked = new URL(request.url())
    requests.push(asked.href)
    sent.push(request)
    if (/^(https?|wss?):$/.test(asked.protocol) && asked.host !== host) foreignRequests.push(asked.href)
  })
  page.on('websocket', (socket) => foreignRequests.push(socket.url()))
  await page.goto(url, { waitUntil: 'load' })
  return { page, errors, requests, sent, foreignRequests, close: () => context.close() }
}

/** Waits until the page has made the performance mark `name`; answers its time in milliseconds since the page began. */
export async function waitForMark(page: Page, name: string, timeoutMilliseconds = 60_000): Promise<number> {
  const found = await page.waitForFunction((mark) => performance.getEntriesByName(mark)[0]?.startTime, name, {
    timeout: timeoutMilliseconds,
    polling: 100,
  })
  return Number(await found.jsonValue())
}

/** Leaves the picture alone on the page: what lies over it has its own tests. */
export async function hideInterface(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const over of document.querySelectorAll<HTMLElement>('#root > *')) {
      if (!over.querySelector('canvas')) over.style.visibility = 'hidden'
    }
  })
}

/** Measures what the page looks like now. */
export async function measureView(page: Page): Promise<PictureStatistics> {
  return measurePicture(await page.screenshot({ type: 'png' }))
}

/** Takes the drawing context away from the page's canvas, as a graphics driver does when it restarts; the answer gives it back. */
export async function loseDrawingContext(page: Page): Promise<() => Promise<void>> {
  const extension = await page.evaluateHandle(() =>
    document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  )
  await extension.evaluate((lose) => lose?.loseContext())
  return () => extension.evaluate((lose) => lose?.restoreContext())
}
