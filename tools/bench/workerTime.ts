import { readdir, readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

/** Linux counts a thread's time in hundredths of a second. */
const TICKS_PER_SECOND = 100
/** What Chromium calls the thread of a worker, as far as Linux keeps names. */
const WORKER = 'DedicatedWorker'

/** Seconds of a processor that the page's workers have taken: the same on a busy machine as on a quiet one. Undefined where the system does not tell. */
export async function readWorkerSeconds(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession()
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const seconds = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => workerSecondsOf(id)))
    return seconds.some((value) => value !== undefined) ? seconds.reduce<number>((sum, value) => sum + (value ?? 0), 0) : undefined
  } finally {
    await session.detach()
  }
}

async function workerSecondsOf(processId: number): Promise<number | undefined> {
  const threads = await readdir(`/proc/${processId}/task`).catch(() => undefined)
  if (!threads) return undefined
  const stats = await Promise.all(threads.map((thread) => readFile(`/proc/${processId}/task/${thread}/stat`, 'utf8').catch(() => '')))
  return stats
    .filter((stat) => stat.includes(`(${WORKER}`))
    .reduce((sum, stat) => {
      // After the name in brackets: the state, and eleven numbers until those of the time in the program and in the system.
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
      return sum + (Number(user) + Number(system)) / TICKS_PER_SECOND
    }, 0)
}
