/**
 * The pictures of the README that show a hand at work: `npm run hand-pictures`. A range comes in a link, beside the sea where there was none; a valley is carved through it
 * in the page itself; and the world is photographed. They land in docs/.
 */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type CameraPose, loadDoors } from '../src/library'
import { brushOf, cellMetres, type Edit, PLACES_PER_CELL, type Seed } from '../src/world'
import { hideInterface, startBrowser, visit, waitForMark } from '../tests/browser/harness'
import { serveSite } from '../tests/browser/site'
import { findBrowser } from './setup/browser.mjs'
import { buildIfStale } from './setup/page.mjs'

const OUT = fileURLToPath(new URL('../docs/', import.meta.url))
const SIZE = { width: 960, height: 540 }
const PATIENCE_MILLISECONDS = 300_000
/** How long the hand stays where it has drawn to, so that the land under it is dreamed. */
const DREAM_MILLISECONDS = 8000
const JPEG_QUALITY = 78
const SEED: Seed = 7

const SHORE: CameraPose = { eye: { east: -324_500, south: -582_500, elevation: 1500 }, yaw: -0.12, pitch: -0.05, fieldOfView: 0.87 }
const FOOT: CameraPose = { ...SHORE, eye: { east: -320_500, south: -587_500, elevation: 600 }, yaw: -0.8, pitch: 0.04 }

/** Brush size, then points east and south in learned metres and what the ground rises by there. */
const RISES: readonly (readonly [size: number, ...points: (readonly [number, number, number])[]])[] = [
  [22, [-333_000, -597_000, 350], [-329_000, -594_500, 450], [-325_500, -593_000, 450], [-321_500, -593_500, 300]],
  [20, [-331_000, -595_500, 350], [-328_000, -594_500, 600], [-325_000, -592_500, 650], [-322_500, -593_000, 400]],
]

/** The valley in the picture: from the crest down to the shore, in pixels. */
const VALLEY: readonly (readonly [x: number, y: number])[] = [
  [452, 196],
  [440, 222],
  [452, 252],
  [436, 284],
  [440, 312],
  [404, 346],
  [384, 378],
  [404, 404],
  [432, 428],
]

function edits(): Edit[] {
  return RISES.map(([size, ...points]) => {
    const cell = cellMetres(brushOf(size).level)
    const place = (metres: number) => Math.round((metres / cell) * PLACES_PER_CELL)
    return {
      kind: 'raise',
      size,
      points: points.map(([east, south, metres]) => [place(east), place(south), Math.round((metres / cell) * 64)]),
    }
  })
}

async function openWorld(siteUrl: string, camera: CameraPose, entries: readonly Edit[]): Promise<Page> {
  const { writeLink } = await loadDoors()
  const { fragment } = writeLink({ world: { seed: SEED, models: {}, entries }, camera })
  const { page } = await visit(browser, `${siteUrl}/?quality=low#${fragment}`, SIZE)
  await waitForMark(page, 'terrella:models-ready', PATIENCE_MILLISECONDS)
  await rest(page)
  await hideInterface(page)
  return page
}

async function rest(page: Page): Promise<void> {
  const isSettled = () => {
    const { isResting, wanted, tilesDrawn } = globalThis.__terrella?.stats() ?? {}
    return isResting === true && wanted === 0 && Number(tilesDrawn) > 0
  }
  await page.waitForFunction(isSettled, undefined, { polling: 200, timeout: PATIENCE_MILLISECONDS })
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${OUT}${name}.jpg`, type: 'jpeg', quality: JPEG_QUALITY, timeout: PATIENCE_MILLISECONDS })
  console.log(`${OUT}${name}.jpg`)
}

async function carve(page: Page): Promise<void> {
  await page.keyboard.press('v')
  for (let narrower = 0; narrower < 1; narrower++) await page.keyboard.press('[')
  for (let stronger = 0; stronger < 10; stronger++) await page.keyboard.press('=')
  const [first, ...others] = VALLEY as [(typeof VALLEY)[number], ...typeof VALLEY]
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...place, { steps: 3 })
}

process.env.CHROME ??= await findBrowser()
await buildIfStale()
const site = await serveSite()
const browser = await startBrowser()
try {
  const before = await openWorld(site.url, SHORE, [])
  await take(before, 'hand-before')
  await before.close()
  const page = await openWorld(site.url, SHORE, edits())
  await carve(page)
  await page.waitForTimeout(DREAM_MILLISECONDS)
  await take(page, 'hand-carving')
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await rest(page)
  await page.evaluate(({ eye, yaw, pitch }) => globalThis.__terrella?.setEye({ ...eye, yaw, pitch, mode: 'fly' }), FOOT)
  await rest(page)
  await take(page, 'photograph')
} finally {
  await browser.close()
  await site.close()
}
