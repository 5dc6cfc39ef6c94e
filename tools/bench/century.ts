import type { Page } from 'playwright-core'
import { TILE_CELLS } from '../../src/world'
import { hold } from './flight/memory'
import { openWorld, SMALL_PICTURE } from './flight/world'
import { withPage } from './openBrowser'
import type { Measurement, Row } from './rows'
import { readWorkerSeconds } from './workerTime'

/** As `LifeField` has it: chunks along the side of the land that is awake. */
const AWAKE_CHUNKS = 3
/** Of a cell of what lives, as drawn. */
const CELL_KILOMETRES = 45 / 8 / 1000
const AWAKE_KILOMETRES = (AWAKE_CHUNKS * TILE_CELLS * CELL_KILOMETRES) ** 2
const MEGABYTE = 1e6
/** So small that drawing it takes a few milliseconds even without a graphics card. */
const TINY_PICTURE = { width: 96, height: 54 }
const PATIENCE_MILLISECONDS = 600_000

declare global {
  var turning: number | undefined
  var turns: number
  var firstSeason: number | undefined
}

/** A hundred years over the land around the eye, while the eye turns. */
export const century: Measurement = {
  name: 'century',
  about: `The film of a hundred years at the first place of seed 7 on the low tier, the eye turning: ${AWAKE_KILOMETRES.toFixed(1)} km² of world are awake`,
  run: async ({ chrome, site, tell }) =>
    withPage(chrome, { viewport: SMALL_PICTURE }, async (page, browser) => {
      page.setDefaultTimeout(PATIENCE_MILLISECONDS)
      tell('waiting for the land')
      await openWorld(page, site.url, '&quality=low')
      const asleep = await hold(page, browser)
      const still = await frameTimes(page, async () => page.waitForTimeout(10_000))
      tell('a hundred years')
      const worked = await readWorkerSeconds(browser)
      let film: Film = { toBegin: Number.NaN, playing: Number.NaN }
      const filmed = await frameTimes(page, async () => {
        film = await watchFilm(page)
      })
      const seconds = film.toBegin + film.playing
      const work = await readWorkerSeconds(browser)
      const awake = await hold(page, browser)
      tell('waiting until it is kept')
      const kept = await readKept(page)
      tell('the same in a tiny picture')
      const tiny = await filmInTinyPicture(chrome, site.url)
      const megabytes = (after: number | undefined, before: number | undefined) =>
        after === undefined || before === undefined ? undefined : (after - before) / MEGABYTE
      const rows: Row[] = [
        { name: 'a hundred years', value: seconds, unit: 's', goal: { is: 'at most', value: 30 } },
        {
          name: `… in a picture of ${TINY_PICTURE.width} × ${TINY_PICTURE.height}, the eye still`,
          value: tiny.toBegin + tiny.playing,
          unit: 's',
          note: 'As where a graphics card draws: the land worker has a processor for itself.',
        },
        { name: '… of that until years begin to go by', value: tiny.toBegin, unit: 's' },
        { name: '… and while they do', value: tiny.playing, unit: 's' },
        { name: '… over a square kilometre', value: seconds / AWAKE_KILOMETRES, unit: 's', goal: { is: 'at most', value: 15 } },
        {
          name: '… of a processor, in the land worker',
          value: work === undefined || worked === undefined ? undefined : work - worked,
          unit: 's',
          note: 'As much on a busy machine as on a quiet one.',
        },
        { name: 'a frame before it', value: still, unit: 'ms' },
        { name: '… while years go by, against before', value: filmed / still, unit: '×' },
        { name: 'memory of page and worker that it takes', value: megabytes(awake.processes?.page, asleep.processes?.page), unit: 'MB' },
        { name: '… of the drawing', value: megabytes(awake.processes?.drawing, asleep.processes?.drawing), unit: 'MB' },
        {
          name: 'kept of it, for a square kilometre',
          value: kept && kept / AWAKE_KILOMETRES / 1000,
          unit: 'kB',
          note: kept ? `${kept} bytes for all of it` : 'nothing was kept',
        },
      ]
      return rows
    }),
}

/** Seconds from the press of the button until years begin to go by, and until they have gone by. */
interface Film {
  readonly toBegin: number
  readonly playing: number
}

async function watchFilm(page: Page): Promise<Film> {
  await page.keyboard.press('4')
  const asked = performance.now()
  await page.getByRole('button', { name: 'Watch a hundred years go by' }).dispatchEvent('click')
  await page.locator('.film').waitFor({ state: 'attached' })
  await page.waitForFunction(() => {
    const shown = globalThis.__terrella?.stats().seasonShown
    if (shown === undefined) return false
    globalThis.firstSeason ??= Number(shown)
    return Number(shown) > globalThis.firstSeason + 0.01
  })
  const begun = performance.now()
  await page.locator('.film').waitFor({ state: 'detached' })
  return { toBegin: (begun - asked) / 1000, playing: (performance.now() - begun) / 1000 }
}

/** The same film where nearly nothing is drawn. */
function filmInTinyPicture(chrome: string, site: string): Promise<Film> {
  return withPage(chrome, { viewport: TINY_PICTURE }, async (page) => {
    page.setDefaultTimeout(PATIENCE_MILLISECONDS)
    await openWorld(page, site, '&quality=low')
    return watchFilm(page)
  })
}

/** Milliseconds a frame while something goes on, the eye turning by a hair all the time. */
async function frameTimes(page: Page, meanwhile: () => Promise<unknown>): Promise<number> {
  const frames = () => page.evaluate(() => Number(globalThis.__terrella?.stats().frames))
  await page.evaluate(() => {
    const { yaw = 0 } = globalThis.__terrella?.look() ?? {}
    globalThis.turns = 0
    globalThis.turning = window.setInterval(() => globalThis.__terrella?.setEye({ yaw: yaw + (globalThis.turns++ % 2) * 1e-4 }), 8)
  })
  const [before, begun] = [await frames(), performance.now()]
  await meanwhile()
  const time = (performance.now() - begun) / ((await frames()) - before)
  await page.evaluate(() => clearInterval(globalThis.turning))
  return time
}

/** Bytes that the browser keeps of what has grown; undefined when it keeps none within a minute. */
async function readKept(page: Page): Promise<number | undefined> {
  for (let second = 0; second < 60; second++) {
    await page.waitForTimeout(1000)
    const bytes = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('terrella')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const database = opening.result
            if (!database.objectStoreNames.contains('lives')) return resolve(0)
            const all = database.transaction('lives').objectStore('lives').getAll()
            all.onerror = () => reject(all.error)
            all.onsuccess = () => {
              database.close()
              resolve(all.result.reduce((sum, life) => sum + (life?.byteLength ?? 0), 0))
            }
          }
        }),
    )
    if (bytes > 0) return bytes
  }
  return undefined
}
