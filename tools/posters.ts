/**
 * Posters of the gallery: `npm run posters`, or `npm run posters -- moon lake` for some of them. Every world that a page of the gallery shows is opened
 * as its own attributes say, and drawn by the element itself.
 */
import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { TerrellaWorldElement } from '../src/embed/api'
import { startBrowser, visit } from '../tests/browser/harness'
import { serveSite, WITHOUT_MODEL } from '../tests/browser/site'
import { findBrowser } from './setup/browser.mjs'
import { buildIfStale } from './setup/page.mjs'

const PAGES = fileURLToPath(new URL('../examples/', import.meta.url))
const POSTERS = path.join(PAGES, 'posters')
const SIZE = { width: 1280, height: 720 }
/** So many times smaller while the land comes: where there is no graphics card, large frames take seconds. */
const SMALLER = 4
const MOST_BYTES = 60_000
const PATIENCE_MILLISECONDS = 300_000

/** Attributes of a world in the gallery. */
type Attributes = Readonly<Record<string, string>>

process.env.CHROME ??= await findBrowser()
await buildIfStale()
await mkdir(POSTERS, { recursive: true })
const chosen = process.argv.slice(2)
const browser = await startBrowser()
try {
  for (const attributes of await collectWorlds(browser)) {
    const name = path.parse(attributes.poster ?? '').name
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const picture = await draw(browser, attributes)
    await writeFile(path.join(POSTERS, `${name}.webp`), picture)
    console.log(`${path.join(POSTERS, `${name}.webp`)}  ${(picture.length / 1000).toFixed(1)} kB`)
  }
} finally {
  await browser.close()
}

/** What the pages of the gallery say of their worlds, those in frames among them. */
async function collectWorlds(browser: Browser): Promise<Attributes[]> {
  const site = await serveSite({ answers: WITHOUT_MODEL })
  const worlds = []
  for (const file of readdirSync(PAGES).filter((file) => file.endsWith('.html'))) {
    const { page, close } = await visit(browser, `${site.url}/examples/${file}`)
    worlds.push(
      ...(await page.evaluate(() => {
        const elements = [...document.querySelectorAll('terrella-world[poster]')].map((element) =>
          Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? ''])),
        )
        const frames = [...document.querySelectorAll('iframe')].map((frame) => {
          const { searchParams, hash } = new URL(frame.src)
          return { ...Object.fromEntries(searchParams), ...(hash && { src: hash }) } as Record<string, string>
        })
        return [...elements, ...frames]
      })),
    )
    await close()
  }
  await site.close()
  return worlds
}

/** Opens one world on a page of its own and takes its picture, as WebP, as fine as it may be. */
async function draw(browser: Browser, { poster: _, controls: __, ...attributes }: Attributes): Promise<Buffer> {
  const body = '<!doctype html><title>Poster</title><script type="module" src="terrella.js"></script><body></body>'
  const site = await serveSite({ answers: { '/poster.html': { body } } })
  const { page, close } = await visit(browser, `${site.url}/poster.html`, SIZE)
  page.setDefaultTimeout(PATIENCE_MILLISECONDS)
  const given = { ...attributes, loading: 'eager', quality: 'high', pace: 'still' }
  const element = await page.evaluateHandle((given) => {
    const world = document.createElement('terrella-world') as TerrellaWorldElement
    for (const [name, value] of Object.entries(given)) world.setAttribute(name, value)
    world.style.position = 'fixed'
    document.body.append(world)
    return world
  }, given)
  for (const smaller of [SMALLER, 1]) {
    const [width, height] = [SIZE.width / smaller, SIZE.height / smaller]
    await element.evaluate((world, size) => Object.assign(world.style, size), { width: `${width}px`, height: `${height}px` })
    await page.waitForTimeout(2000)
    await page.waitForFunction(({ stats }) => stats?.isSettled && stats.isResting && stats.backend !== undefined, element)
  }
  const bytes = await element.evaluate(async (world, most) => {
    const picture = await createImageBitmap(await world.toBlob())
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    let blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
    for (let quality = 0.86; blob.size > most; quality -= 0.04) blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, MOST_BYTES)
  await close()
  await site.close()
  return Buffer.from(bytes)
}
