import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, type Visit, waitForMark } from './harness'
import { countLand, measureLand, openPage, photograph, waitForRest, waitForTiles } from './landPage'
import { differenceOf, isBlank } from './picture'
import { BUILT_PAGE, type Site, serveSite } from './site'

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveSite()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Paths of the scripts that were asked for, by page and workers, before a moment after the page began. */
async function scriptsBefore({ page, sent }: Visit, milliseconds: number): Promise<string[]> {
  const began = await page.evaluate(() => performance.timeOrigin)
  const scripts = sent.filter((request) => /\.m?js$/.test(new URL(request.url()).pathname))
  // When a request began is known once it is answered.
  await Promise.all(scripts.map((request) => request.response()))
  return scripts.filter((request) => request.timing().startTime < began + milliseconds).map((request) => new URL(request.url()).pathname)
}

/** What files weigh on the wire, gzipped, in bytes. */
async function weigh(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (name) => gzipSync(await readFile(`${BUILT_PAGE}${name}`), { level: 9 }).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('land is seen from less than 350 kB of JavaScript while no model and no engine has arrived; then they come, it grows finer, and rests until a key wakes it', async () => {
  const assets = await readdir(`${BUILT_PAGE}/assets`)
  const held = [
    '/models/manifest.json',
    '/models/relief.onnx',
    ...assets.filter((name) => name.endsWith('.wasm')).map((name) => `/assets/${name}`),
  ]
  expect(held.length).toBeGreaterThan(2)
  let release = () => {}
  const after = new Promise<void>((resolve) => {
    release = resolve
  })
  const site = await serveSite({ answers: Object.fromEntries(held.map((name) => [name, { after }])) })
  onTestFinished(() => site.close())
  const visit = await openPage(browser, site.url)
  const { page, errors, foreignRequests } = visit
  const firstLand = await waitForMark(page, 'terrella:first-land')
  const scripts = await scriptsBefore(visit, firstLand)
  expect(scripts.length).toBeGreaterThan(1)
  expect(await weigh(scripts)).toBeLessThan(350_000)

  const early = await photograph(page)
  expect(isBlank(await measureLand(page))).toBe(false)

  release()
  const modelsReady = await waitForMark(page, 'terrella:models-ready')
  expect(modelsReady).toBeGreaterThan(firstLand)
  await waitForTiles(page, 8)
  await waitForRest(page)
  const { tilesDrawn, framesWithHole } = await countLand(page)
  expect(tilesDrawn).toBeGreaterThan(20)
  expect(framesWithHole).toBe(0)
  const { colours, contrast, commonest } = await measureLand(page)
  expect(colours).toBeGreaterThan(30)
  expect(contrast).toBeGreaterThan(10)
  expect(commonest).toBeLessThan(0.5)
  // The same view, only finer: more than nothing has changed, but the place has not.
  const difference = differenceOf(early, await photograph(page))
  expect(difference).toBeGreaterThan(0.1)
  expect(difference).toBeLessThan(40)

  // The controls withdraw and the address is written after a while; the land is not to be drawn for either.
  const frames = (await countLand(page)).frames
  await page.waitForTimeout(1500)
  expect((await countLand(page)).frames).toBe(frames)

  await page.keyboard.press('ArrowRight')
  await page.waitForFunction((least) => Number(globalThis.__terrella?.stats().frames) > least, frames, { polling: 50 })
  await waitForRest(page)
  expect((await countLand(page)).frames).toBeGreaterThan(frames)

  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
})
