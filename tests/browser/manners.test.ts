import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { TerrellaWorldElement } from '../../src/embed/api'
import { hostPage, inWorld, openHost, serveHost, waitForNews } from './elementPage'
import { startBrowser } from './harness'
import { isBlank, measurePicture } from './picture'
import type { Site } from './site'

/** Without its models a world is soon at rest: it stays as it was baked. */
const QUIET = 'models="off" seed="7"'

const PAGES = {
  '/long.html': hostPage(`<terrella-world id="world" ${QUIET}></terrella-world><div class="gap"></div>`),
  '/kept.html': hostPage(`<terrella-world id="world" ${QUIET} storage="local" editable></terrella-world>`),
  '/lost.html': hostPage(`<terrella-world id="world" ${QUIET} editable></terrella-world>`),
  '/plain.html': hostPage('<terrella-world id="world" seed="11" controls></terrella-world>'),
}

let browser: Browser
let site: Site
beforeAll(async () => {
  site = await serveHost(PAGES)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

interface Finger {
  readonly x: number
  readonly y: number
}

/** Draws fingers over the screen, from and by as much, as its driver would tell it. */
async function draw(driver: CDPSession, page: Page, fingers: readonly Finger[], by: Finger): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    driver.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : fingers.map(({ x, y }, id) => ({ x: x + by.x * share, y: y + by.y * share, id })),
    })
  await send('touchStart', 0)
  for (let step = 1; step <= 12; step++) {
    await send('touchMove', step / 12)
    await page.waitForTimeout(30)
  }
  await send('touchEnd', 1)
}

const frames = (page: Page) => inWorld(page, (world) => world.stats?.frames ?? Number.NaN)

/** Waits until no frame is drawn for so long. */
async function waitForStill(page: Page, milliseconds = 1000): Promise<void> {
  let before = Number.NaN
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await frames(page)]
        before = now
        return now - last
      },
      { timeout: 60_000, interval: milliseconds },
    )
    .toBe(0)
}

test('a finger that goes up scrolls the page over a world, before it is touched and after; one that goes sideways turns the view, and two move it', async () => {
  const { page, errors } = await openHost(browser, `${site.url}/long.html`, { hasTouch: true, viewport: { width: 420, height: 640 } })
  await waitForNews(page, 'load')
  await waitForStill(page)
  const driver = await page.context().newCDPSession(page)
  const camera = () => inWorld(page, (world) => world.camera)
  const scrolled = () => page.evaluate(() => scrollY)
  const box = await page.locator('#world').boundingBox()
  if (!box) throw new Error('The world has no place in its page.')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const before = await camera()

  await draw(driver, page, [middle], { x: 0, y: -110 })
  await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(60)
  expect(await camera()).toEqual(before)

  await page.evaluate(() => scrollTo(0, 0))
  await draw(driver, page, [middle], { x: 120, y: 0 })
  await expect.poll(camera, { timeout: 20_000 }).not.toEqual(before)
  // A pixel or four go by before the browser knows which way it is.
  expect(await scrolled()).toBeLessThan(9)

  await waitForStill(page)
  const turned = await camera()
  await draw(driver, page, [middle, { x: middle.x + 60, y: middle.y }], { x: 0, y: 80 })
  await expect.poll(camera, { timeout: 20_000 }).not.toEqual(turned)
  expect(await scrolled()).toBe(0)

  await waitForStill(page)
  const moved = await camera()
  await draw(driver, page, [middle], { x: 0, y: -110 })
  await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(60)
  expect(await camera()).toEqual(moved)
  expect(errors).toEqual([])
})

test.each<[who: string, motion: 'auto' | 'reduce', reducedMotion: 'no-preference' | 'reduce', isCut: boolean]>([
  ['nobody asked for less motion', 'auto', 'no-preference', false],
  ['the page asks for less motion', 'reduce', 'no-preference', true],
  ['the reader’s system asks for less motion', 'auto', 'reduce', true],
])('where %s, a double click goes there in a flight or at once', async (_, motion, reducedMotion, isCut) => {
  const { page } = await openHost(browser, `${site.url}/long.html`, { reducedMotion })
  await inWorld(page, (world, motion) => world.setAttribute('motion', motion), 'world', motion)
  await waitForNews(page, 'load')
  await waitForStill(page)
  const places = inWorld(page, async (world) => {
    const seen = new Set([world.camera?.east])
    // Until it has stood still for a while, somewhere else.
    for (let still = 0; still < 90 || seen.size === 1; still++) {
      await new Promise(requestAnimationFrame)
      if (!seen.has(world.camera?.east)) still = 0
      seen.add(world.camera?.east)
    }
    return seen.size
  })
  await page.locator('#world').dblclick({ position: { x: 200, y: 200 } })
  // Where it was and where it is, if nothing lies between.
  if (isCut) expect(await places).toBe(2)
  else expect(await places).toBeGreaterThan(3)
})

test('where WebAssembly is refused, the page is told, and the reader sees the coarse land and why', async () => {
  const strict = await serveHost(PAGES, { headers: { 'content-security-policy': "script-src 'self'; worker-src 'self'" } })
  onTestFinished(() => strict.close())
  const { page } = await openHost(browser, `${strict.url}/plain.html`)
  await page.waitForFunction(() => globalThis.told?.some(({ name }) => name === 'error'), undefined, { timeout: 60_000, polling: 200 })
  const errors = await page.evaluate(() => told.filter(({ name }) => name === 'error').map(({ detail }) => detail))
  expect(errors).toEqual([expect.objectContaining({ code: 'wasm-refused', message: expect.stringMatching(/WebAssembly/) })])
  await page.getByText('may not run WebAssembly').waitFor({ timeout: 30_000 })
  await expect.poll(() => inWorld(page, (world) => world.loaded), { timeout: 60_000 }).toBe(true)
  expect(isBlank(await measurePicture(await page.locator('#world').screenshot()))).toBe(false)
})

test('two versions on one page do not clash: the first is used, the second says so, and what is said through either counts', async () => {
  // Another version has other words in it, and lies elsewhere.
  const renamed = (file: Buffer) => Buffer.from(String(file).replace('This world could not be opened', 'That world could not be opened'))
  const other = await serveHost({}, { headers: { 'access-control-allow-origin': '*' }, answers: { '/terrella.js': { change: renamed } } })
  onTestFinished(() => other.close())
  const body = `<script type="module" src="${other.url}/terrella.js"></script><terrella-world id="world" ${QUIET}></terrella-world><terrella-world id="second" ${QUIET}></terrella-world>`
  const both = await serveHost({ '/page.html': hostPage(body) })
  onTestFinished(() => both.close())
  const { page, errors } = await openHost(browser, `${both.url}/page.html`)
  await waitForNews(page, 'load')
  expect((await page.evaluate(() => warned)).filter((words) => words.startsWith('<terrella-world>'))).toEqual([
    `<terrella-world> is already defined, by ${both.url}/terrella.js: ${other.url}/terrella.js is not used.`,
  ])
  expect(await inWorld(page, (world) => world.loaded, 'second')).toBe(false)
  // A script of the page, for the other's are its module's.
  await page.addScriptTag({
    type: 'module',
    content: `import { configure, setMostLiveWorlds } from '${other.url}/terrella.js'; configure({ app: 'https://example.org/worlds/' }); setMostLiveWorlds(2)`,
  })
  await inWorld(page, (world) => world.load(), 'second')
  const loaded = () =>
    page.evaluate(() => [...document.querySelectorAll<TerrellaWorldElement>('terrella-world')].map((world) => world.loaded))
  expect(await loaded()).toEqual([true, true])
  expect(await inWorld(page, (world) => world.toShareURL(), 'second')).toMatch(/^https:\/\/example\.org\/worlds\/\?seed=7/)
  expect(errors).toEqual([])
})

test('with storage="local" the world is as somebody left it, and without it as the page says', async () => {
  const context = await browser.newContext({ viewport: { width: 480, height: 420 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const entries = async (place: string) => {
    await page.goto(`${site.url}${place}`)
    await waitForNews(page, 'load')
    return inWorld(page, (world) => world.world?.entries.length)
  }
  for (const place of ['/kept.html', '/lost.html']) {
    expect(await entries(place)).toBe(0)
    await inWorld(page, async (world) => {
      const { east = 0, south = 0 } = world.camera ?? {}
      await world.apply({ kind: 'raise', path: [[east + 900, south - 3000]], radius: 500, by: 300 })
    })
    await page.waitForTimeout(3000)
  }
  expect(await entries('/kept.html')).toBe(1)
  expect(await entries('/lost.html')).toBe(0)
})

test('in a frame of another site what is kept is kept apart, and is there again', async () => {
  const abroad = await serveHost({
    '/frame.html': `<!doctype html><title>A frame</title><link rel="icon" href="data:,"><iframe src="${site.url}/embed.html?models=off&quality=low&seed=7&storage=local" width="400" height="260" title="A world"></iframe>`,
  })
  onTestFinished(() => abroad.close())
  const context = await browser.newContext({ viewport: { width: 480, height: 420 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  /** Opens a page and tells how much was done to its world, which is the page's own or in its frame; then does one thing more. */
  const editOnce = async (url: string) => {
    await page.goto(url)
    const place = url.endsWith('frame.html') ? page.frameLocator('iframe').locator('terrella-world') : page.locator('terrella-world')
    const before = await place.evaluate(async (element) => {
      const world = element as TerrellaWorldElement
      await world.ready
      const { entries } = world.world ?? {}
      const { east = 0, south = 0 } = world.camera ?? {}
      await world.apply({ kind: 'raise', path: [[east + 900, south - 3000]], radius: 500, by: 300 })
      return entries?.length
    })
    await page.waitForTimeout(3000)
    return before
  }
  expect(await editOnce(`${site.url}/kept.html`)).toBe(0)
  // The same server's world on the page of another site, whose name localhost is.
  const foreign = `${abroad.url.replace('127.0.0.1', 'localhost')}/frame.html`
  expect(await editOnce(foreign)).toBe(0)
  expect(await editOnce(foreign)).toBe(1)
  expect(await editOnce(`${site.url}/kept.html`)).toBe(1)
})

test('a page that is hidden has no frame drawn, and is told so', async () => {
  const { page } = await openHost(browser, `${site.url}/long.html`)
  await waitForNews(page, 'load')
  await inWorld(page, (world) => world.setAttribute('pace', 'day'))
  const begun = await frames(page)
  await expect.poll(() => frames(page), { timeout: 30_000 }).toBeGreaterThan(begun + 1)
  // As a browser does when another tab comes to the front; this one has no tabs.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect(await waitForNews(page, 'visibility')).toEqual({ visible: false })
  await page.waitForTimeout(500)
  const hidden = await frames(page)
  await page.waitForTimeout(1500)
  expect(await frames(page)).toBe(hidden)
})

test('a wheel that scrolls the page by is told how it comes closer', async () => {
  const { page } = await openHost(browser, `${site.url}/long.html`)
  await waitForNews(page, 'load')
  await page.locator('#world').hover({ position: { x: 90, y: 150 } })
  await page.mouse.wheel(0, 40)
  await page.getByText('Hold Ctrl, or ⌘, to come nearer with the wheel').waitFor({ timeout: 20_000 })
})

test('where the page is isolated the engine runs on several threads, and elsewhere on one', async () => {
  const isolated = await serveHost(PAGES, {
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  })
  onTestFinished(() => isolated.close())
  const threads = async (url: string) => {
    const { page } = await openHost(browser, `${url}/plain.html`)
    await expect.poll(() => inWorld(page, (world) => world.stats?.backend), { timeout: 90_000 }).toBe('wasm')
    const driver = await browser.newBrowserCDPSession()
    const { targetInfos } = await driver.send('Target.getTargets', { filter: [{ type: 'worker' }] })
    await page.close()
    return targetInfos.filter(({ title }) => title === 'em-pthread').length
  }
  expect(await threads(site.url)).toBe(0)
  // Beside the worker's own.
  expect(await threads(isolated.url)).toBeGreaterThanOrEqual(1)
})
