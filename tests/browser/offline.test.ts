import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { countLand, elevationsAround, measureLand, openPage, raiseMiddle, waitForRest } from './landPage'
import { isBlank } from './picture'
import { BUILT_PAGE, type Site, type SiteOptions, serveSite } from './site'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function serve(options: SiteOptions = {}): Promise<Site> {
  const site = await serveSite(options)
  onTestFinished(() => site.close())
  return site
}

/** A folder of its own for one test. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'terrella-offline-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The built page, as it lies on a server that has other things too: below /app/. */
async function placeBelow(): Promise<string> {
  const folder = await makeFolder()
  await symlink(BUILT_PAGE, path.join(folder, 'app'))
  return folder
}

const hashOf = (name: 'md5' | 'sha256', file: string, as: 'hex' | 'base64') => createHash(name).update(file).digest(as)

/** The page as a newer version, whose models are the same: another index.html, and a service worker that knows it by its hashes. */
async function makeNewer(): Promise<string> {
  const folder = path.join(await makeFolder(), 'app')
  await cp(BUILT_PAGE, folder, { recursive: true })
  const old = await readFile(path.join(folder, 'index.html'), 'utf8')
  const newer = old.replace('<html', '<html data-version="newer"')
  const worker = await readFile(path.join(folder, 'service-worker.js'), 'utf8')
  const changed = worker
    .replace(hashOf('md5', old, 'hex'), hashOf('md5', newer, 'hex'))
    .replace(hashOf('sha256', old, 'base64'), hashOf('sha256', newer, 'base64'))
  if (changed.length !== worker.length || changed === worker) throw new Error('Expected the hashes of index.html in the service worker.')
  await writeFile(path.join(folder, 'index.html'), newer)
  await writeFile(path.join(folder, 'service-worker.js'), changed)
  return path.dirname(folder)
}

const isNewer = (page: Page) => page.evaluate(() => document.documentElement.dataset.version === 'newer')

/** Looking down there is little land to wait for. */
const DOWN_ON_MOUNTAINS = 'at=1285290,-596790,12000&look=0,-86'

const ABOVE_A_VALLEY = { east: -1_749_510, south: -2_669_670, elevation: 12_000, pitch: -1.5, yaw: 0, mode: 'fly' } as const

function mostChange(before: readonly (number | undefined)[], after: readonly (number | undefined)[]): number {
  return Math.max(...before.map((elevation, i) => Math.abs((after[i] ?? Number.NaN) - (elevation ?? Number.NaN))))
}

function offlineMark(page: Page) {
  return page.locator('[data-offline="ready"]')
}

const LONGEST_MILLISECONDS = 500_000

test('after one visit the page needs no server: the land comes, another seed too; and a newer version waits until it is asked for', {
  timeout: LONGEST_MILLISECONDS,
}, async () => {
  const site = await serve({ folder: await placeBelow() })
  const port = Number(new URL(site.url).port)
  const { page, errors, requests } = await openPage(browser, `${site.url}/app`, `?seed=11&${DOWN_ON_MOUNTAINS}`)
  expect(await offlineMark(page).count()).toBe(0)
  await waitForMark(page, 'terrella:offline-ready', 150_000)
  await offlineMark(page).waitFor()
  expect(requests.filter((address) => address.includes('relief.onnx'))).toHaveLength(1)

  await site.close()
  await page.reload()
  await waitForMark(page, 'terrella:models-ready', 90_000)
  await waitForRest(page)
  const { tilesArrived } = await countLand(page)
  expect(tilesArrived).toBeGreaterThan(8)
  expect(isBlank(await measureLand(page))).toBe(false)
  await page.goto(`${site.url}/app/?seed=12&at=-1750950,97290,12000&look=0,-86&quality=lowest`)
  await waitForMark(page, 'terrella:models-ready', 90_000)
  expect(await page.locator('[data-trouble]').count()).toBe(0)
  await waitForMark(page, 'terrella:offline-ready', 90_000)
  expect(errors.filter((error) => !error.includes('service-worker.js'))).toEqual([])

  const newer = await serve({ folder: await makeNewer(), port })
  const before = requests.length
  await page.reload()
  const notice = page.locator('[data-notice="update"]')
  await notice.waitFor({ timeout: 90_000 })
  expect(await isNewer(page)).toBe(false)
  await page.reload()
  await notice.waitFor({ timeout: 90_000 })
  expect(await isNewer(page)).toBe(false)
  await notice.getByRole('button', { name: 'Begin anew with it' }).click()
  await page.waitForFunction(() => document.documentElement.dataset.version === 'newer')
  await waitForMark(page, 'terrella:offline-ready', 150_000)
  expect(requests.slice(before).filter((address) => address.includes('relief.onnx'))).toEqual([])

  await newer.close()
  await page.reload()
  await waitForMark(page, 'terrella:models-ready', 90_000)
  expect(await isNewer(page)).toBe(true)
})

test('with the server gone the land is shaped, saved, found again after a reload, and shaped once more', {
  timeout: LONGEST_MILLISECONDS,
}, async () => {
  const site = await serve()
  const { page, errors } = await openPage(browser, site.url, '?seed=8&at=-1749510,-2669670,12000&look=0,-86')
  await waitForMark(page, 'terrella:offline-ready', 150_000)
  await offlineMark(page).waitFor()
  await site.close()

  const saved = page.locator('[data-saved="saved"]')
  const lookDown = async () => {
    await waitForMark(page, 'terrella:models-ready', 90_000)
    await page.evaluate((here) => globalThis.__terrella?.setEye(here), ABOVE_A_VALLEY)
    await waitForRest(page)
  }
  await page.reload()
  await lookDown()
  const plain = await elevationsAround(page, ABOVE_A_VALLEY)
  expect(plain.every((elevation) => elevation !== undefined)).toBe(true)
  expect(await saved.count()).toBe(0)
  await raiseMiddle(page)
  await waitForRest(page)
  await saved.waitFor({ state: 'attached', timeout: 60_000 })
  const once = await elevationsAround(page, ABOVE_A_VALLEY)
  expect(mostChange(plain, once)).toBeGreaterThan(20)

  await page.reload()
  await lookDown()
  expect(await elevationsAround(page, ABOVE_A_VALLEY)).toEqual(once)
  await raiseMiddle(page)
  await waitForRest(page)
  await saved.waitFor({ state: 'attached', timeout: 60_000 })
  const twice = await elevationsAround(page, ABOVE_A_VALLEY)
  expect(mostChange(once, twice)).toBeGreaterThan(20)

  await page.reload()
  await lookDown()
  expect(await elevationsAround(page, ABOVE_A_VALLEY)).toEqual(twice)
  expect(await page.locator('[data-trouble], [data-notice]').count()).toBe(0)
  expect(errors.filter((error) => !error.includes('service-worker.js'))).toEqual([])
})

test('with a file that did not arrive whole, nobody says that the page is ready offline', async () => {
  const engine = (await readdir(`${BUILT_PAGE}/assets`)).find((name) => /^ort-wasm-simd-threaded-.*\.wasm$/.test(name))
  let asked = 0
  // Whole for the page itself, and one bit off for what is to be kept.
  const change = (file: Buffer) => {
    if (asked++ === 0) return file
    const damaged = Buffer.from(file)
    damaged[file.length - 1] = (file[file.length - 1] ?? 0) ^ 1
    return damaged
  }
  const { url } = await serve({ answers: { [`/assets/${engine}`]: { change } } })
  const { page } = await openPage(browser, url, `?seed=11&${DOWN_ON_MOUNTAINS}`)
  await waitForMark(page, 'terrella:settled', 150_000)
  await expect.poll(() => asked, { timeout: 60_000 }).toBeGreaterThan(1)
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.installing === null, undefined, {
    polling: 200,
  })
  await page.waitForTimeout(1000)
  expect(await page.evaluate(() => performance.getEntriesByName('terrella:offline-ready').length)).toBe(0)
  expect(await offlineMark(page).count()).toBe(0)
})
