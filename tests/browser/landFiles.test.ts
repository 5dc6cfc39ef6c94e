import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import type { Browser, Download, Page } from 'playwright-core'
import type { BufferAttribute, BufferGeometry, Mesh, MeshStandardMaterial } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser, waitForMark } from './harness'
import { openPage, waitForRest } from './landPage'
import { type Site, serveSite } from './site'

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveSite()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const SIZE = { width: 480, height: 560 }
/** Heights along the side of what is saved. */
const COUNT = 256

/** Above a valley between mountains. */
const SEED = 8
const HERE = { east: -1_749_510, south: -2_669_670, elevation: 12_000, pitch: -1.5, yaw: 0, mode: 'fly' } as const

/** Pictures of this size are drawn slowly by the processor. */
const PATIENCE_MILLISECONDS = 120_000

/** Opens the panel and chooses 5.8 km, with 256 heights a side. */
async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send or save this world' }).click()
  await page.getByRole('slider', { name: 'Across' }).fill('2')
  await page.getByRole('slider', { name: 'Heights' }).fill('1')
}

async function save(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: /Save what is in the frame/ }).click()
  return readFile((await (await download).path()) ?? '')
}

test('the land that is looked at, with what was done to it, is saved as a model and as a height map that say the same', async () => {
  const { page, errors } = await openPage(browser, site.url, `?seed=${SEED}`, SIZE)
  page.setDefaultTimeout(PATIENCE_MILLISECONDS)
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate((here) => globalThis.__terrella?.setEye(here), HERE)
  await waitForRest(page)
  const plain = await page.evaluate(({ east, south }) => globalThis.__terrella?.elevationAt(east, south), HERE)
  await page.keyboard.press('r')
  await page.mouse.move(240, 280)
  await page.mouse.down()
  await page.waitForTimeout(2000)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await waitForRest(page)
  await openPanel(page)

  await page.getByRole('button', { name: 'Height map' }).click()
  const png = await save(page)
  const told = page.getByText(/^Saved\. Black is/)
  await told.waitFor()
  expect(await told.textContent()).toContain('a pixel 23 m')
  const { data, depth, channels, width, height, text } = decode(png, { checkCrc: true })
  expect([depth, channels, width, height]).toEqual([16, 1, COUNT, COUNT])
  const sidecar = JSON.parse(text['Terrella heights'] ?? '')
  expect(sidecar).toMatchObject({ format: 'terrella heightmap 1', cellMetres: 22.5, seed: SEED, water: 'surface' })
  const heights = Float64Array.from(data, (value) => sidecar.offsetMetres + sidecar.scaleMetres * value)

  // As one stands on it; what is finer than its cells, or coarser, is where the page has it so.
  const slips = await page.evaluate(
    ({ heights, count, cell, northWest }) =>
      heights.flatMap((height, i) => {
        if (i % 7 > 0) return []
        const east = northWest.east + ((i % count) + 0.5) * cell
        const south = northWest.south + (Math.floor(i / count) + 0.5) * cell
        return Math.abs(height - Math.max(0, globalThis.__terrella?.elevationAt(east, south) ?? Number.NaN))
      }),
    { heights: [...heights], count: COUNT, cell: 22.5, northWest: sidecar.northWestMetres },
  )
  slips.sort((a, b) => a - b)
  expect(slips[Math.floor(slips.length * 0.5)]).toBeLessThan(4)
  expect(slips[Math.floor(slips.length * 0.95)]).toBeLessThan(30)
  const middle = {
    column: Math.floor((HERE.east - sidecar.northWestMetres.east) / 22.5),
    row: Math.floor((HERE.south - sidecar.northWestMetres.south) / 22.5),
  }
  expect(heights[COUNT * middle.row + middle.column]).toBeGreaterThan((plain ?? Number.NaN) + 20)

  await page.getByRole('button', { name: 'Model' }).click()
  const glb = await save(page)
  await page.getByText(/^Saved\. It is in metres: 5\.8 km across/).waitFor()
  const { scene } = await new GLTFLoader().parseAsync(glb.buffer.slice(glb.byteOffset, glb.byteOffset + glb.length) as ArrayBuffer, '')
  const { geometry, material } = scene.getObjectByName('Land') as Mesh<BufferGeometry, MeshStandardMaterial>
  const place = geometry.getAttribute('position') as BufferAttribute
  const colour = geometry.getAttribute('color') as BufferAttribute
  expect([place.count, colour.count, geometry.index?.count]).toEqual([COUNT ** 2, COUNT ** 2, 6 * (COUNT - 1) ** 2])
  expect([material.metalness, material.vertexColors]).toEqual([0, true])
  geometry.computeBoundingBox()
  expect(geometry.boundingBox?.min.x).toBeCloseTo(-(255 * 22.5) / 2, 3)
  expect(geometry.boundingBox?.max.z).toBeCloseTo((255 * 22.5) / 2, 3)
  const farthest = heights.reduce((most, metres, i) => Math.max(most, Math.abs(metres - place.getY(i))), 0)
  expect(farthest).toBeLessThan(sidecar.scaleMetres)
  const light = Array.from({ length: colour.count }, (_, i) => colour.getX(i) + colour.getY(i) + colour.getZ(i))
  expect(Math.max(...new Set(light))).toBeLessThan(3)
  expect(Math.min(...new Set(light))).toBeGreaterThan(0)
  expect(new Set(light.map((sum) => Math.round(sum * 40))).size).toBeGreaterThan(5)
  expect(errors).toEqual([])
})

test('saving shows how far it is and goes on while one flies; it can be ended, and says so when another world is opened', async () => {
  const { page, errors } = await openPage(browser, site.url, `?seed=${SEED}`, SIZE)
  page.setDefaultTimeout(PATIENCE_MILLISECONDS)
  await waitForMark(page, 'terrella:models-ready')
  await page.evaluate((here) => globalThis.__terrella?.setEye(here), HERE)
  await waitForRest(page)
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  await openPanel(page)
  await page.getByRole('slider', { name: 'Heights' }).fill('3')
  const button = page.getByRole('button', { name: /Save what is in the frame/ })
  await button.click()
  const bar = page.getByRole('progressbar', { name: 'Saving the land' })
  const shares: number[] = []
  const { tilesArrived } = await page.evaluate(() => globalThis.__terrella?.stats() as { tilesArrived: number })
  await page.evaluate(() =>
    globalThis.__terrella?.setEye({ east: -1_500_000, south: -2_600_000, elevation: 6000, pitch: -0.4, mode: 'fly' }),
  )
  await expect
    .poll(
      async () => {
        shares.push(Number(await bar.getAttribute('value')))
        const now = await page.evaluate(() => globalThis.__terrella?.stats() as { tilesArrived: number })
        return now.tilesArrived > tilesArrived + 8 && (shares.at(-1) ?? 0) > (shares[0] ?? 0)
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe(true)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await button.waitFor()

  await button.click()
  await bar.waitFor()
  await page.getByRole('button', { name: 'New world' }).click()
  await page.getByText('Another world was opened before the land was saved.').waitFor({ timeout: 60_000 })
  expect(downloads).toHaveLength(0)
  expect(errors).toEqual([])
})

test('land in outline is not saved, and the panel says why', async () => {
  const bare = await serveSite({ answers: { '/models/relief.onnx': { status: 404, body: '' } } })
  onTestFinished(() => bare.close())
  const { page } = await openPage(browser, bare.url, '?seed=11', SIZE)
  await page.locator('[data-trouble="land-missing"]').waitFor({ timeout: 60_000 })
  await openPanel(page)
  await page.getByRole('button', { name: /Save what is in the frame/ }).click()
  await page.getByText('The land is only here in outline: its files have not arrived.').waitFor()
})
