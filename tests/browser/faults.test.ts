import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { loseDrawingContext, startBrowser, waitForMark } from './harness'
import { countLand, measureLand, openPage, photograph, waitForNotice, waitForRest } from './landPage'
import { differenceOf, isBlank } from './picture'
import { type Answer, serveSite } from './site'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** A place of the first world over land, so that what can be shown is more than sea; without it the baked view would hide what is missing. */
const SOMEWHERE = '?seed=11'

async function openWith(answers: Readonly<Record<string, Answer>>, search = SOMEWHERE, headers: Record<string, string> = {}) {
  const site = await serveSite({ answers, headers })
  onTestFinished(() => site.close())
  return openPage(browser, site.url, search)
}

function flipByte(file: Buffer): Buffer {
  const damaged = Buffer.from(file)
  const at = damaged.length >> 1
  damaged[at] = (damaged[at] ?? 0) ^ 1
  return damaged
}

const editManifest = (edit: (manifest: { format: number; models: { relief: Record<string, unknown> } }) => void) => (file: Buffer) => {
  const manifest = JSON.parse(String(file))
  edit(manifest)
  return Buffer.from(JSON.stringify(manifest))
}

describe('land files that cannot be used are told of in words, and mended by the button', () => {
  test.each<[what: string, kind: string, words: RegExp, answers: Record<string, Answer>]>([
    ['a model with one bit flipped', 'land-corrupt', /arrived damaged/, { '/models/relief.onnx': { change: flipByte } }],
    ['a model that is missing', 'land-missing', /did not arrive/, { '/models/relief.onnx': { status: 404, body: 'Not found' } }],
    [
      'a page instead of the list of models',
      'land-corrupt',
      /arrived damaged/,
      { '/models/manifest.json': { body: '<!doctype html><p>Hello' } },
    ],
    [
      'a model of another version',
      'land-version',
      /belong to another version/,
      { '/models/manifest.json': { change: editManifest(({ models }) => Object.assign(models.relief, { version: 2 })) } },
    ],
  ])('%s', async (_, kind, words, answers) => {
    const { page } = await openWith(answers)
    const notice = await waitForNotice(page, kind)
    expect(notice.text).toMatch(words)
    expect(notice.text).toMatch(/You see the land only in outline\./)
    await waitForMark(page, 'terrella:first-land')

    for (const path of Object.keys(answers)) delete answers[path]
    await notice.press()
    await waitForMark(page, 'terrella:models-ready', 90_000)
    await notice.gone()
    expect(await page.locator('[data-trouble]').count()).toBe(0)
  })
})

test('where WebAssembly is refused, the coarse land is shown and the reason is told', async () => {
  const { page } = await openWith({}, '?seed=11&at=0,0,9000&look=30,-20', { 'content-security-policy': "script-src 'self'" })
  const notice = await waitForNotice(page, 'land-refused')
  expect(notice.text).toMatch(/may not run WebAssembly/)
  expect(notice.text).toMatch(/wasm-unsafe-eval/)
  await waitForMark(page, 'terrella:first-land')
  await waitForRest(page)
  expect((await countLand(page)).tilesDrawn).toBeGreaterThan(10)
  expect(isBlank(await measureLand(page))).toBe(false)
})

/** A valley without water: nothing on the ground moves. */
const INLAND = '?seed=8&at=-1749510,-2669670,3800&look=0,-12'

test('the view comes back as it was after the graphics device was lost', async () => {
  const { page } = await openWith({}, INLAND)
  await waitForMark(page, 'terrella:settled', 150_000)
  await waitForRest(page)
  const before = await photograph(page)
  const { frames } = await countLand(page)
  const restore = await loseDrawingContext(page)
  const notice = await waitForNotice(page, 'drawing-lost')
  expect(notice.text).toMatch(/Your place is kept/)
  await restore()
  await notice.gone()
  await page.waitForFunction((least) => Number(globalThis.__terrella?.stats().frames) > least, frames, { polling: 100 })
  await waitForRest(page)
  const after = await photograph(page)
  expect(isBlank(await measureLand(page))).toBe(false)
  // High clouds have moved on a little; the land is where it was, and so are its shadows.
  expect(differenceOf(before, after)).toBeLessThan(0.5)
})

test.each([
  ['a script', '?seed=<script>globalThis.hacked=1</script>&at=NaN,Infinity,1e999&look=x'],
  ['too many digits, too few numbers', '?seed=99999999999999999999&at=0,0&look=0,0,0&quality=ultra&backend=cuda'],
  ['bytes that are no text', '?seed=%00%FF&at=1e308,-1e308,0'],
  ['a place outside the world', '?at=9999999999,0,0&look=999,999'],
  ['five thousand digits', `?seed=${'7'.repeat(5000)}`],
])('an address made to break the page opens it all the same: %s', async (_, search) => {
  const { page, errors, foreignRequests } = await openWith({}, search)
  await waitForMark(page, 'terrella:first-land', 90_000)
  const eye = await page.evaluate(() => globalThis.__terrella?.eye())
  expect(Object.values(eye ?? { east: Number.NaN }).every(Number.isFinite)).toBe(true)
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  expect(await page.locator('[data-trouble]').count()).toBe(0)
  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
})
