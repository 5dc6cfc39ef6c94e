import { encode } from 'fast-png'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { loseDrawingContext, measureView, startBrowser, visit, waitForMark } from './harness'
import { isBlank, measurePicture } from './picture'
import { type SiteOptions, serveSite } from './site'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Visits a page made for the test, with whatever other files it asks for. */
async function visitPage(html: string, { headers, answers = {} }: SiteOptions = {}) {
  const site = await serveSite({ headers, answers: { ...answers, '/page.html': { body: `<!doctype html>${html}` } } })
  onTestFinished(() => site.close())
  const opened = await visit(browser, `${site.url}/page.html`)
  onTestFinished(() => opened.close())
  return opened
}

const ICON = '<link rel="icon" href="data:,">'

test('a picture of one colour, and one of hardly more, is blank; one of land is not', () => {
  const paint = (pixel: (x: number, y: number) => [number, number, number]) => {
    const bytes = new Uint8Array(64 * 64 * 3)
    for (let y = 0; y < 64; y++) for (let x = 0; x < 64; x++) bytes.set(pixel(x, y), (y * 64 + x) * 3)
    return measurePicture(encode({ width: 64, height: 64, data: bytes, channels: 3 }))
  }
  const white = paint(() => [255, 255, 255])
  expect(white).toEqual({ colours: 1, contrast: expect.closeTo(0, 3), commonest: 1 })
  expect(isBlank(white)).toBe(true)
  expect(isBlank(paint((_, y) => [20, 30, 40 + y / 8]))).toBe(true)
  expect(isBlank(paint((x, y) => (x + y < 12 ? [x * 20, y * 20, 90] : [23, 32, 44])))).toBe(true)
  expect(isBlank(paint((x, y) => [x * 3, 60 + y * 2, 200 - x - y]))).toBe(false)
})

test('an empty page looks blank, a painted one does not', async () => {
  const empty = await visitPage(`${ICON}<body style="background:#17202c">`)
  expect(isBlank(await measureView(empty.page))).toBe(true)
  const painted = await visitPage(`${ICON}<body style="background:conic-gradient(red, gold, lime, aqua, blue, black)">`)
  expect(isBlank(await measureView(painted.page))).toBe(false)
})

test('errors of a page and of its worker are seen', async () => {
  const { page, errors } = await visitPage(
    `${ICON}<script>
      console.error('from the console')
      Promise.reject(new Error('from a promise'))
      new Worker('/worker.js')
    </script>`,
    { answers: { '/worker.js': { body: "console.error('from the worker')" } } },
  )
  await page.waitForTimeout(500)
  expect(errors.join('\n')).toContain('from the console')
  expect(errors.join('\n')).toContain('from a promise')
  expect(errors.join('\n')).toContain('from the worker')
})

test('requests to another host are seen, a worker’s too, and reach nobody', async () => {
  const { page, foreignRequests, requests } = await visitPage(
    `${ICON}<img src="http://one.example/picture.png"><script>new Worker('/worker.js')</script>`,
    { answers: { '/worker.js': { body: "fetch('http://two.example/data').catch(() => fetch('/reached-nobody'))" } } },
  )
  await expect.poll(() => requests.some((asked) => asked.endsWith('/reached-nobody'))).toBe(true)
  expect(foreignRequests.toSorted()).toEqual(['http://one.example/picture.png', 'http://two.example/data'])
  expect(page.url()).toContain('127.0.0.1')
})

test('the site can damage a file, miss one, and refuse WebAssembly', async () => {
  const { page } = await visitPage(ICON, {
    headers: { 'content-security-policy': "script-src 'self'" },
    answers: { '/favicon.svg': { change: (file) => file.fill(0) }, '/index.html': { status: 404, body: '' } },
  })
  const seen = await page.evaluate(async () => ({
    favicon: new Uint8Array(await (await fetch('/favicon.svg')).arrayBuffer())[0],
    index: (await fetch('/index.html')).status,
    missing: (await fetch('/models/none.onnx')).status,
    wasm: await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => 'compiled',
      () => 'refused',
    ),
  }))
  expect(seen).toEqual({ favicon: 0, index: 404, missing: 404, wasm: 'refused' })
})

test('a mark is waited for, and one that never comes is an error', async () => {
  const { page } = await visitPage(`${ICON}<script>setTimeout(() => performance.mark('late'), 300)</script>`)
  expect(await waitForMark(page, 'late')).toBeGreaterThan(250)
  await expect(waitForMark(page, 'never', 300)).rejects.toThrow('Timeout')
})

test('a canvas loses its drawing context and gets it back', async () => {
  const { page } = await visitPage(
    `${ICON}<canvas></canvas><script>
      const canvas = document.querySelector('canvas')
      canvas.getContext('webgl2')
      canvas.addEventListener('webglcontextlost', (event) => { event.preventDefault(); performance.mark('lost') })
      canvas.addEventListener('webglcontextrestored', () => performance.mark('restored'))
    </script>`,
  )
  const restore = await loseDrawingContext(page)
  await waitForMark(page, 'lost', 5000)
  await restore()
  await waitForMark(page, 'restored', 5000)
})
