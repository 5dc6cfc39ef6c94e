import type { CDPSession, Page } from 'playwright-core'
import { readProcessMemory } from '../flight/processMemory'
import { withPage } from '../openBrowser'
import type { Bench, Row } from '../rows'
import type { Contender } from './contender'

const MOUNTS = 150
/** What is fetched, compiled and cached once is there after so many. */
const EARLY = 10
const MEGABYTE = 1e6
const PATIENCE_MILLISECONDS = 60_000

declare global {
  var liveContexts: () => number
}

/** What a page holds at one moment. */
interface Holding {
  readonly javaScript: number
  readonly listeners: number
  readonly nodes: number
  readonly workers: number
  readonly contexts: number
  /** Of the page's process and the one that draws; undefined where the system does not tell. */
  readonly processes: number | undefined
}

/** Puts an element into the page and takes it out again, 150 times. */
export function mountAndUnmount({ chrome, tell }: Bench, site: string, contender: Contender): Promise<Row[]> {
  const { name, tag, address } = contender
  return withPage(chrome, { viewport: { width: 320, height: 180 } }, async (page, browser) => {
    page.setDefaultTimeout(PATIENCE_MILLISECONDS)
    await countContexts(page)
    await page.goto(site + address)
    const session = await page.context().newCDPSession(page)
    const hold = async (): Promise<Holding> => {
      const memory = await readProcessMemory(browser)
      return { ...(await look(page, session)), processes: memory && memory.page + memory.drawing }
    }
    const element = await page.evaluate((tag) => document.querySelector(tag)?.outerHTML ?? '', tag)
    await page.evaluate((tag) => document.querySelector(tag)?.remove(), tag)
    const moments: Partial<Record<'early' | 'mounted' | 'late', Holding>> = {}
    for (let mount = 1; mount <= MOUNTS; mount++) {
      if (mount % 25 === 0) tell(`${name}: mount ${mount} of ${MOUNTS}`)
      await page.evaluate(mountOne, element)
      if (mount === EARLY) moments.mounted = await hold()
      await page.evaluate((tag) => document.querySelector(tag)?.remove(), tag)
      if (mount === EARLY) moments.early = await hold()
    }
    await page.waitForTimeout(2000)
    moments.late = await hold()
    const { early, mounted, late } = moments
    if (!early || !mounted) throw new Error('There was nothing to be mounted.')
    return rowsOf(name, early, mounted, late)
  })
}

/** Done when something is in the picture. */
function mountOne(html: string): Promise<void> {
  const place = document.createElement('template')
  place.innerHTML = html
  const element = place.content.firstElementChild as HTMLElement
  Object.assign(element.style, { width: '160px', height: '90px' })
  element.setAttribute('loading', 'eager')
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve(), { once: true })
    element.addEventListener('error', (event) => reject(new Error(JSON.stringify((event as unknown as CustomEvent).detail))), {
      once: true,
    })
    document.body.append(element)
  })
}

function countContexts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const made: WeakRef<WebGL2RenderingContext>[] = []
    for (const kind of [HTMLCanvasElement, OffscreenCanvas]) {
      const getContext = kind.prototype.getContext as (...given: unknown[]) => unknown
      Object.assign(kind.prototype, {
        getContext(this: unknown, ...given: unknown[]) {
          const context = getContext.apply(this, given)
          if (context instanceof WebGL2RenderingContext && !made.some((one) => one.deref() === context)) made.push(new WeakRef(context))
          return context
        },
      })
    }
    globalThis.liveContexts = () => made.filter((one) => one.deref()?.isContextLost() === false).length
  })
}

async function look(page: Page, session: CDPSession): Promise<Omit<Holding, 'processes'>> {
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return {
    javaScript: metric('JSHeapUsedSize'),
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    workers: page.workers().length,
    contexts: await page.evaluate(() => liveContexts()),
  }
}

function rowsOf(name: string, early: Holding, mounted: Holding, late: Holding): Row[] {
  const megabytes = (from: Holding, to: Holding, pick: (holding: Holding) => number | undefined) => {
    const [a, b] = [pick(from), pick(to)]
    return a === undefined || b === undefined ? undefined : (b - a) / MEGABYTE
  }
  const row = (what: string, value: number | undefined, unit: string): Row => ({ name: `${name}: ${what}`, value, unit })
  const left = `after ${MOUNTS} mounts and unmounts against ${EARLY}`
  return [
    row(
      'JavaScript objects while mounted, above unmounted',
      megabytes(early, mounted, ({ javaScript }) => javaScript),
      'MB',
    ),
    row(
      'page and drawing processes while mounted, above unmounted',
      megabytes(early, mounted, ({ processes }) => processes),
      'MB',
    ),
    row(
      `JavaScript objects, ${left}`,
      megabytes(early, late, ({ javaScript }) => javaScript),
      'MB more',
    ),
    row(
      `page and drawing processes, ${left}`,
      megabytes(early, late, ({ processes }) => processes),
      'MB more',
    ),
    row(`event listeners, ${left}`, late.listeners - early.listeners, 'more'),
    row(`nodes, ${left}`, late.nodes - early.nodes, 'more'),
    row('workers left', late.workers, ''),
    row('graphics contexts left', late.contexts, ''),
  ]
}
