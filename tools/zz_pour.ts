import { serveFolders } from './bench/folderSite'
import { withPage } from './bench/openBrowser'
import { findBrowser } from './setup/browser.mjs'
import { mkdirSync } from 'node:fs'
const w = 640, h = 360, out = '/tmp/work/lk/pour'; mkdirSync(out, { recursive: true })
const chrome = await findBrowser()
const site = await serveFolders({ '/': new URL('../dist', import.meta.url).pathname })
await withPage(chrome, { viewport: { width: w, height: h } }, async (page) => {
  page.on('pageerror', (e) => console.log('PAGE', e.message))
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(m.text().slice(0, 1200)))
  await page.goto(site.url + '/?quality=low')
  await page.waitForFunction(() => performance.getEntriesByName('terrella:models-ready').length > 0, undefined, { timeout: 400000 })
  const settled = () => page.waitForFunction(() => (globalThis as any).__terrella.stats().wanted === 0 && (globalThis as any).__terrella.stats().isResting, undefined, { timeout: 500000, polling: 200 })
  let t0 = Date.now()
  const shot = async (n: string) => { await page.screenshot({ path: `${out}/${n}.png`, timeout: 400000 }); console.log(n, Date.now() - t0, await page.locator('.reading, .offer').allTextContents()) }
  await page.evaluate(() => (globalThis as any).__terrella.setEye({ east: -290385, south: -527800, elevation: 1900, yaw: 0, pitch: -0.45, mode: 'fly' }))
  await settled()
  await page.keyboard.press('k')
  await page.waitForTimeout(1500)
  const X = 320, Y = 190
  await page.mouse.move(X, Y); await page.waitForTimeout(500); await shot('0')
  await page.mouse.down(); await page.waitForTimeout(1500); await shot('1-down')
  await page.mouse.move(X, Y - 30); await page.waitForTimeout(300); await shot('2-half')
  await page.mouse.move(X, Y - 130); await page.waitForTimeout(300); await shot('3-over')
  await page.mouse.up(); await shot('4-up'); await settled(); await page.waitForTimeout(300); await shot('5-settled')
  await page.mouse.move(X + 3, Y + 3); await page.waitForTimeout(500); await shot('6-hover')
  await page.mouse.down(); await page.waitForTimeout(1500); await page.mouse.move(X, Y + 50); await page.waitForTimeout(300); await shot('7-lower')
  await page.mouse.move(X, Y + 130); await page.waitForTimeout(300); await shot('8-empty')
  await page.mouse.up(); await settled(); await page.waitForTimeout(300); await shot('9-emptied')
  await page.mouse.move(180, 240); await page.mouse.down(); await page.waitForTimeout(300); await page.mouse.up(); await page.waitForTimeout(3000); await shot('b-offer')
  const b = page.locator('.offer .word-button'); if (await b.count()) { await b.click(); await page.waitForTimeout(1500); await settled(); await page.waitForTimeout(1500); await settled(); await shot('c-taken') }
})
await site.close()
