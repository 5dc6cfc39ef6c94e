/**
 * Ten fixed views of the built page: `npm run postcards`, or `npm run postcards -- 06 08` for some of them. They are the mirror that every
 * change to what is seen is held to; they land in postcards/, which git ignores.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hideInterface, startBrowser, visit, waitForMark } from '../tests/browser/harness'
import { serveSite } from '../tests/browser/site'
import { findBrowser } from './setup/browser.mjs'
import { buildPageIfStale } from './setup/page.mjs'

const OUT = fileURLToPath(new URL('../postcards/', import.meta.url))
const SIZE = { width: 1280, height: 720 }
const PATIENCE_MILLISECONDS = 240_000

/** Seed, eye in learned metres, look in degrees: as in the page's address. */
const POSTCARDS: readonly (readonly [name: string, query: string])[] = [
  ['01-first-place', '?seed=7'],
  ['02-seed-1', '?seed=1'],
  ['03-seed-2', '?seed=2'],
  ['04-seed-3', '?seed=3'],
  ['05-seed-alps', '?seed=alps'],
  ['06-coast-from-high', '?seed=7&at=-303120,-495000,9000&look=10,-18'],
  ['07-range-from-far-above', '?seed=7&at=-321000,-489600,32000&look=40,-22'],
  ['08-walking-in-a-valley', '?seed=8&at=-1749510,-2669670,3456.9&look=0,-2'],
  ['09-far-from-the-origin', '?seed=7&at=80000000,80000000,4000&look=90,-10'],
  ['10-open-sea', '?seed=7&at=0,0,300&look=180,-4'],
]

process.env.CHROME ??= await findBrowser()
await buildPageIfStale()
const chosen = process.argv.slice(2)
await mkdir(OUT, { recursive: true })
const site = await serveSite()
const browser = await startBrowser()
try {
  for (const [name, query] of POSTCARDS) {
    if (chosen.length > 0 && !chosen.some((start) => name.startsWith(start))) continue
    const { page } = await visit(browser, `${site.url}/${query}`, SIZE)
    await waitForMark(page, 'terrella:settled', PATIENCE_MILLISECONDS)
    await hideInterface(page)
    await page.screenshot({ path: `${OUT}${name}.png` })
    console.log(`${OUT}${name}.png`)
    await page.close()
  }
} finally {
  await browser.close()
  await site.close()
}
