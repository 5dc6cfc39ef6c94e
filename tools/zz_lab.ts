import { createServer } from 'vite'
import { startBrowser } from '../tests/browser/harness'
process.env.CHROME ??= '/usr/bin/chromium'
const server = await createServer({ configFile: false, root: '.', server: { port: 5199 }, logLevel: 'error' }); await server.listen()
const browser = await startBrowser(); const page = await browser.newPage({ viewport: { width: 1280, height: 640 } })
page.on('console', (m) => console.log(m.text().slice(0, 1500)))
for (const s of process.argv.slice(2)) { await page.goto(`http://localhost:5199/tools/zz_lab.html?season=${s}`); await page.waitForFunction(() => document.title.startsWith('done'), undefined, { timeout: 90000 }); console.log(await page.title()); await page.screenshot({ path: `/tmp/work/plants/lab-${s}.png` }) }
await browser.close(); await server.close()
