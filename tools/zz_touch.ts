import { serveFolders } from './bench/folderSite'
import { startBrowser } from '../tests/browser/harness'
import { findBrowser } from './setup/browser.mjs'
import { mkdirSync } from 'node:fs'
const out = '/tmp/work/lk/touch'; mkdirSync(out, { recursive: true })
process.env.CHROME = await findBrowser()
const site = await serveFolders({ '/': new URL('../dist', import.meta.url).pathname })
const browser = await startBrowser()
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 })
const page = await context.newPage()
const cdp = await context.newCDPSession(page)
page.on('pageerror', (e) => console.log('PAGE', e.message))
page.on('console', (m) => ['error'].includes(m.type()) && console.log(m.text().slice(0, 1200)))
await page.goto(site.url + '/?quality=low')
await page.waitForFunction(() => performance.getEntriesByName('terrella:models-ready').length > 0, undefined, { timeout: 400000 })
const settled = () => page.waitForFunction(() => (globalThis as any).__terrella.stats().wanted === 0 && (globalThis as any).__terrella.stats().isResting, undefined, { timeout: 500000, polling: 200 })
const t0 = Date.now()
const shot = async (n: string) => { await page.screenshot({ path: `${out}/${n}.png`, timeout: 400000 }); console.log(n, Math.round((Date.now() - t0) / 1000)) }
type P = { x: number; y: number; id?: number }
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: P[]) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((p, i) => ({ x: p.x, y: p.y, id: p.id ?? i })) })
const small = () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.interface button, .interface input')].filter((e) => e.offsetParent && getComputedStyle(e).pointerEvents !== 'none').map((e) => ({ e, r: e.getBoundingClientRect() })).filter(({ r }) => r.width > 0 && (r.height < 44 || r.width < 44)).map(({ e, r }) => `${e.className || e.tagName} ${e.getAttribute('aria-label') ?? e.textContent}: ${Math.round(r.width)}x${Math.round(r.height)}`))
await settled(); await shot('0'); console.log(await small())
await page.getByRole('button', { name: 'Shape' }).tap(); await page.waitForTimeout(1500); await shot('1-shape'); console.log(await small())
await touch('touchStart', [{ x: 195, y: 390 }]); await page.waitForTimeout(2500); await shot('2-held'); await page.waitForTimeout(500); await touch('touchEnd', []); await settled(); await shot('3-mountain')
await touch('touchStart', [{ x: 150, y: 400 }]); await touch('touchStart', [{ x: 150, y: 400 }, { x: 260, y: 400 }]); for (let i = 1; i <= 8; i++) await touch('touchMove', [{ x: 150 - 4 * i, y: 400 + 8 * i }, { x: 260 + 4 * i, y: 400 + 8 * i }]); await page.waitForTimeout(500); await touch('touchEnd', []); await settled(); await shot('4-moved')
await page.getByRole('button', { name: 'Valley' }).tap(); await page.waitForTimeout(600)
await touch('touchStart', [{ x: 170, y: 330 }]); for (let i = 1; i <= 20; i++) { await touch('touchMove', [{ x: 170 + 18 * Math.sin(i / 5) + 2 * i, y: 330 + 12 * i }]); await page.waitForTimeout(30) } await page.waitForTimeout(300); await shot('5-carving'); await touch('touchEnd', []); await settled(); await shot('6-valley')
await page.getByRole('button', { name: 'Undo' }).tap(); await settled(); await shot('7-undone')
await page.getByRole('button', { name: 'Redo' }).tap(); await settled()
await page.getByRole('button', { name: 'History' }).tap(); await page.waitForTimeout(500); await settled(); await shot('8-history'); console.log(await small())
await page.getByRole('button', { name: 'Character' }).tap(); await page.waitForTimeout(500); await shot('9-character'); console.log(await small())
await page.getByRole('button', { name: 'Lake' }).tap(); await page.waitForTimeout(500); await touch('touchStart', [{ x: 200, y: 420 }]); await page.waitForTimeout(200); await touch('touchEnd', []); await page.waitForTimeout(4000); await shot('a-lake')
await browser.close(); await site.close()
