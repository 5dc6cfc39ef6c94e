import type { CDPSession, Page } from 'playwright-core'
import { type ProcessMemory, readProcessMemory } from '../flight/processMemory'
import { withPage } from '../openBrowser'
import type { Bench, Measurement, Row } from '../rows'
import { type Contender, VIEWER, WORLD } from './contender'
import { openSite } from './site'

/** What is fetched, compiled and cached once is there after so many. */
const EARLY = 10
const MIDDLE = 150
const LATE = 300
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
  /** Undefined where the system does not tell. */
  readonly processes: ProcessMemory | undefined
}

/** What one mount takes, and what many leave behind. */
export const mounts: Measurement = {
  name: 'mounts',
  about: `One element put into a page and taken out again ${LATE} times, <terrella-world> and then <model-viewer>`,
  run: async (bench) => {
    const site = await openSite(bench)
    try {
      return [...(await mountAndUnmount(bench, site.url, WORLD)), ...(await mountAndUnmount(bench, site.url, VIEWER))]
    } finally {
      await site.close()
    }
  },
}

function mountAndUnmount({ chrome, tell }: Bench, site: string, { name, tag, address }: Contender): Promise<Row[]> {
  return withPage(chrome, { viewport: { width: 320, height: 180 } }, async (page, browser) => {
    page.setDefaultTimeout(PATIENCE_MILLISECONDS)
    await countContexts(page)
    await page.goto(site + address)
    const session = await page.context().newCDPSession(page)
    const hold = async (): Promise<Holding> => ({ ...(await look(page, session)), processes: await readProcessMemory(browser) })
    const element = await page.evaluate((tag) => document.querySelector(tag)?.outerHTML ?? '', tag)
    const unmount = () => page.evaluate((tag) => document.querySelector(tag)?.remove(), tag)
    let done = 0
    const repeatUntil = async (count: number): Promise<Holding> => {
      for (; done < count; done++) {
        if (done % 25 === 0) tell(`${name}: mount ${done} of ${LATE}`)
        await page.evaluate(mountOne, element)
        await unmount()
      }
      await page.waitForTimeout(2000)
      return hold()
    }
    await unmount()
    const early = await repeatUntil(EARLY)
    await page.evaluate(mountOne, element)
    const mounted = await hold()
    await unmount()
    return rowsOf(name, { early, mounted, middle: await repeatUntil(MIDDLE), late: await repeatUntil(LATE) })
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

type Moment = 'early' | 'mounted' | 'middle' | 'late'

function rowsOf(name: string, at: Readonly<Record<Moment, Holding>>): Row[] {
  const row = (what: string, value: number | undefined, unit: string): Row => ({ name: `${name}: ${what}`, value, unit })
  const grown = (what: string, from: Moment, to: Moment, pick: (holding: Holding) => number | undefined): Row => {
    const [before, after] = [pick(at[from]), pick(at[to])]
    return row(what, before === undefined || after === undefined ? undefined : (after - before) / MEGABYTE, 'MB more')
  }
  const weights: readonly (readonly [string, (holding: Holding) => number | undefined])[] = [
    ['JavaScript objects', ({ javaScript }) => javaScript],
    ['page process', ({ processes }) => processes?.page],
    ['drawing process', ({ processes }) => processes?.drawing],
  ]
  const [first, second] = [`from mount ${EARLY} to ${MIDDLE}`, `from mount ${MIDDLE} to ${LATE}`]
  return [
    ...weights.map(([what, pick]) => grown(`${what} while mounted`, 'early', 'mounted', pick)),
    ...weights.flatMap(([what, pick]) => [
      grown(`${what} ${first}`, 'early', 'middle', pick),
      grown(`${what} ${second}`, 'middle', 'late', pick),
    ]),
    row(`event listeners from mount ${EARLY} to ${LATE}`, at.late.listeners - at.early.listeners, 'more'),
    row(`nodes from mount ${EARLY} to ${LATE}`, at.late.nodes - at.early.nodes, 'more'),
    row('workers left', at.late.workers, ''),
    row('graphics contexts left', at.late.contexts, ''),
  ]
}
