import type { Browser, Page } from 'playwright-core'
import { addressOf, type Postcard } from '../../tools/postcards/views'
import { hideInterface, type Visit, visit } from './harness'
import { waitForRest } from './landPage'

declare global {
  /** Stops the clock of the page: from now on it is so many milliseconds. */
  var stopClock: ((milliseconds: number) => void) | undefined
}

const SIZE = { width: 320, height: 180 }
/** By then every view has come; clouds and waves are where they are at this time. */
const STOPPED_AT_MILLISECONDS = 1_000_000

function bringClock(): void {
  const now = performance.now.bind(performance)
  let stopped: number | undefined
  performance.now = () => stopped ?? now()
  globalThis.stopClock = (milliseconds) => {
    stopped = milliseconds
  }
}

/** A page that takes small postcards one after another. Whoever opens it closes it. */
export function openSmall(browser: Browser, siteUrl: string): Promise<Visit> {
  return visit(browser, `${siteUrl}/manifest.webmanifest`, { ...SIZE, before: bringClock })
}

/** @returns a PNG of 320 × 180 pixels, drawn as machines without a graphics card do */
export async function takeSmall(page: Page, siteUrl: string, postcard: Postcard): Promise<Buffer> {
  await page.goto(siteUrl + addressOf(postcard, 'lowest'))
  await waitForRest(page)
  await page.evaluate((milliseconds) => {
    globalThis.stopClock?.(milliseconds)
    globalThis.__terrella?.setEye({})
  }, STOPPED_AT_MILLISECONDS)
  await waitForRest(page)
  await hideInterface(page)
  return page.screenshot({ type: 'png' })
}
