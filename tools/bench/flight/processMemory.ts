import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

/** Memory of the browser's processes that is their own: neither program text nor files that are mapped. In bytes. */
export interface ProcessMemory {
  /** The process of the page and its workers. */
  readonly page: number
  /** The process that draws; without a graphics card its textures and buffers are ordinary memory. */
  readonly drawing: number
}

/** Reads the memory of the browser's largest page process and of its drawing process; undefined where the system does not tell (it is Linux' /proc that does). */
export async function readProcessMemory(browser: Browser): Promise<ProcessMemory | undefined> {
  const session = await browser.newBrowserCDPSession()
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const largest = async (type: string) => {
      const sizes = await Promise.all(processInfo.filter((process) => process.type === type).map(({ id }) => ownBytes(id)))
      return sizes.reduce<number | undefined>((most, size) => (size === undefined ? most : Math.max(most ?? 0, size)), undefined)
    }
    const page = await largest('renderer')
    const drawing = await largest('GPU')
    return page === undefined || drawing === undefined ? undefined : { page, drawing }
  } finally {
    await session.detach()
  }
}

async function ownBytes(processId: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => undefined)
  if (status === undefined) return undefined
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
  return 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem'))
}
