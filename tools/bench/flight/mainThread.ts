import type { Browser, Page } from 'playwright-core'

/** One task of the page's main thread. */
export interface MainThreadTask {
  /** In milliseconds since the navigation. */
  readonly start: number
  /** By the clock. */
  readonly milliseconds: number
  /** By the processor: without what the thread waited, or other programs took. */
  readonly processorMilliseconds: number
}

/** Every task is an event of the first category; the mark that ties both clocks together is one of the second. */
const CATEGORIES = ['-*', 'disabled-by-default-devtools.timeline', 'blink.user_timing']
const MARK = 'bench:clock'

/** Traces the page while `work` runs. @returns its main thread's tasks in that time */
export async function traceMainThread(browser: Browser, page: Page, work: () => Promise<void>): Promise<MainThreadTask[]> {
  await browser.startTracing(page, { categories: CATEGORIES, screenshots: false })
  const from = await setMark(page)
  try {
    await work()
  } finally {
    await setMark(page)
  }
  return readTasks(JSON.parse(String(await browser.stopTracing())), from)
}

function setMark(page: Page): Promise<number> {
  return page.evaluate((name) => performance.mark(name).startTime, MARK)
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds on the browser's clock. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

/** @param from when the first mark was set, in milliseconds since the navigation */
function readTasks({ traceEvents }: { readonly traceEvents: readonly TraceEvent[] }, from: number): MainThreadTask[] {
  const marks = traceEvents.filter(({ name }) => name === MARK)
  const [first] = marks
  const last = marks.at(-1)
  if (!first || !last || first === last) throw new Error('The trace of the main thread is not whole.')
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.pid === first.pid && event.tid === first.tid)
  const during = tasks.filter(({ ts }) => ts > first.ts && ts < last.ts)
  if (during.length === 0) throw new Error('The trace holds no task of the main thread.')
  return during.map(({ ts, dur = 0, tdur = 0 }) => ({
    start: from + (ts - first.ts) / 1000,
    milliseconds: dur / 1000,
    processorMilliseconds: tdur / 1000,
  }))
}
