import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseElevation } from '../../src/land'
import { EYE_HEIGHT_METRES, LEAST_CLEARANCE_METRES } from '../../src/studio'
import { BASE_CELL_METRES } from '../../src/world'
import { startBrowser, waitForMark } from './harness'
import { countLand, measureLand, openPage, waitForRest, waitForTiles } from './landPage'
import { isBlank } from './picture'
import { type Site, serveSite } from './site'

const SEED = 7

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

function eyeOf(page: Page) {
  return page.evaluate(() => globalThis.__terrella?.eye() ?? { east: Number.NaN, south: Number.NaN, elevation: Number.NaN })
}

function elevationsAround(page: Page, reachMetres: number): Promise<(number | undefined)[]> {
  return page.evaluate((reach) => {
    const probe = globalThis.__terrella
    const eye = probe?.eye()
    if (!probe || !eye) return []
    return [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => probe.elevationAt(eye.east + i * reach, eye.south + j * reach)))
  }, reachMetres)
}

test('flying with the keys brings new land, without a hole on the way', async () => {
  const { page, errors } = await openPage(browser, site.url)
  await waitForMark(page, 'terrella:models-ready')
  const from = await eyeOf(page)
  await page.keyboard.press('Digit2')
  await page.waitForFunction(() => globalThis.__terrella?.look().mode === 'fly')
  // Rising too: the first view looks down a little, and whoever flies down lands and walks.
  const keys = ['ShiftLeft', 'KeyW', 'KeyE']
  for (const key of keys) await page.keyboard.down(key)
  await waitForTiles(page, 40)
  await page.waitForFunction(
    ({ east, south }) => {
      const eye = globalThis.__terrella?.eye()
      return eye && Math.hypot(eye.east - east, eye.south - south) > 8000
    },
    from,
    { polling: 100, timeout: 90_000 },
  )
  for (const key of keys) await page.keyboard.up(key)
  await waitForRest(page)
  expect((await countLand(page)).framesWithHole).toBe(0)
  expect(isBlank(await measureLand(page))).toBe(false)
  for (const elevation of await elevationsAround(page, 200)) expect(Number.isFinite(elevation)).toBe(true)
  expect(errors).toEqual([])
})

/** High ground of the seed's own continents nearest to a cell of level 0, in learned metres. */
function mountainsNear(x: number, y: number): { east: number; south: number } {
  for (let reach = 0; reach < 400; reach++) {
    for (let aside = -reach; aside <= reach; aside++) {
      if (baseElevation(SEED, x + reach, y + aside) > 1200)
        return { east: (x + reach + 0.5) * BASE_CELL_METRES, south: (y + aside + 0.5) * BASE_CELL_METRES }
    }
  }
  throw new Error('Expected mountains within 400 cells.')
}

test('10,000 km away as drawn, to the east and to the north, there is land like anywhere', async () => {
  const place = mountainsNear(868, -868)
  expect(place.east / 8).toBeGreaterThan(9.9e6)
  const { page, errors } = await openPage(browser, site.url, `?seed=${SEED}&at=${place.east},${place.south},5000&look=40,-12`)
  await waitForMark(page, 'terrella:models-ready')
  await waitForTiles(page, 8)
  // The ground is known now: stand 300 m above it.
  await page.evaluate(({ east, south }) => {
    const probe = globalThis.__terrella
    probe?.setEye({ elevation: Math.max(0, probe.elevationAt(east, south) ?? 0) + 300 })
  }, place)
  await waitForRest(page)
  const eye = await eyeOf(page)
  expect([eye.east, eye.south]).toEqual([place.east, place.south])
  for (const elevation of await elevationsAround(page, 150)) {
    expect(elevation).toBeGreaterThan(-500)
    expect(elevation).toBeLessThan(9000)
  }
  expect((await countLand(page)).framesWithHole).toBe(0)
  const { colours, contrast, commonest } = await measureLand(page)
  expect(colours).toBeGreaterThan(20)
  expect(contrast).toBeGreaterThan(8)
  expect(commonest).toBeLessThan(0.6)
  expect(errors).toEqual([])
})

test('on foot, the eye keeps its height above the ground while W is held', async () => {
  const { page, errors } = await openPage(browser, site.url)
  await waitForMark(page, 'terrella:models-ready')
  await page.keyboard.press('Digit3')
  await page.waitForFunction(() => globalThis.__terrella?.look().mode === 'walk', undefined, { timeout: 30_000 })
  await waitForRest(page)
  const from = await eyeOf(page)
  await page.evaluate(() => {
    const heights: number[] = []
    const note = () => {
      const probe = globalThis.__terrella
      const eye = probe?.eye()
      const ground = eye && probe?.elevationAt(eye.east, eye.south)
      if (eye) heights.push(eye.elevation - Math.max(0, ground ?? Number.NaN))
      requestAnimationFrame(note)
    }
    note()
    Object.assign(globalThis, { heights })
  })
  await page.keyboard.down('KeyW')
  await page.waitForFunction(
    ({ east, south }) => {
      const eye = globalThis.__terrella?.eye()
      return eye && Math.hypot(eye.east - east, eye.south - south) > 60
    },
    from,
    { polling: 100, timeout: 60_000 },
  )
  await page.keyboard.up('KeyW')
  await waitForRest(page)
  const heights = await page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights)
  expect(heights.length).toBeGreaterThan(5)
  for (const height of heights) {
    // Land grows finer underfoot, and the eye settles onto it within a moment.
    expect(height).toBeGreaterThanOrEqual(LEAST_CLEARANCE_METRES - 0.01)
    expect(height).toBeLessThan(3 * EYE_HEIGHT_METRES)
  }
  expect(heights.at(-1)).toBeCloseTo(EYE_HEIGHT_METRES, 0)
  expect(errors).toEqual([])
})
