import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { gradientNoise, hashCell } from '../../src/world'
import { hashEdits } from '../land/hashEdits'
import { farthestApart, readGoldenRelief } from '../models/goldenRelief'
import { SOFTWARE_WEBGPU, startBrowser, visit } from './harness'
import type { Refinement } from './lab/lab'
import { serveLab } from './lab/serveLab'
import type { Site } from './site'

let site: Site
beforeAll(async () => {
  site = await serveLab()
})
afterAll(() => site.close())

async function openLab(chromeArguments: readonly string[] = []) {
  const browser = await startBrowser(chromeArguments)
  onTestFinished(() => browser.close())
  const { page, errors } = await visit(browser, site.url)
  await page.waitForFunction(() => globalThis.lab !== undefined)
  return { page, errors }
}

/** Repeatable numbers from 0 to 1. */
function randoms(seed: number): () => number {
  let i = 0
  return () => hashCell(seed, 99, 0, i++, 0) / 2 ** 32
}

test('the browser’s hashes and noise are Node’s, bit for bit', async () => {
  const { page, errors } = await openLab()
  const random = randoms(1)
  const whole = (reach: number) => Math.round((random() - 0.5) * 2 * reach)
  const cells = Array.from({ length: 1000 }, (_, i) => {
    const reach = [100, 2 ** 31, 2 ** 33, 2 ** 53 - 1][i % 4] ?? 1
    return [Math.floor(random() * 2 ** 32), whole(600), whole(9) + 9, whole(reach), whole(reach)] as const
  })
  expect(await page.evaluate((asked) => globalThis.lab?.hashes(asked), cells)).toEqual(cells.map((cell) => hashCell(...cell)))
  const places = Array.from({ length: 1000 }, (_, i) => {
    const reach = 10 ** (i % 9)
    return [Math.floor(random() * 2 ** 32), i % 5, i % 7, (random() - 0.5) * reach, (random() - 0.5) * reach] as const
  })
  const noises = places.map((place) => gradientNoise(...place))
  expect(new Set(noises).size).toBeGreaterThan(900)
  expect(await page.evaluate((asked) => globalThis.lab?.noises(asked), places)).toEqual(noises)
  expect(errors).toEqual([])
})

test('what a thousand edits do to the land is the same in Node and in the browser, bit for bit', async () => {
  const { page } = await openLab()
  const node = hashEdits(1000)
  expect(node.touched).toBeGreaterThan(100_000)
  expect(hashEdits(999).hash).not.toBe(node.hash)
  expect(await page.evaluate(() => globalThis.lab?.hashEdits(1000))).toEqual(node)
})

const { fine, window, toleranceMetres } = readGoldenRelief()
let wasm: Refinement | undefined

test('the relief model gives the golden output in the browser’s WebAssembly', async () => {
  const { page } = await openLab()
  wasm = await page.evaluate(() => globalThis.lab?.refineGolden('wasm'))
  expect(wasm?.backend).toBe('wasm')
  expect(farthestApart(fine, wasm?.fine ?? [])).toBeLessThanOrEqual(toleranceMetres)
})

/** WebGPU adds in another order: what it says may differ by this part of a coarse cell. */
const WEBGPU_TOLERANCE_CELLS = 1e-4

test('WebGPU, which must be there, gives the same land to a ten thousandth of a cell', async () => {
  const { page } = await openLab(SOFTWARE_WEBGPU)
  const hasAdapter = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null)
  expect(hasAdapter, 'This browser has no WebGPU adapter, not even in software.').toBe(true)
  const webgpu = await page.evaluate(() => globalThis.lab?.refineGolden('webgpu'))
  expect(webgpu?.backend).toBe('webgpu')
  expect(farthestApart(fine, webgpu?.fine ?? [])).toBeLessThanOrEqual(WEBGPU_TOLERANCE_CELLS * window.cellMetres + toleranceMetres)
  expect(farthestApart(wasm?.fine ?? [], webgpu?.fine ?? [])).toBeLessThanOrEqual(WEBGPU_TOLERANCE_CELLS * window.cellMetres)
})

test('where WebGPU is asked for and is not there, WebAssembly answers', async () => {
  const { page } = await openLab(['--disable-features=WebGPU', '--disable-gpu'])
  expect(await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null)).toBe(false)
  const refined = await page.evaluate(() => globalThis.lab?.refineGolden('webgpu'))
  expect(refined?.backend).toBe('wasm')
  expect(farthestApart(fine, refined?.fine ?? [])).toBeLessThanOrEqual(toleranceMetres)
})
