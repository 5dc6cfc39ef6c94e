import type { Browser, Page } from 'playwright-core'

/** One task of the page's main thread. */
export interface MainThreadTask {
  /** By the clock. */
  readonly milliseconds: number
  /** By the clock, in which it stood still until the process that draws was ready. */
  readonly drawingMilliseconds: number
  /** By the processor: without what the thread waited, or other programs took. */
  readonly processorMilliseconds: number
}

/** Every task is an event of the first category, every wait for the drawing process one of the second, and marks are of the third. */
const CATEGORIES = ['-*', 'disabled-by-default-devtools.timeline', 'gpu', 'blink.user_timing']
const MARK = 'bench:flight'

/**
 * How the drawing is told apart: the browser draws in a process of its own, and without a graphics card it does so in software. The page's thread
 * then stands still until that process has room for more commands, has compiled a shader, or, at the end of each frame, has the finished picture that is read
 * back to be put into the page. All of these end in one of two functions of Chromium (gpu/ipc/client/command_buffer_proxy_impl.cc), which
 * leave these events in the trace. On a graphics card the thread hardly waits there.
 */
const DRAWING_WAIT = /^CommandBufferProxyImpl::WaitFor/

/** Traces the page while `work` runs. @returns its main thread's tasks in that time */
export async function traceMainThread(browser: Browser, page: Page, work: () => Promise<void>): Promise<MainThreadTask[]> {
  await browser.startTracing(page, { categories: CATEGORIES, screenshots: false })
  await setMark(page)
  try {
    await work()
  } finally {
    await setMark(page)
  }
  return readTasks(JSON.parse(String(await browser.stopTracing())))
}

function setMark(page: Page): Promise<unknown> {
  return page.evaluate((name) => performance.mark(name).name, MARK)
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

function readTasks({ traceEvents }: { readonly traceEvents: readonly TraceEvent[] }): MainThreadTask[] {
  const [first, ...more] = traceEvents.filter(({ name }) => name === MARK)
  const last = more.at(-1)
  if (!first || !last) throw new Error('The trace of the main thread is not whole.')
  const events = traceEvents.filter(({ pid, tid, ts }) => pid === first.pid && tid === first.tid && ts > first.ts && ts < last.ts)
  const tasks = events.filter(({ name }) => name === 'RunTask')
  const waits = events.filter(({ name }) => DRAWING_WAIT.test(name))
  if (tasks.length === 0) throw new Error('The trace holds no task of the main thread.')
  return tasks.map(({ ts, dur = 0, tdur = 0 }) => {
    const inside = waits.filter((wait) => wait.ts >= ts && wait.ts < ts + dur)
    const waited = inside.reduce((sum, wait) => sum + (wait.dur ?? 0), 0)
    return { milliseconds: dur / 1000, drawingMilliseconds: waited / 1000, processorMilliseconds: tdur / 1000 }
  })
}
