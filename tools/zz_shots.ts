import { mkdir } from 'node:fs/promises'
import { startBrowser, visit, waitForMark, hideInterface } from '../tests/browser/harness'
import { serveSite } from '../tests/browser/site'
process.env.CHROME ??= '/usr/bin/chromium'
const F = { cloud: 0.25, mist: 0, rain: 0, snow: 0, storm: 0, wind: { east: 3, south: 1 }, wetness: 0 }
const SETS: Record<string, [number, number, object?][]> = {
  open: [[247, 7.75]],
  day: [[247, 5], [247, 5.6], [247, 7.75], [171, 12], [247, 18], [247, 18.4], [247, 19], [171, 20.5], [247, 23]],
  quick: [[247, 5.4], [247, 7.75], [171, 12], [247, 18.3], [247, 19.1], [247, 23]],
  weather: [[171, 10, { cloud: 1 }], [171, 10, { cloud: 0.6 }], [247, 7, { mist: 0.8 }], [171, 10, { cloud: 1, storm: 1, rain: 0.8 }], [247, 18, { cloud: 0.6 }]],
  misty: [[247, 7, { mist: 0.8 }], [247, 6, { mist: 0.5 }]],
  clouds: [[247, 7.75], [171, 12, { cloud: 0.5 }], [247, 18.1, { cloud: 0.5 }], [171, 10, { cloud: 1 }]],
  night: [[247, 19.5], [247, 21], [247, 23], [200, 0]],
}
const [name = 'x', query = '?seed=7', set = 'quick', quality = 'low', size = '960x540'] = process.argv.slice(2)
const [width = 960, height = 540] = size.split('x').map(Number)
const OUT = '/tmp/shots/'
await mkdir(OUT, { recursive: true })
const site = await serveSite()
const browser = await startBrowser()
try {
  const { page, errors } = await visit(browser, `${site.url}/${query}&quality=${quality}`, { width, height })
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log(m.text().slice(0, 1500)) })
  await waitForMark(page, 'terrella:settled', 240_000)
  await page.waitForFunction(() => __terrella?.stats().isResting)
  await hideInterface(page)
  for (const [day, hour, more] of SETS[set] ?? []) {
    const t = await page.evaluate(async ([day, hour, weather]) => {
      ;(globalThis as any).__air({ moment: { dayOfYear: day, hour }, weather })
      const before = performance.now()
      __terrella?.setEye({})
      await new Promise((r) => setTimeout(r, 100))
      while (!__terrella?.stats().isResting) await new Promise((r) => setTimeout(r, 50))
      return performance.now() - before
    }, [day, hour, { ...F, ...more }] as const)
    const file = `${OUT}${name}-${day}-${hour}${more ? '-' + Object.entries(more).map(([k, v]) => k + v).join('') : ''}.png`
    await page.screenshot({ path: file })
    console.log(file, Math.round(t))
  }
  if (errors.length) console.log(errors.slice(0, 3))
} finally { await browser.close(); await site.close() }
