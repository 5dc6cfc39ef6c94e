import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type Holding, hold } from './flight/memory'
import { openWorld, SMALL_PICTURE } from './flight/world'
import { letTimeGoBy } from './frameTime'
import { withPage } from './openBrowser'
import type { Measurement, Row } from './rows'

declare global {
  /** By how much `pages/fastClock.js` hurries the page. */
  var timesFaster: number
}

const FAST_CLOCK = fileURLToPath(new URL('pages/fastClock.js', import.meta.url))
const HOUR_MINUTES = 60
const LOOKS = 6
const MEGABYTE = 1e6
const PATIENCE_MILLISECONDS = 150_000

/** Whether the page's memory stays as it is while days and weathers go by. */
export const days: Measurement = {
  name: 'days',
  about: `Memory over an hour of days and weathers, with the page's clock ten times as fast: the first place of seed 7 on the low tier`,
  run: async ({ chrome, site, tell }) =>
    withPage(chrome, { viewport: SMALL_PICTURE, before: FAST_CLOCK }, async (page, browser) => {
      // Where software draws, a press of a button waits for many frames.
      page.setDefaultTimeout(PATIENCE_MILLISECONDS)
      tell('waiting for the land')
      await openWorld(page, site.url, '&quality=low')
      await letTimeGoBy(page)
      const held: Holding[] = []
      const weathers = new Set<string>()
      const minutes = HOUR_MINUTES / (await page.evaluate(() => globalThis.timesFaster))
      const begun = await readDial(page)
      for (let look = 0; look <= LOOKS; look++) {
        tell(`${Math.round((look * HOUR_MINUTES) / LOOKS)} of ${HOUR_MINUTES} minutes`)
        if (look > 0)
          for (let i = 0; i < 10; i++) {
            await page.waitForTimeout((minutes * 60_000) / LOOKS / 10)
            weathers.add((await readDial(page)).weather)
          }
        held.push(await hold(page, browser))
      }
      return rowsOf(held, weathers, (await readDial(page)).day - begun.day)
    }),
}

/** Opens the dial for a moment. */
async function readDial(page: Page): Promise<{ day: number; weather: string }> {
  await page.keyboard.press('4')
  const day = Number(await page.getByRole('slider', { name: 'Date' }).inputValue())
  const weather = (await page.locator('.dial-weathers [aria-pressed="true"]').getAttribute('aria-label')) ?? ''
  await page.keyboard.press('Escape')
  return { day, weather }
}

function rowsOf(held: readonly Holding[], weathers: ReadonlySet<string>, daysGone: number): Row[] {
  // What is made for the first time, by the first night and the first storm, has been made by the second look.
  const [, early] = held
  const late = held.at(-1)
  if (!early || !late) throw new Error('The hour was over too soon.')
  const rows = (name: string, pick: (holding: Holding) => number | undefined): Row[] => {
    const course = held.map((holding) => ((pick(holding) ?? Number.NaN) / MEGABYTE).toFixed(0)).join(', ')
    const growth = (pick(late) ?? Number.NaN) / (pick(early) ?? Number.NaN)
    const value = Number.isFinite(growth) ? growth : undefined
    return [{ name, value, unit: '×', goal: { is: 'at most', value: 1.05 }, note: `every ten minutes, in MB: ${course}` }]
  }
  return [
    { name: 'days gone by', value: daysGone, unit: 'days', goal: { is: 'at least', value: 50 } },
    { name: 'weathers seen', value: weathers.size, unit: 'weathers', note: [...weathers].join(', ') },
    ...rows('page with its worker, after the hour against after ten minutes', ({ processes }) => processes?.page),
    ...rows('drawing (textures, buffers, in software the renderer)', ({ processes }) => processes?.drawing),
    ...rows('JavaScript objects', ({ javaScript }) => javaScript),
  ]
}
