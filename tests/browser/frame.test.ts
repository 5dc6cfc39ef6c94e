import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { FramedWorld, openFrame } from '../../src/embed/frame'
import { startBrowser, visit } from './harness'
import { BUILT_PAGE, type Site, serveSite } from './site'

declare global {
  /** What the test's page has of the client. */
  var frameClient: { readonly openFrame: typeof openFrame }
  var world: FramedWorld
}

const PAGE = `<!doctype html><title>A page around a world</title><link rel="icon" href="data:,"><button autofocus>First</button>
<script type="module">globalThis.frameClient = await import('/client.js')</script>`

let browser: Browser
/** Where the frame comes from, and the page around it: two origins. */
let frames: Site
let pages: Site
beforeAll(async () => {
  // A sandboxed frame is a stranger to its own server.
  frames = await serveSite({ headers: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } })
  const client = await readFile(path.join(BUILT_PAGE, 'terrella-frame.js'))
  pages = await serveSite({ answers: { '/': { body: PAGE }, '/client.js': { body: client } } })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await Promise.all([frames.close(), pages.close()])
})

/** A page with a frame in it. @param query of the frame's address */
async function openPage(query: string, sandbox?: string): Promise<{ page: Page; errors: readonly string[] }> {
  const { page, errors, close } = await visit(browser, pages.url)
  onTestFinished(close)
  await page.waitForFunction(() => globalThis.frameClient !== undefined)
  await page.evaluate(
    ({ src, sandboxed }) => {
      const iframe = Object.assign(document.createElement('iframe'), { src, width: 120, height: 80, title: 'A world' })
      if (sandboxed !== undefined) iframe.setAttribute('sandbox', sandboxed)
      document.body.append(iframe)
    },
    { src: `${frames.url}/embed.html?models=off&quality=low&${query}`, sandboxed: sandbox },
  )
  return { page, errors }
}

const allowed = () => `origin=${encodeURIComponent(pages.url)}`

test('a page of another origin opens a world in a frame and drives it, finds it again when it was loaded anew, and keeps its focus', async () => {
  const { page, errors } = await openPage(`seed=7&time=12&${allowed()}`)
  const told = await page.evaluate(async () => {
    const iframe = document.querySelector('iframe')
    if (!iframe) throw new Error('No frame.')
    globalThis.world = await frameClient.openFrame(iframe)
    const edited = new Promise((resolve) => world.on('edit', ({ entries }) => resolve(entries.map(({ kind }) => kind))))
    const turned = new Promise((resolve) => world.on('camera-change', ({ heading }) => Math.round(heading) === 17 && resolve(heading)))
    await world.load()
    await world.setCamera({ heading: 17 })
    const applied = world.apply({ kind: 'raise', path: [[0, 0]], radius: 500, by: 50 })
    await world.setAttribute('time', '18:30')
    const picture = await world.toBlob()
    const wrong = await world.apply({ kind: 'sing' }).catch((error: { code: string }) => error.code)
    return {
      version: world.version,
      readOnly: world.readOnly,
      turned: await turned,
      edited: await edited,
      applied: await applied,
      canUndo: await world.canUndo(),
      undone: await world.undo(),
      entries: (await world.world())?.entries.length,
      hour: (await world.world())?.hour,
      picture: [picture.type, picture.size > 1_000],
      wrong,
    }
  })
  expect(told).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    readOnly: false,
    edited: ['raise'],
    canUndo: true,
    undone: true,
    hour: 18.5,
    picture: ['image/png', true],
    wrong: 'invalid-argument',
  })
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')

  const anew = await page.evaluate(async () => {
    const reloaded = new Promise((resolve) => world.on('frame-reload', resolve))
    const iframe = document.querySelector('iframe')
    if (iframe) iframe.src = iframe.src.replace('seed=7', 'seed=8&reveal=interaction')
    await reloaded
    const attributes = [await world.getAttribute('seed'), await world.getAttribute('time'), await world.loaded()]
    // A fragment alone changes the world, and loads nothing.
    if (iframe) iframe.src += '#w=1.another'
    while ((await world.getAttribute('src')) === null) await new Promise((resolve) => setTimeout(resolve, 20))
    return [...attributes, await world.getAttribute('src')]
  })
  expect(anew).toEqual(['8', '12', false, '#w=1.another'])
  expect(errors).toEqual([])
})

test('a page that the address does not name may watch where it names none, and is told nothing where it names another', async () => {
  const { page } = await openPage('reveal=interaction')
  const watched = await page.evaluate(async () => {
    const iframe = document.querySelector('iframe')
    if (!iframe) throw new Error('No frame.')
    const watching = await frameClient.openFrame(iframe)
    const refused = await watching.undo().catch((error: { code: string }) => error.code)
    const answers = { readOnly: watching.readOnly, refused, webgl2: (await watching.capabilities()).webgl2 }
    watching.close()
    iframe.src = `${iframe.src}&origin=https://host.example`
    await new Promise((resolve) => iframe.addEventListener('load', resolve, { once: true }))
    const silent = await frameClient.openFrame(iframe, { timeoutMilliseconds: 1_000 }).catch((error: { code: string }) => error.code)
    return { ...answers, silent }
  })
  expect(watched).toEqual({ readOnly: true, refused: 'not-allowed', webgl2: true, silent: 'not-open' })
})

test('another frame of the same page cannot speak for the page', async () => {
  const { page } = await openPage('reveal=interaction')
  const heard = await page.evaluate(async () => {
    const iframe = document.querySelector('iframe')
    if (!iframe) throw new Error('No frame.')
    const watching = await frameClient.openFrame(iframe)
    const { port1, port2 } = new MessageChannel()
    const stranger = document.createElement('iframe')
    stranger.srcdoc = `<script>onmessage = ({ ports }) => {
      parent.frames[0].postMessage({ terrella: 1, type: 'connect' }, '*', [ports[0]])
      parent.postMessage('tried', '*')
    }</script>`
    document.body.append(stranger)
    await new Promise((resolve) => stranger.addEventListener('load', resolve, { once: true }))
    const answers: unknown[] = []
    port1.onmessage = ({ data }) => answers.push(data)
    const tried = new Promise((resolve) => addEventListener('message', ({ data }) => data === 'tried' && resolve(undefined)))
    stranger.contentWindow?.postMessage(undefined, '*', [port2])
    await tried
    for (let i = 0; i < 20; i++) await watching.loaded()
    return answers
  })
  expect(heard).toEqual([])
})

test('a sandboxed frame, which has no origin, shows its world and knows its page', async () => {
  const { page, errors } = await openPage(`seed=7&${allowed()}`, 'allow-scripts')
  const told = await page.evaluate(async () => {
    const iframe = document.querySelector('iframe')
    if (!iframe) throw new Error('No frame.')
    const unasked = await frameClient.openFrame(iframe).catch((error: { code: string }) => error.code)
    const sandboxed = await frameClient.openFrame(iframe, { origin: 'null' })
    await sandboxed.load()
    return { unasked, readOnly: sandboxed.readOnly, storage: (await sandboxed.capabilities()).storage, loaded: await sandboxed.loaded() }
  })
  expect(told).toEqual({ unasked: 'invalid-argument', readOnly: false, storage: false, loaded: true })
  expect(errors).toEqual([])
})
