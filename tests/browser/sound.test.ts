import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { SCAPES } from '../sound/scapes'
import { startBrowser, visit, waitForMark } from './harness'
import type { ScapeName } from './lab/measureSound'
import { serveLab } from './lab/serveLab'
import { type Site, serveSite, WITHOUT_MODEL } from './site'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** What `watchAudio` counts in the page. */
interface AudioWatch {
  readonly contexts: AudioContext[]
  /** Sources that were started and have not ended. */
  readonly running: Set<AudioScheduledSourceNode>
}

declare global {
  var audioWatch: AudioWatch | undefined
}

/** Runs in the page before its own code: keeps every audio context and every source that runs. */
function watchAudio(): void {
  const watch: AudioWatch = { contexts: [], running: new Set() }
  globalThis.audioWatch = watch
  const Context = globalThis.AudioContext
  globalThis.AudioContext = class extends Context {
    constructor(options?: AudioContextOptions) {
      super(options)
      watch.contexts.push(this)
    }
  }
  for (const source of [AudioBufferSourceNode, OscillatorNode]) {
    const start = source.prototype.start as (this: AudioScheduledSourceNode, ...times: number[]) => void
    source.prototype.start = function (this: AudioScheduledSourceNode, ...times: number[]) {
      watch.running.add(this)
      this.addEventListener('ended', () => watch.running.delete(this))
      start.apply(this, times)
    }
  }
}

/** A busy machine takes its time. */
const PATIENTLY = { polling: 20, timeout: 90_000 } as const

const states = (page: Page) => page.evaluate(() => globalThis.audioWatch?.contexts.map(({ state }) => state))
const waitForStates = (page: Page, expected: readonly string[]) =>
  page.waitForFunction(
    (wanted) => JSON.stringify(globalThis.audioWatch?.contexts.map(({ state }) => state)) === wanted,
    JSON.stringify(expected),
    { polling: 50, timeout: 60_000 },
  )

describe('the page', () => {
  let site: Site
  beforeAll(async () => {
    site = await serveSite({ answers: WITHOUT_MODEL })
  })
  afterAll(() => site.close())

  async function open() {
    const context = await browser.newContext({ viewport: { width: 640, height: 360 } })
    onTestFinished(() => context.close())
    await context.addInitScript(watchAudio)
    const page = await context.newPage()
    const errors: string[] = []
    context.on('weberror', (error) => errors.push(String(error.error())))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    const asked: string[] = []
    // What the service worker keeps for offline is no sound yet.
    context.on('request', (request) => !request.serviceWorker() && asked.push(request.url()))
    await page.goto(`${site.url}/?quality=lowest`)
    await waitForMark(page, 'terrella:first-land', 120_000)
    return { page, errors, asked, button: page.getByRole('button', { name: 'Sound of the land' }) }
  }

  test('is silent until it is asked, remembers it, and begins again with the first gesture', async () => {
    const { page, errors, asked, button } = await open()
    await page.mouse.click(300, 200)
    expect(await states(page)).toEqual([])
    expect(asked.some((url) => /\/sound-/.test(url))).toBe(false)

    await button.click()
    await waitForStates(page, ['running'])
    await page.waitForFunction(() => (globalThis.audioWatch?.running.size ?? 0) > 2, undefined, { polling: 50, timeout: 90_000 })
    expect(await button.getAttribute('aria-pressed')).toBe('true')

    await page.reload()
    await waitForMark(page, 'terrella:first-land', 120_000)
    await page.waitForTimeout(500)
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    expect(await states(page)).toEqual([])
    await page.mouse.click(300, 200)
    await waitForStates(page, ['running'])

    await page.keyboard.press('b')
    await waitForStates(page, ['closed'])
    await page.reload()
    await waitForMark(page, 'terrella:first-land', 150_000)
    expect(await button.getAttribute('aria-pressed')).toBe('false')
    expect(errors).toEqual([])
  })

  test('is not heard while it is not seen', async () => {
    const { page, errors } = await open()
    await page.keyboard.press('b')
    await waitForStates(page, ['running'])
    const setHidden = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, isHidden)
    await setHidden(true)
    await waitForStates(page, ['suspended'])
    await setHidden(false)
    await waitForStates(page, ['running'])
    // Away and back before the fade is over: it goes on.
    await setHidden(true)
    await setHidden(false)
    await page.waitForTimeout(1500)
    expect(await states(page)).toEqual(['running'])
    expect(errors).toEqual([])
  })

  test('leaves nothing behind when it is switched on and off', async () => {
    const { page, errors } = await open()
    for (let cycle = 0; cycle < 6; cycle++) {
      await page.keyboard.press('b')
      // Half of them are called off while the sound is still on its way.
      if (cycle % 2 === 0) {
        await page.waitForFunction(() => globalThis.audioWatch?.contexts.at(-1)?.state === 'running', undefined, PATIENTLY)
        await page.waitForFunction(() => (globalThis.audioWatch?.running.size ?? 0) > 0, undefined, PATIENTLY)
      }
      await page.keyboard.press('b')
      await page.waitForFunction(() => globalThis.audioWatch?.contexts.every(({ state }) => state === 'closed'), undefined, PATIENTLY)
      // What played in a closed context is gone without a word. Whatever starts from now on is too much.
      await page.evaluate(() => globalThis.audioWatch?.running.clear())
    }
    await page.waitForTimeout(1200)
    expect(new Set(await states(page))).toEqual(new Set(['closed']))
    expect(await page.evaluate(() => globalThis.audioWatch?.running.size)).toBe(0)
    expect(errors).toEqual([])
  }, 600_000)
})

describe('what is heard', () => {
  let site: Site
  let page: Page
  beforeAll(async () => {
    site = await serveLab()
    page = (await visit(browser, site.url)).page
    await page.waitForFunction(() => globalThis.lab !== undefined)
  })
  afterAll(() => site.close())

  async function measure(name: ScapeName, seconds = 8, clock = 0, silenceFrom?: number) {
    const found = await page.evaluate(([scape, length, start, still]) => globalThis.lab?.measureSound(scape, length, start, still), [
      name,
      seconds,
      clock,
      silenceFrom,
    ] as const)
    if (!found) throw new Error('Expected a lab.')
    return found
  }
  const spread = (levels: readonly number[]) => Math.max(...levels) - Math.min(...levels)

  test('every situation sounds, none is ever too loud, and nothing clicks', async () => {
    for (const name of Object.keys(SCAPES) as ScapeName[]) {
      const { isSound, rms, peak, largestStep } = await measure(name, 5)
      expect([name, isSound]).toEqual([name, true])
      expect(rms, name).toBeGreaterThan(-55)
      expect(rms, name).toBeLessThan(-12)
      expect(peak, name).toBeLessThan(-0.2)
      expect(largestStep, name).toBeLessThan(0.5)
    }
  })

  test('wind comes in gusts that are brighter where they are stronger', async () => {
    const { seconds } = await measure('ridge', 26)
    const steady = seconds.slice(5)
    expect(spread(steady.map(({ level }) => level))).toBeGreaterThan(3)
    const byLevel = [...steady].sort((a, b) => a.level - b.level)
    const brightnessOf = (part: typeof steady) => part.reduce((sum, { brightness }) => sum + brightness, 0) / part.length
    expect(brightnessOf(byLevel.slice(-5))).toBeGreaterThan(brightnessOf(byLevel.slice(0, 5)))
  })

  test('thunder comes after its flash, with a crack when it is near and a long rumble', async () => {
    // The stroke at 235.07 falls 377 m away: a second and a tenth later it is heard.
    const { seconds } = await measure('thunderstorm', 10, 234)
    const levels = seconds.map(({ level }) => level)
    expect((levels[2] ?? 0) - (levels[1] ?? 0)).toBeGreaterThan(8)
    expect(levels[5] ?? 0).toBeGreaterThan((levels[1] ?? 0) + 4)
    expect(seconds[2]?.brightness).toBeGreaterThan(1.3 * (seconds[5]?.brightness ?? 1))
  })

  test('a fade ends in silence', async () => {
    const { seconds, largestStep } = await measure('beach', 8, 0, 5)
    expect(seconds[4]?.level).toBeGreaterThan(-50)
    expect(seconds[7]?.level).toBeLessThan(-95)
    expect(largestStep).toBeLessThan(0.4)
  })
})
