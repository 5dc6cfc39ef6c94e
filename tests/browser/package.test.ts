import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import webpack from 'webpack'
import { startBrowser, type Visit, visit } from './harness'
import { LAND_PROGRAM, PLAIN_PAGE, VITE_FILES, WEBPACK_FILES } from './package/files'
import { installPackage, type Project } from './package/installPackage'
import { isBlank, measurePicture } from './picture'
import { serveSite } from './site'

/** What docs/embed-package.md says that a policy must allow, and nothing else. */
const POLICY = [
  "default-src 'none'; style-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'",
].join('; ')

let project: Project
beforeAll(async () => {
  project = await installPackage({ 'plain.html': PLAIN_PAGE, 'land.js': LAND_PROGRAM, ...VITE_FILES, ...WEBPACK_FILES })
})
afterAll(() => project.remove())

/** Whether land is in the picture of the page's first world, as the element itself gives it. */
async function isSeen({ page }: Visit): Promise<boolean> {
  const picture = await page.evaluate(async () => {
    const blob = await document.querySelector('terrella-world')?.toBlob()
    return blob ? [...new Uint8Array(await blob.arrayBuffer())] : []
  })
  return !isBlank(measurePicture(Uint8Array.from(picture)))
}

/** Opens a page of a folder, and waits for land in its world. */
async function openPage(folder: string, page: string, headers: Record<string, string> = {}) {
  const site = await serveSite({ folder, headers })
  onTestFinished(() => site.close())
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const visited = await visit(browser, `${site.url}/${page}`)
  const title = await visited.page.waitForFunction(() => /^(load|error)/.exec(document.title)?.input, undefined, {
    timeout: 120_000,
    polling: 100,
  })
  expect(await title.jsonValue(), visited.errors.join('\n')).toBe('load')
  return visited
}

test('a plain page with one script and one tag from the package has a world', async () => {
  const plain = await openPage(project.folder, 'plain.html')
  const { errors, foreignRequests } = plain
  expect(await isSeen(plain)).toBe(true)
  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
})

test('an empty Vite app builds with it, its types fit, and a React component has a world; land is the same in Node', async () => {
  expect(await project.compile()).toBe('')
  const outDir = path.join(project.folder, 'dist')
  await build({ root: project.folder, configFile: false, logLevel: 'error', build: { outDir } })
  const app = await openPage(outDir, 'index.html', { 'content-security-policy': POLICY })
  const { page, errors, foreignRequests } = app
  await page.waitForFunction(() => 'hash' in document.body.dataset, undefined, { timeout: 60_000, polling: 100 })
  expect(await page.evaluate(() => document.body.dataset.hash)).toBe(await project.node('land.js'))
  const attributes = await page.evaluate(() => document.querySelector('terrella-world')?.getAttributeNames())
  expect(attributes?.sort()).toEqual(['loading', 'muted', 'seed', 'style', 'touch-action'])
  expect(await isSeen(app)).toBe(true)
  expect(errors).toEqual([])
  expect(foreignRequests).toEqual([])
})

test('webpack takes its workers, models and engine along too, with nothing to configure', async () => {
  const folder = path.join(project.folder, 'packed')
  const bundler = webpack({ mode: 'development', devtool: false, context: project.folder, entry: './packed.js', output: { path: folder } })
  const warnings = await new Promise((resolve, reject) =>
    bundler?.run((error, stats) => (error ? reject(error) : resolve(stats?.toJson({ errors: true, warnings: true })))),
  )
  expect(warnings).toMatchObject({ errors: [], warnings: [] })
  await copyFile(path.join(project.folder, 'packed.html'), path.join(folder, 'index.html'))
  const app = await openPage(folder, 'index.html', { 'content-security-policy': POLICY })
  // Its models are there: the engine runs.
  await expect
    .poll(() => app.page.evaluate(() => document.querySelector('terrella-world')?.stats?.backend), { timeout: 90_000 })
    .toBe('wasm')
  expect(app.errors).toEqual([])
  expect(app.foreignRequests).toEqual([])
})
