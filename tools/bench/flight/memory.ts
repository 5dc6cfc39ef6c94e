import type { Browser, CDPSession, Page } from 'playwright-core'
import { withPage } from '../openBrowser'
import type { Measurement, Row } from '../rows'
import { FLIGHT_SECONDS, fly } from './fly'
import { type ProcessMemory, readProcessMemory } from './processMemory'
import { moveEye, openWorld, readCounts, SMALL_PICTURE, waitUntilSettled } from './world'

const MEGABYTE = 1e6
const EARLY_SECONDS = 10

/** What the page held at one moment, in bytes. */
export interface Holding {
  readonly processes: ProcessMemory | undefined
  /** JavaScript objects of the main thread; the numbers in typed arrays lie outside. */
  readonly javaScript: number
  /** Tiles, as the page counts them. */
  readonly tiles: number
}

/** How much memory the page takes in flight. A flight of its own: a trace, as the other one takes, would count as the page's memory. */
export const memory: Measurement = {
  name: 'memory',
  about: `Memory over the same flight of ${FLIGHT_SECONDS} seconds, the processes' own (no program text, no mapped files)`,
  run: async (bench) =>
    withPage(bench.chrome, { viewport: SMALL_PICTURE }, async (page, browser) => {
      const empty = await hold(page, browser)
      bench.tell('waiting for the land')
      await openWorld(page, bench.site.url)
      await moveEye(page, { pitch: 0, mode: 'fly' })
      bench.tell('flying')
      let early: Holding | undefined
      const during: Holding[] = []
      await fly(page, {
        everySecond: async (seconds) => {
          if (!early && seconds >= EARLY_SECONDS) early = await hold(page, browser)
          else during.push(await look(page, browser))
        },
      })
      await waitUntilSettled(page)
      const after = await hold(page, browser)
      if (!early) throw new Error('The flight was over too soon.')
      return rowsOf(empty, early, during, after)
    }),
}

function rowsOf(empty: Holding, early: Holding, during: readonly Holding[], after: Holding): Row[] {
  const row = (name: string, bytes: number | undefined, more: Partial<Row> = {}): Row => ({
    name,
    value: bytes === undefined ? undefined : bytes / MEGABYTE,
    unit: 'MB',
    ...more,
  })
  const peak = (pick: (holding: Holding) => number | undefined) => {
    const sizes = [early, ...during, after].map(pick).filter((size) => size !== undefined)
    return sizes.length > 0 ? Math.max(...sizes) : undefined
  }
  const both = ({ processes }: Holding) => processes && processes.page + processes.drawing
  const above = (holding: Holding) => difference(both(holding), both(empty))
  const growth = (after.processes?.page ?? Number.NaN) / (early.processes?.page ?? Number.NaN)
  return [
    row('peak above an empty page, page and drawing together', peak(above), {
      goal: { is: 'at most', value: 300 },
      note: 'The budget is for JavaScript and graphics memory; without a graphics card the drawing includes the renderer in software.',
    }),
    row('peak, page and drawing together', peak(both)),
    row(
      '… of it the page with its worker',
      peak(({ processes }) => processes?.page),
    ),
    row(
      '… of it drawing (textures, buffers, in software the renderer)',
      peak(({ processes }) => processes?.drawing),
    ),
    row('an empty page, page and drawing together', both(empty)),
    row('page with its worker, after ten seconds', early.processes?.page),
    row('page with its worker, after the flight', after.processes?.page),
    { name: 'after the flight against after ten seconds', value: Number.isFinite(growth) ? growth : undefined, unit: '×' },
    row('JavaScript objects, after ten seconds', early.javaScript),
    row('JavaScript objects, after the flight', after.javaScript),
    row('tiles kept, after ten seconds', early.tiles),
    row('tiles kept, after the flight', after.tiles),
  ]
}

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b
}

/** Looks at the memory after what is no longer needed has been thrown away. */
export async function hold(page: Page, browser: Browser): Promise<Holding> {
  await withSession(page, (session) => session.send('HeapProfiler.collectGarbage'))
  return look(page, browser)
}

async function look(page: Page, browser: Browser): Promise<Holding> {
  const { usedSize } = await withSession(page, (session) => session.send('Runtime.getHeapUsage'))
  const isWorld = await page.evaluate(() => globalThis.__terrella !== undefined)
  const tiles = isWorld ? (await readCounts(page)).cacheBytes : 0
  return { processes: await readProcessMemory(browser), javaScript: usedSize, tiles }
}

async function withSession<Result>(page: Page, work: (session: CDPSession) => Promise<Result>): Promise<Result> {
  const session = await page.context().newCDPSession(page)
  try {
    return await work(session)
  } finally {
    await session.detach()
  }
}
