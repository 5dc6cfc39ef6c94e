import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { hostPage, inWorld, openHost, serveHost, waitForNews } from './elementPage'
import { startBrowser } from './harness'
import { isBlank, measurePicture } from './picture'
import type { Site } from './site'

/** Without its models a world is soon at rest: it stays as it was baked. */
const QUIET = 'models="off" seed="7"'

const PAGES = {
  '/one.html': hostPage(
    '<p>Before it.</p><terrella-world id="world" alt="A fjord" interaction-prompt="none" controls editable models="off"></terrella-world><div class="gap"></div>',
  ),
  '/bare.html': hostPage(`<terrella-world id="world" ${QUIET}></terrella-world>`),
  '/two.html': hostPage(`<terrella-world id="world" ${QUIET}></terrella-world><terrella-world id="other" ${QUIET}></terrella-world>`),
  '/odd.html': hostPage(
    '<terrella-world id="world" seed="7" mode="swim" time="25:00" reveal="manual" storage="yes" models="off"></terrella-world>',
  ),
  '/shut.html': hostPage('<terrella-world id="world" reveal="interaction" models="off" alt="A fjord"></terrella-world>'),
  '/lost.html': hostPage(
    '<terrella-world id="world" src="/nothing.terrella"></terrella-world><terrella-world id="other" src="/page.css"></terrella-world>',
  ),
  '/twice.html': hostPage(`<script type="module" src="/terrella.js?again"></script><terrella-world id="world" ${QUIET}></terrella-world>`),
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

describe('an element', () => {
  test('shows a poster, then a world; tells of it; does what it is asked; and takes nothing from its page', async () => {
    const { page, errors } = await openHost(browser, `${site.url}/one.html`)
    expect(await inWorld(page, ({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight])).toEqual([400, 260])
    expect(await waitForNews(page, 'load')).toEqual({ seed: 7 })
    await waitForNews(page, 'ready')
    expect(isBlank(await measurePicture(await page.locator('#world').screenshot()))).toBe(false)
    expect(
      await page.evaluate(() => [document.activeElement?.localName, document.title, localStorage.length, '__terrella' in globalThis]),
    ).toEqual(['body', 'A page', 0, false])
    const world = await inWorld(page, async (world) => {
      const before = world.camera
      world.setCamera({ heading: 40 })
      await world.apply({ kind: 'raise', path: [[(before?.east ?? 0) + 900, (before?.south ?? 0) - 3000]], radius: 500, by: 300 })
      const refused = await world.apply({ kind: 'raise' } as never).catch((error) => error.code)
      return { loaded: world.loaded, heading: world.camera?.heading, entries: world.world?.entries.length, canUndo: world.canUndo, refused }
    })
    expect(world).toEqual({ loaded: true, heading: 40, entries: 1, canUndo: true, refused: 'invalid-argument' })
    expect(await waitForNews(page, 'edit')).toMatchObject({ entries: [{ kind: 'raise' }] })
    expect(await waitForNews(page, 'history-change')).toEqual({ canUndo: true, canRedo: false, entries: 1 })
    expect(await inWorld(page, async (world) => [await world.undo(), world.canRedo, await world.undo()])).toEqual([true, true, false])
    const prevented = await inWorld(page, (world) => {
      world.addEventListener('before-edit', (event) => event.preventDefault())
      return world.apply({ kind: 'smooth', path: [[0, 0]], radius: 100 }).catch((error) => error.code)
    })
    expect(prevented).toBe('not-allowed')
    const files = await inWorld(page, async (world) => {
      const [file, picture, link] = [await world.exportFile('world'), await world.toBlob(), await world.toShareURL()]
      return [file.name, file.size > 100, picture.type, picture.size > 1000, link]
    })
    expect(files).toEqual(['World 7.terrella', true, 'image/png', true, expect.stringMatching(/#w=/)])
    expect(errors).toEqual([])
  })

  test('leaves the wheel and the keys to its page until somebody turns to it, and lets go of them again', async () => {
    const { page } = await openHost(browser, `${site.url}/one.html`)
    await waitForNews(page, 'load')
    const camera = () => inWorld(page, (world) => world.camera)
    const before = await camera()
    const above = { position: { x: 90, y: 150 } }
    await page.locator('#world').hover(above)
    await page.mouse.wheel(0, 200)
    await page.waitForFunction(() => scrollY > 100)
    await page.evaluate(() => scrollTo(0, 0))
    await page.keyboard.press('ArrowUp')
    expect(await camera()).toEqual(before)
    await page.keyboard.down('Control')
    await page.locator('#world').hover(above)
    await page.mouse.wheel(0, -300)
    await page.keyboard.up('Control')
    await expect.poll(camera, { timeout: 20_000 }).not.toEqual(before)
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.locator('#world').click(above)
    const focused = () => page.evaluate(() => document.activeElement?.id)
    expect(await focused()).toBe('world')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('')
    expect(
      await page
        .locator('#world')
        .evaluate((world) => getComputedStyle(world.shadowRoot?.querySelector('.surface') as Element).touchAction),
    ).toBe('pan-y')
  })

  test('draws nothing while it is not seen, after a minute gives back what it holds, and comes again as it was', async () => {
    const { page } = await openHost(browser, `${site.url}/one.html`, {
      before: () => {
        const late = window.setTimeout
        window.setTimeout = ((act: TimerHandler, wait = 0, ...more: unknown[]) =>
          late(act, wait === 60_000 ? 2000 : wait, ...more)) as typeof setTimeout
      },
    })
    await waitForNews(page, 'load')
    await inWorld(page, async (world) => {
      world.setAttribute('pace', 'day')
      await world.apply({ kind: 'dream', path: [[0, 0]], radius: 400 })
    })
    await page.waitForTimeout(500)
    await page.evaluate(() => scrollTo(0, 2000))
    expect(await waitForNews(page, 'visibility')).toEqual({ visible: false })
    const frames = () => inWorld(page, (world) => world.stats?.frames)
    const [one, camera] = [await frames(), await inWorld(page, (world) => world.camera)]
    await page.waitForTimeout(800)
    expect(await frames()).toBe(one)
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0)
    expect(await inWorld(page, (world) => [world.stats, world.shadowRoot?.querySelectorAll('.surface').length])).toEqual([undefined, 0])
    await page.evaluate(() => {
      told.length = 0
      scrollTo(0, 0)
    })
    await waitForNews(page, 'load')
    const after = await inWorld(page, (world) => ({ camera: world.camera, entries: world.world?.entries.length, pace: world.world?.pace }))
    expect(after).toMatchObject({ entries: 1, pace: 'day' })
    expect(after.camera?.heading).toBeCloseTo(camera?.heading ?? 0, 0)
    expect(Math.abs((after.camera?.east ?? 0) - (camera?.east ?? 0))).toBeLessThan(1)
  })

  test('is the only one that lives: another shows its poster until it is touched, and then this one rests', async () => {
    const { page } = await openHost(browser, `${site.url}/two.html`)
    await waitForNews(page, 'load')
    await page.waitForTimeout(1000)
    expect(await inWorld(page, (world) => world.loaded, 'other')).toBe(false)
    await page.locator('#other').getByRole('button').first().click()
    await waitForNews(page, 'load', 'other')
    expect(await inWorld(page, (world) => world.stats)).toBeUndefined()
    expect(await page.locator('#world').evaluate((world) => world.shadowRoot?.querySelectorAll('.stage-poster canvas').length)).toBe(1)
  })

  test('warns of attributes that it cannot use, keeps its poster until it is told, and opens when it is touched', async () => {
    const odd = await openHost(browser, `${site.url}/odd.html`)
    await waitForNews(odd.page, 'load')
    expect((await odd.page.evaluate(() => warned)).filter((words) => words.startsWith('<terrella-world>'))).toEqual([
      expect.stringContaining('mode="swim"'),
      expect.stringContaining('time="25:00"'),
      expect.stringContaining('storage="yes"'),
    ])
    const poster = odd.page.locator('#world').getByRole('button', { name: 'Open this world' })
    expect(await poster.count()).toBe(1)
    await inWorld(odd.page, (world) => world.dismissPoster())
    await poster.waitFor({ state: 'hidden' })
    const { page } = await openHost(browser, `${site.url}/shut.html`)
    await page.waitForTimeout(700)
    expect(
      await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/embedded')).length),
    ).toBe(0)
    await page.getByRole('button', { name: 'Open this world: A fjord' }).press('Enter')
    await waitForNews(page, 'load')
    expect(await page.locator('#world').evaluate((world) => world.shadowRoot?.activeElement?.className)).toBe('surface')
  })

  test('says in a sentence what it cannot open or draw', async () => {
    const { page } = await openHost(browser, `${site.url}/lost.html`)
    expect(await waitForNews(page, 'error')).toMatchObject({ code: 'source-unavailable' })
    expect(await page.locator('#world').evaluate((world) => world.shadowRoot?.querySelector('.stage-fallback')?.textContent)).toMatch(
      /could not be opened.*404/,
    )
    expect(await inWorld(page, (world) => world.load().catch((error) => error.code), 'other')).toBe('source-refused')
    const bare = await openHost(browser, `${site.url}/bare.html`, {
      before: () => {
        HTMLCanvasElement.prototype.getContext = () => null
      },
    })
    expect(await waitForNews(bare.page, 'error')).toMatchObject({ code: 'drawing-unavailable' })
    expect(await bare.page.locator('#world').evaluate((world) => world.shadowRoot?.querySelector('.stage-fallback')?.textContent)).toMatch(
      /WebGL2/,
    )
    expect(bare.errors).toEqual([])
  })

  test('is brought twice without harm, moves within its page, and leaves nothing behind', async () => {
    const { page, errors } = await openHost(browser, `${site.url}/twice.html`)
    await waitForNews(page, 'load')
    await inWorld(page, (world) => document.body.append(world))
    await page.waitForTimeout(300)
    expect(await inWorld(page, (world) => world.loaded)).toBe(true)
    for (let mount = 0; mount < 4; mount++) {
      await page.evaluate(() => {
        told.length = 0
        document.querySelector('terrella-world')?.remove()
        const world = Object.assign(document.createElement('terrella-world'), { id: 'world' })
        world.setAttribute('models', 'off')
        document.querySelector('main')?.append(world)
      })
      await waitForNews(page, 'load')
    }
    await page.evaluate(() => document.querySelector('terrella-world')?.remove())
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0)
    expect(errors).toEqual([])
  })
})

/** Where a world must live too. Each is one page, seen once. */
describe('a world lives', () => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; require-trusted-types-for 'none'"
  test.each<[where: string, headers: Record<string, string>]>([
    ['under a strict content policy', { 'content-security-policy': policy.replace("; require-trusted-types-for 'none'", '') }],
    [
      'where the page is cross-origin isolated',
      { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    ],
  ])('%s', async (_, headers) => {
    const strict = await serveHost({ '/page.html': hostPage('<terrella-world id="world" seed="7"></terrella-world>') }, { headers })
    onTestFinished(() => strict.close())
    const { page, errors } = await openHost(browser, `${strict.url}/page.html`)
    await waitForNews(page, 'load')
    // Its models are there: the engine runs.
    await expect.poll(() => inWorld(page, (world) => world.stats?.backend), { timeout: 90_000 }).toBe('wasm')
    expect(await inWorld(page, (world) => world.capabilities.isolated)).toBe('cross-origin-opener-policy' in headers)
    expect(errors).toEqual([])
  })

  test('when its script comes from another origin, and in a frame that may run scripts and nothing else', async () => {
    const home = await serveHost({}, { headers: { 'access-control-allow-origin': '*' } })
    onTestFinished(() => home.close())
    const body = `<terrella-world id="world" ${QUIET}></terrella-world>`
    const abroad = await serveHost(
      {
        '/page.html': hostPage(body, `${home.url}/terrella.js`),
        '/frame.html':
          '<!doctype html><title>A frame</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="/page.html" width="400" height="300" title="A world"></iframe>',
      },
      { headers: { 'access-control-allow-origin': '*' } },
    )
    onTestFinished(() => abroad.close())
    const { page, errors } = await openHost(browser, `${abroad.url}/page.html`)
    await waitForNews(page, 'load')
    expect(errors).toEqual([])
    const framed = await openHost(browser, `${abroad.url}/frame.html`)
    const frame = framed.page.frames()[1]
    await frame?.waitForFunction(() => globalThis.told?.some(({ name }) => name === 'load'), undefined, { timeout: 90_000, polling: 200 })
    expect(framed.errors).toEqual([])
  })
})
