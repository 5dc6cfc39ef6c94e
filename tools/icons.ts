/** The installed page's icons, from tools/icons/icon.svg into public/icons/: `node tools/run.mjs tools/icons.ts`. */
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withPage } from './bench/openBrowser'
import { findBrowser } from './setup/browser.mjs'

/** A maskable icon and Apple's are cut to a shape: they fill the square, and the drawing keeps away from the edge. */
const ICONS = [
  { name: '192', side: 192, drawn: 1.14, ground: 'transparent' },
  { name: '512', side: 512, drawn: 1.14, ground: 'transparent' },
  { name: 'maskable', side: 512, drawn: 0.86, ground: '#17202c' },
  { name: 'apple', side: 180, drawn: 0.96, ground: '#17202c' },
]

const out = fileURLToPath(new URL('../public/icons/', import.meta.url))
const drawing = await readFile(new URL('icons/icon.svg', import.meta.url), 'base64')
await mkdir(out, { recursive: true })
for (const { name, side, drawn, ground } of ICONS) {
  await withPage(await findBrowser(), { viewport: { width: side, height: side } }, async (page) => {
    const size = Math.round(drawn * side)
    const at = Math.round((side - size) / 2)
    await page.setContent(`<style>body { margin: 0; background: ${ground}; overflow: hidden }
      img { position: absolute; left: ${at}px; top: ${at}px; width: ${size}px; height: ${size}px }</style>
      <img src="data:image/svg+xml;base64,${drawing}">`)
    await page.screenshot({ path: `${out}${name}.png`, omitBackground: ground === 'transparent' })
  })
  console.log(`${out}${name}.png`)
}
