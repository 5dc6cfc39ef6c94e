import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser, visit, waitForMark } from './harness'
import { serveLab } from './lab/serveLab'
import { openPage, waitForNotice } from './landPage'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

let browser: Browser
let site: Site
let whole: Site
beforeAll(async () => {
  browser = await startBrowser()
  site = await serveSite({ answers: WITHOUT_MODEL })
  whole = await serveSite()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await whole.close()
})

const ID = '0123456789abcdef0123456789abcdef'
const MINUTE = 60_000

interface KeptWorld {
  readonly clock: {
    readonly season: number
    readonly dayOfYear: number
    readonly hour: number
    readonly pace: string
    readonly goesOn: boolean
  }
}

/** Puts a world on the shelf as an earlier visit would have left it, and remembers it as the last one. */
async function leaveWorld(page: Page, { minutesAgo, clock, life }: { minutesAgo: number; clock: object; life?: number[] }): Promise<void> {
  await page.waitForFunction(async () => (await indexedDB.databases()).some(({ name, version }) => name === 'terrella' && version === 2))
  await page.evaluate(
    ([id, at, clock, life]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('terrella')
        opening.onsuccess = () => {
          const database = opening.result
          const transaction = database.transaction(['worlds', 'lives'], 'readwrite')
          const world = { id, name: 'Left', seed: 7, models: {}, created: 1, changed: 1, entries: 0, clock: { ...clock, at } }
          transaction.objectStore('worlds').put(world, id)
          if (life) transaction.objectStore('lives').put(Uint8Array.from(life), id)
          transaction.oncomplete = () => {
            database.close()
            localStorage.setItem('terrella.world', `${id} 7`)
            resolve()
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    [ID, Date.now() - minutesAgo * MINUTE, clock, life] as const,
  )
}

/** What the browser has of a world in one of its rooms. */
function readRoom<Value>(page: Page, room: 'worlds' | 'lives'): Promise<Value> {
  return page.evaluate(
    ([id, room]) =>
      new Promise<never>((resolve) => {
        const opening = indexedDB.open('terrella')
        opening.onsuccess = () => {
          const asked = opening.result.transaction(room).objectStore(room).get(id)
          asked.onsuccess = () => {
            opening.result.close()
            resolve((asked.result instanceof Uint8Array ? [...asked.result] : asked.result) as never)
          }
        }
      }),
    [ID, room] as const,
  )
}

test('what grew survives the end of the page, to the bit, and goes on from there', async () => {
  const lab = await serveLab()
  const { page, errors, close } = await visit(browser, lab.url)
  const place = { seed: 7, east: -292_140, south: -520_380, elevation: 900 }
  const grow = (first: number, last: number, id?: string) =>
    page.evaluate(([at, seasons, id]) => globalThis.lab?.growLand(at, seasons, id), [place, [first, last], id] as const)
  try {
    const grown = await grow(4, 12)
    // Chunks in the sea have nothing that grows.
    expect(grown?.chunks).toBeGreaterThan(3)
    await page.reload()
    await page.waitForFunction(() => globalThis.lab !== undefined)
    expect(await grow(12, 12, grown?.id)).toEqual(grown)
    const later = await grow(12, 14, grown?.id)
    expect(later).toMatchObject({ season: 14, chunks: grown?.chunks, refused: undefined })
    expect(later?.hash).not.toBe(grown?.hash)
    expect(errors).toEqual([])
  } finally {
    await close()
    await lab.close()
  }
}, 600_000)

test('a world goes on while it is closed, says so, and does not when it is told not to', async () => {
  const { page, errors } = await openPage(browser, site.url, '', { width: 480, height: 400 })
  await waitForMark(page, 'terrella:first-land', 90_000)
  const clock = { season: 2, dayOfYear: 100, hour: 9, pace: 'year', goesOn: true }
  await leaveWorld(page, { minutesAgo: 12, clock })
  await page.reload()
  await page.getByText('12 years have passed.').waitFor({ timeout: 90_000 })
  await page.keyboard.press('4')
  const away = page.getByRole('switch', { name: 'Goes on while you are away' })
  await away.waitFor()
  expect(await away.getAttribute('aria-checked')).toBe('true')
  await away.dispatchEvent('click')
  expect(await away.getAttribute('aria-checked')).toBe('false')
  await page.waitForTimeout(2500)
  const kept = (await readRoom<KeptWorld>(page, 'worlds')).clock
  expect(kept.season).toBeGreaterThanOrEqual(49)
  expect(kept).toMatchObject({ hour: 9, pace: 'year', goesOn: false })

  await leaveWorld(page, { minutesAgo: 12, clock: { ...kept, pace: 'real' } })
  await page.reload()
  await waitForMark(page, 'terrella:first-land', 90_000)
  await page.waitForTimeout(4000)
  const after = (await readRoom<KeptWorld>(page, 'worlds')).clock
  expect(after).toMatchObject({ season: kept.season, dayOfYear: kept.dayOfYear, pace: 'real', goesOn: false })
  expect(after.hour).toBeCloseTo(9, 1)
  expect(await page.getByText('passed.').count()).toBe(0)
  expect(errors).toEqual([])
}, 300_000)

test('an address that asks for an hour and a day gets them; what the page itself wrote there asks for nothing', async () => {
  const { page } = await openPage(browser, site.url, '', { width: 480, height: 400 })
  await waitForMark(page, 'terrella:first-land', 90_000)
  await leaveWorld(page, { minutesAgo: 0, clock: { season: 20, dayOfYear: 50, hour: 9, pace: 'still', goesOn: true } })
  await page.goto(`${site.url}/?quality=lowest&hour=15&day=300`)
  await waitForMark(page, 'terrella:first-land', 90_000)
  await page.waitForTimeout(4000)
  expect((await readRoom<KeptWorld>(page, 'worlds')).clock).toMatchObject({ season: 23, dayOfYear: 300, hour: 15 })
  await page.evaluate(() => localStorage.setItem('terrella.sky', '?hour=15&day=300'))
  await leaveWorld(page, { minutesAgo: 0, clock: { season: 20, dayOfYear: 50, hour: 9, pace: 'still', goesOn: true } })
  await page.reload()
  await waitForMark(page, 'terrella:first-land', 90_000)
  await page.waitForTimeout(4000)
  expect((await readRoom<KeptWorld>(page, 'worlds')).clock).toMatchObject({ season: 20, dayOfYear: 50, hour: 9 })
}, 300_000)

test('what grew and cannot be read is told, the world opens from its seed, and what is kept stays as it is', async () => {
  const { page } = await openPage(browser, whole.url)
  await waitForMark(page, 'terrella:first-land', 90_000)
  const life = [1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 4, 0, 0]
  await leaveWorld(page, { minutesAgo: 0, clock: { season: 4, dayOfYear: 350, hour: 9, pace: 'still', goesOn: true }, life })
  await page.reload()
  await page.locator('[data-trouble="not-grown"]').waitFor({ timeout: 200_000 })
  const notice = await waitForNotice(page, 'not-grown')
  expect(notice.text).toContain('What grew in this world cannot be read: it was grown by another growth model than this page has.')
  await page.waitForTimeout(3000)
  expect(await readRoom(page, 'lives')).toEqual(life)
}, 400_000)
