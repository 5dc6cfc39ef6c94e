import { withPage } from './openBrowser'
import { buildPages } from './buildPages'
import { serveFolders } from './folderSite'
const built = await buildPages()
const site = await serveFolders({ '/bench/': built.benchPages, '/': built.page })
const t=Date.now()
try {
await withPage('/usr/bin/chromium', { arguments: ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader'] }, async (page) => {
  page.on('console', m => console.log(m.text()))
  await page.goto(`${site.url}/bench/throughput.html`)
  console.log(await page.evaluate(async () => { const a = await navigator.gpu?.requestAdapter(); const d = await a?.requestDevice(); return [!!a, !!d, a?.info?.description, a?.info?.vendor] }), Date.now()-t)
  const r = await page.evaluate((j) => measureThroughputInWorker(j), { rounds:0, familiesPerRound:0, warmUpFamilies:0, isCompared:false, batches:{sizes:[1],rounds:1}, backend:'webgpu' as const, modelsUrl: site.url+'/models/'})
  console.log(JSON.stringify(r), Date.now()-t)
})
} finally { await site.close() }
