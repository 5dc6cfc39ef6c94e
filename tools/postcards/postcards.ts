/**
 * The postcards: `npm run postcards`, or `npm run postcards -- 06 08` for some of them. They land in docs/postcards/ with a sheet of all of them.
 * With the word `small` the small ones are made that `postcards.test.ts` compares with.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { hideInterface, startBrowser, visit } from '../../tests/browser/harness'
import { waitForRest } from '../../tests/browser/landPage'
import { serveSite } from '../../tests/browser/site'
import { openSmall, takeSmall } from '../../tests/browser/smallPostcard'
import { findBrowser } from '../setup/browser.mjs'
import { buildIfStale } from '../setup/page.mjs'
import { layOut } from './contactSheet'
import { addressOf, POSTCARDS, type Postcard } from './views'

const LARGE = fileURLToPath(new URL('../../docs/postcards/', import.meta.url))
const SMALL = fileURLToPath(new URL('../../tests/browser/postcards/', import.meta.url))
const SIZE = { width: 1600, height: 900 }
const PATIENCE_MILLISECONDS = 200_000
const COLUMNS = 2
/** A card on the sheet is so many times smaller. */
const SHRINK = 4

process.env.CHROME ??= await findBrowser()
await buildIfStale()
const words = process.argv.slice(2)
const starts = words.filter((word) => word !== 'small')
const chosen = POSTCARDS.filter(({ name }) => starts.length === 0 || starts.some((start) => name.startsWith(start)))
const site = await serveSite()
const browser = await startBrowser()
try {
  await (words.includes('small') ? makeSmall(chosen) : makeLarge(chosen))
} finally {
  await browser.close()
  await site.close()
}

async function makeLarge(postcards: readonly Postcard[]): Promise<void> {
  await mkdir(LARGE, { recursive: true })
  for (const postcard of postcards) {
    // Small while the land comes: where there is no graphics card, large frames take seconds.
    const { page, close } = await visit(browser, site.url + addressOf(postcard, 'high'), { width: SIZE.width / 5, height: SIZE.height / 5 })
    await waitForRest(page)
    await page.setViewportSize(SIZE)
    await page.waitForTimeout(1000)
    await waitForRest(page)
    await hideInterface(page)
    await page.screenshot({ path: `${LARGE}${postcard.name}.png`, timeout: PATIENCE_MILLISECONDS })
    console.log(`${LARGE}${postcard.name}.png`)
    await close()
  }
  const cards = await Promise.all(POSTCARDS.map(({ name }) => readFile(`${LARGE}${name}.png`)))
  await writeFile(`${LARGE}sheet.png`, layOut(cards, COLUMNS, SHRINK))
}

async function makeSmall(postcards: readonly Postcard[]): Promise<void> {
  await mkdir(SMALL, { recursive: true })
  const { page } = await openSmall(browser, site.url)
  for (const postcard of postcards.filter(({ isCompared }) => isCompared)) {
    await writeFile(`${SMALL}${postcard.name}.png`, await takeSmall(page, site.url, postcard))
    console.log(`${SMALL}${postcard.name}.png`)
  }
}
