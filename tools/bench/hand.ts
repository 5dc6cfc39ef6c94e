import type { Page } from 'playwright-core'
import { waitForMark, withPage } from './openBrowser'
import { type Bench, type Measurement, medianOf, type Row } from './rows'

const STROKES = 7
const HOLD_MILLISECONDS = 400
/** Learned metres above the ground: looking straight down, the brush has a radius of half a kilometre of world. */
const EYE_METRES = 17_000
/** A view this small takes little of the time for drawing, where there is no graphics card. */
const VIEWPORT = { width: 320, height: 180 }

/** What one stroke took, in milliseconds. */
interface StrokeTimes {
  /** From pressing until a frame with the change was drawn. */
  readonly seen: number
  /** From letting go until all land in the picture has been dreamed with it. */
  readonly dreamed: number
  /** From pressing until any frame was drawn, without a tool: what the machine needs for a frame. */
  readonly frame: number
}

/** How soon the land answers a hand. */
export const hand: Measurement = {
  name: 'hand',
  about: `${STROKES} strokes of a brush one kilometre of world across, on one WASM thread, looking straight down`,
  run: async (bench) => {
    const times = await strokes(bench)
    const row = (name: string, pick: (times: StrokeTimes) => number): Row => ({ name, ...medianOf(times.map(pick)), unit: 'ms' })
    return [
      { ...row('from pressing to the first change seen', ({ seen }) => seen), goal: { is: 'at most', value: 100 } },
      {
        ...row('from letting go to the land dreamed with it, all of the picture', ({ dreamed }) => dreamed),
        goal: { is: 'at most', value: 600 },
      },
      row('a frame here', ({ frame }) => frame),
      { ...row('the first change, in frames', ({ seen, frame }) => seen / frame), unit: 'frames' },
    ]
  },
}

function strokes({ site, chrome, tell }: Bench): Promise<StrokeTimes[]> {
  return withPage(chrome, { viewport: VIEWPORT }, async (page) => {
    // The compiler that runs this file names inner functions by a function of its own, which a page does not have.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
    await page.goto(`${site.url}/?quality=low&backend=wasm`)
    await waitForMark(page, 'terrella:models-ready')
    await page.evaluate((elevation) => {
      globalThis.__terrella?.setEye({ east: 0, south: 0, elevation, yaw: 0, pitch: -1.5, mode: 'fly' })
    }, EYE_METRES)
    await rest(page)
    await page.keyboard.press('r')
    for (let i = 0; i < 4; i++) await page.keyboard.press(']')
    const times: StrokeTimes[] = []
    for (let stroke = 0; stroke <= STROKES; stroke++) {
      tell(`stroke ${stroke + 1} of ${STROKES + 1}`)
      await rest(page)
      const one = await timeStroke(page)
      // The first one only warms up.
      if (stroke > 0) times.push(one)
    }
    return times
  })
}

/** Presses, holds and lets go within the page itself, so that no message between processes counts. */
function timeStroke(page: Page): Promise<StrokeTimes> {
  return page.evaluate(async (hold) => {
    const surface = document.querySelector('.surface')
    const { clientWidth = 0, clientHeight = 0 } = surface ?? {}
    const at = { clientX: clientWidth / 2, clientY: clientHeight / 2, pointerId: 1, pointerType: 'mouse', bubbles: true }
    const send = (type: string, more: PointerEventInit) => surface?.dispatchEvent(new PointerEvent(type, { ...at, ...more }))
    const marked = async (name: string) => {
      while (performance.getEntriesByName(name).length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
      return performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    }
    performance.clearMarks()
    const framesBefore = Number(globalThis.__terrella?.stats().frames)
    const moved = performance.now()
    send('pointermove', { button: -1 })
    while (Number(globalThis.__terrella?.stats().frames) === framesBefore) await new Promise((resolve) => setTimeout(resolve, 1))
    const frame = performance.now() - moved
    const pressed = performance.now()
    send('pointerdown', { button: 0, buttons: 1 })
    const seen = (await marked('terrella:stroke-seen')) - pressed
    await new Promise((resolve) => setTimeout(resolve, hold))
    const released = performance.now()
    send('pointerup', { button: 0 })
    const dreamed = (await marked('terrella:stroke-dreamed')) - released
    return { seen, dreamed, frame }
  }, HOLD_MILLISECONDS)
}

function rest(page: Page): Promise<unknown> {
  const isSettled = () => {
    const { isResting, wanted, later } = globalThis.__terrella?.stats() ?? {}
    return isResting === true && wanted === 0 && later === 0
  }
  return page.waitForFunction(isSettled, undefined, { polling: 100, timeout: 120_000 })
}
