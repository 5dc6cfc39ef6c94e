import type { Page } from 'playwright-core'
import { waitForMark, withPage } from './openBrowser'
import { type Bench, type Measurement, medianOf, type Row } from './rows'

const STROKES = 7
const HOLD_MILLISECONDS = 400
/** Learned metres above the ground: looking straight down, the brush is a little more than a kilometre of world wide. */
const EYE_METRES = 17_000
const TIMES_WIDER = 4
/** A view this small takes little of the time for drawing, where there is no graphics card. */
const VIEWPORT = { width: 320, height: 180 }

/**
 * What one stroke took, in milliseconds. Land counts as dreamed when every sample that a tile is drawn with has seen the stroke, however little it changes there: in the
 * tiles under the brush, in the whole picture, and in all tiles that the picture is made from, to their edges beyond it. Each stroke is taken back before the next, so all begin alike.
 */
interface StrokeTimes {
  /** From pressing until a frame with the change was drawn. */
  readonly seen: number
  /** From letting go. */
  readonly underBrush: number
  readonly picture: number
  readonly everywhere: number
  /** From the key that undoes the stroke. */
  readonly undoneUnderBrush: number
  readonly undone: number
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
    const goal = (value: number) => ({ goal: { is: 'at most', value } }) as const
    return [
      { ...row('from pressing to the first change seen', ({ seen }) => seen), ...goal(100) },
      { ...row('from letting go to the land dreamed under the brush', ({ underBrush }) => underBrush), ...goal(600) },
      { ...row('… to all of the picture', ({ picture }) => picture), ...goal(600) },
      row('… to all that is felt of it, beyond the picture too', ({ everywhere }) => everywhere),
      { ...row('from undo to the land as before under the brush', ({ undoneUnderBrush }) => undoneUnderBrush), ...goal(600) },
      { ...row('… in all of the picture', ({ undone }) => undone), ...goal(600) },
      row('a frame here', ({ frame }) => frame),
      { ...row('the first change, in frames', ({ seen, frame }) => seen / frame), unit: 'frames' },
    ]
  },
}

function strokes({ site, chrome, tell }: Bench): Promise<StrokeTimes[]> {
  return withPage(chrome, { viewport: VIEWPORT }, async (page) => {
    // The compiler that runs this file names inner functions by a function of its own, which a page does not have.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named' })
    await page.goto(`${site.url}/?backend=wasm`)
    await waitForMark(page, 'terrella:models-ready')
    await page.evaluate((elevation) => {
      globalThis.__terrella?.setEye({ east: 0, south: 0, elevation, yaw: 0, pitch: -1.5, mode: 'fly' })
    }, EYE_METRES)
    await rest(page)
    await page.keyboard.press('r')
    for (let i = 0; i < TIMES_WIDER; i++) await page.keyboard.press(']')
    const times: StrokeTimes[] = []
    for (let stroke = 0; stroke <= STROKES; stroke++) {
      tell(`stroke ${stroke + 1} of ${STROKES + 1}`)
      await rest(page)
      const drawn = await timeStroke(page)
      await rest(page)
      const undone = await timeUndo(page)
      // The first one only warms up.
      if (stroke > 0) times.push({ ...drawn, ...undone })
    }
    return times
  })
}

/** Presses, holds and lets go within the page itself, so that no message between processes counts. */
function timeStroke(page: Page): Promise<Omit<StrokeTimes, 'undone' | 'undoneUnderBrush'>> {
  return page.evaluate(async (hold) => {
    const surface = document.querySelector('.surface')
    const { clientWidth = 0, clientHeight = 0 } = surface ?? {}
    const at = { clientX: clientWidth / 2, clientY: clientHeight / 2, pointerId: 1, pointerType: 'mouse', bubbles: true }
    const send = (type: string, more: PointerEventInit) => surface?.dispatchEvent(new PointerEvent(type, { ...at, ...more }))
    const marked = (name: string) => performance.getEntriesByName(name)[0]?.startTime
    const count = (name: string) => Number(globalThis.__terrella?.stats()[name])
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
      return performance.now()
    }
    const nextFrame = () => {
      const frames = count('frames')
      return until(() => count('frames') > frames)
    }
    performance.clearMarks()
    const moved = performance.now()
    send('pointermove', { button: -1 })
    const frame = (await nextFrame()) - moved
    const pressed = performance.now()
    send('pointerdown', { button: 0, buttons: 1 })
    await until(() => marked('terrella:stroke-seen') !== undefined)
    const seen = (marked('terrella:stroke-seen') ?? Number.NaN) - pressed
    await new Promise((resolve) => setTimeout(resolve, hold))
    const released = performance.now()
    send('pointerup', { button: 0 })
    // The stroke ends in the next frame; from then on the page knows what is missing.
    await nextFrame()
    const underBrush = (await until(() => count('touched') === 0)) - released
    await until(() => marked('terrella:stroke-dreamed') !== undefined)
    const picture = (marked('terrella:stroke-dreamed') ?? Number.NaN) - released
    const everywhere = (await until(() => count('wanted') + count('later') === 0)) - released
    return { seen, underBrush, picture, everywhere, frame }
  }, HOLD_MILLISECONDS)
}

function timeUndo(page: Page): Promise<Pick<StrokeTimes, 'undone' | 'undoneUnderBrush'>> {
  return page.evaluate(async () => {
    const count = (name: string) => Number(globalThis.__terrella?.stats()[name])
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
      return performance.now()
    }
    const pressed = performance.now()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true }))
    await until(() => count('wanted') > 0)
    const undoneUnderBrush = (await until(() => count('touched') === 0)) - pressed
    const undone = (await until(() => count('wanted') === 0)) - pressed
    return { undone, undoneUnderBrush }
  })
}

function rest(page: Page): Promise<unknown> {
  const isSettled = () => {
    const { isResting, wanted, later } = globalThis.__terrella?.stats() ?? {}
    return isResting === true && wanted === 0 && later === 0
  }
  return page.waitForFunction(isSettled, undefined, { polling: 100, timeout: 120_000 })
}
