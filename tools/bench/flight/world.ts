import type { Page } from 'playwright-core'
import type { Probe } from '../../../src/studio/probe'
import { waitForMark } from '../openBrowser'

/** The small picture in which flights are drawn: software draws it in time. */
export const SMALL_PICTURE = { width: 320, height: 180 }

/** What the page counts of its land. */
export interface LandCounts {
  readonly frames: number
  readonly framesWithHole: number
  readonly tilesArrived: number
  readonly tilesShown: number
  readonly wanted: number
  readonly cacheBytes: number
}

const SETTLING_SECONDS = 240

/** Opens the world of seed 7 at its first place and waits until all land in view is there. */
export async function openWorld(page: Page, siteUrl: string, more = ''): Promise<void> {
  await page.goto(`${siteUrl}/?seed=7${more}`)
  await waitForMark(page, 'terrella:settled', SETTLING_SECONDS)
  await waitUntilSettled(page)
}

/** Waits until no land that the view asks for is missing any more, and the page draws no further frame. */
export async function waitUntilSettled(page: Page): Promise<void> {
  const isSettled = () => {
    const { wanted, isResting } = globalThis.__terrella?.stats() ?? {}
    return wanted === 0 && isResting === true
  }
  await page.waitForFunction(isSettled, undefined, { timeout: SETTLING_SECONDS * 1000, polling: 250 })
}

/** Puts the eye somewhere at once and waits for the land there. */
export async function moveEye(page: Page, place: Parameters<Probe['setEye']>[0]): Promise<void> {
  await page.evaluate((to) => globalThis.__terrella?.setEye(to), place)
  await page.waitForTimeout(500)
  await waitUntilSettled(page)
}

/** Where the eye is, and how high above the land. */
export function readEye(page: Page): Promise<{ east: number; south: number; elevation: number; height: number }> {
  return page.evaluate(() => {
    const probe = globalThis.__terrella
    if (!probe) throw new Error('The page shows no world.')
    const eye = probe.eye()
    return { ...eye, height: eye.elevation - Math.max(0, probe.elevationAt(eye.east, eye.south) ?? 0) }
  })
}

/** @throws Error when the page does not count what the benchmark needs */
export async function readCounts(page: Page): Promise<LandCounts> {
  const stats = await page.evaluate(() => globalThis.__terrella?.stats() ?? {})
  const count = (name: keyof LandCounts) => {
    const value = stats[name]
    if (typeof value !== 'number') throw new Error(`The page's probe does not count "${name}".`)
    return value
  }
  return {
    frames: count('frames'),
    framesWithHole: count('framesWithHole'),
    tilesArrived: count('tilesArrived'),
    tilesShown: count('tilesShown'),
    wanted: count('wanted'),
    cacheBytes: count('cacheBytes'),
  }
}
