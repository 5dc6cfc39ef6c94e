import { fileURLToPath } from 'node:url'
import { fly } from './flight/fly'
import { moveEye, openWorld, SMALL_PICTURE } from './flight/world'
import { withPage } from './openBrowser'
import { type Measurement, medianOf } from './rows'

declare global {
  /** What `pages/scriptMeter.js` measures in the page. */
  var scriptMeter: { isOn: boolean; readonly milliseconds: number[] }
}

const SCRIPT_METER = fileURLToPath(new URL('pages/scriptMeter.js', import.meta.url))
const SECONDS = 20
const TIERS = ['high', 'medium', 'low'] as const

/** What the page's own script needs for a frame, without the time of drawing. */
export const script: Measurement = {
  name: 'script',
  about: `Main-thread time of the script of one frame, nothing drawn: ${SECONDS} seconds of flight over seed 7, land arriving, on each tier`,
  run: async ({ chrome, site, tell }) => {
    const rows = []
    for (const tier of TIERS) {
      tell(`${tier}: waiting for the land`)
      const milliseconds = await withPage(chrome, { viewport: SMALL_PICTURE, before: SCRIPT_METER }, async (page) => {
        await openWorld(page, site.url, `&quality=${tier}`)
        await moveEye(page, { pitch: 0, mode: 'fly' })
        tell(`${tier}: flying`)
        await page.evaluate(() => {
          scriptMeter.isOn = true
        })
        await fly(page, { seconds: SECONDS })
        return page.evaluate(() => scriptMeter.milliseconds)
      })
      const { value } = medianOf(milliseconds)
      const sorted = [...milliseconds].sort((a, b) => a - b)
      const late = sorted[Math.floor(0.95 * sorted.length)]
      const goal = { is: 'at most', value: 4 } as const
      rows.push(
        { name: `${tier}: script of a frame, median of ${milliseconds.length}`, value, unit: 'ms', ...(tier === 'high' && { goal }) },
        { name: '… of 95 in 100 at most', value: late, unit: 'ms' },
      )
    }
    return rows
  },
}
