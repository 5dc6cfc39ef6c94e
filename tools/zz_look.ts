/** LOOK=name:query;... Q=low|high node */
import { hideInterface, startBrowser, visit, waitForMark } from '../tests/browser/harness'
import { serveSite } from '../tests/browser/site'
process.env.CHROME ??= '/usr/bin/chromium'
const [quality = 'low', size = '640x360', ...views] = process.argv.slice(2)
const [width, height] = size.split('x').map(Number)
const site = await serveSite(); const browser = await startBrowser()
try {
  for (const v of views) {
    const [name, query] = v.split('=>')
    const t0 = Date.now()
    const { page, errors, close } = await visit(browser, `${site.url}/${query}&quality=${quality}`, { width, height })
    await waitForMark(page, 'terrella:settled', 240000).catch((e) => console.log('not settled', String(e).slice(0, 80)))
    await page.waitForFunction(() => (globalThis as any).__terrella?.stats().isResting, undefined, { timeout: 60000 }).catch(() => console.log('no rest'))
    await hideInterface(page)
    console.log(name, Date.now() - t0, JSON.stringify(await page.evaluate(() => ({ ...(globalThis as any).__terrella?.stats(), eye: (globalThis as any).__terrella?.eye(), look: (globalThis as any).__terrella?.look() }))), errors.slice(0, 3).join('\n').slice(0, 3000))
    await page.screenshot({ path: `/tmp/work/plants/${name}.png` })
    await close()
  }
} finally { await browser.close(); await site.close() }
