import type { Page } from 'playwright-core'
import { DRAWING_METER, takeDrawing } from './drawingMeter'
import { openWorld } from './flight/world'
import { withPage } from './openBrowser'
import { type Bench, type Measurement, medianOf, type Row } from './rows'

const PICTURE = { width: 640, height: 360 }
/** A screen with two pixels for one of the page's would be given more by some tiers than by others. */
const RATIO = 1
const TIERS = ['high', 'medium', 'low', 'lowest'] as const
const SPANS = 5
const SPAN_MILLISECONDS = 4000

declare global {
  /** What `pages/bareSky.ts` has drawn. */
  var framesDrawn: number
  var turning: number | undefined
  var turns: number
}

/** What a frame takes, beside a bare page. */
export const frameTime: Measurement = {
  name: 'frame-time',
  about: `A frame at ${PICTURE.width}×${PICTURE.height}, the first place of seed 7, against a bare page: three's own sky over plain ground of as many triangles`,
  run: async (bench) => {
    const rows: Row[] = []
    for (const tier of TIERS) {
      bench.tell(`${tier}: the world`)
      const world = await timeWorld(bench, tier)
      bench.tell(`${tier}: the bare page`)
      const bare = await timeBare(bench, world.triangles, world.ratio)
      rows.push(
        { name: `${tier}: a frame, the eye turning`, ...medianOf(world.turning), unit: 'ms', note: `${world.triangles} triangles` },
        { name: '… of the bare page', ...medianOf(bare), unit: 'ms' },
        { name: '… the world against it', value: medianOf(world.turning).value / medianOf(bare).value, unit: '×' },
        { name: '… a frame of the world while a day goes by in a minute', ...medianOf(world.days), unit: 'ms' },
      )
    }
    return rows
  },
}

function timeWorld({ chrome, site }: Bench, tier: (typeof TIERS)[number]) {
  return withPage(chrome, { viewport: PICTURE, deviceScaleFactor: RATIO, before: DRAWING_METER }, async (page) => {
    await openWorld(page, site.url, `&quality=${tier}`)
    const ratio = await page.evaluate(() => (document.querySelector('canvas')?.width ?? 0) / innerWidth)
    const countFrames = () => Number(globalThis.__terrella?.stats().frames)
    await takeDrawing(page)
    await keepTurning(page, true)
    const turning = await timeFrames(page, countFrames)
    const { mostTriangles } = await takeDrawing(page)
    await keepTurning(page, false)
    await letTimeGoBy(page)
    return { turning, days: await timeFrames(page, countFrames), triangles: mostTriangles, ratio }
  })
}

function timeBare({ chrome, site }: Bench, triangles: number, ratio: number): Promise<number[]> {
  return withPage(chrome, { viewport: PICTURE, deviceScaleFactor: RATIO }, async (page) => {
    await page.goto(`${site.url}/bench/bareSky.html?triangles=${triangles}&ratio=${ratio}`)
    await page.waitForFunction(() => globalThis.framesDrawn > 3)
    return timeFrames(page, () => globalThis.framesDrawn)
  })
}

/** More often than any screen draws. */
const TURN_MILLISECONDS = 4

/** Turns the eye by a hair all the time, so that no frame can be left out and no land is missing. */
function keepTurning(page: Page, isOn: boolean): Promise<void> {
  return page.evaluate(
    ([on, everyMilliseconds]) => {
      clearInterval(globalThis.turning)
      const { yaw = 0 } = globalThis.__terrella?.look() ?? {}
      globalThis.turns = 0
      if (!on) return
      globalThis.turning = window.setInterval(() => {
        globalThis.turns++
        globalThis.__terrella?.setEye({ yaw: yaw + (globalThis.turns % 2) * 1e-4 })
      }, everyMilliseconds)
    },
    [isOn, TURN_MILLISECONDS] as const,
  )
}

/** With the dial's own button; the dial is closed again, so that no panel is painted. */
export async function letTimeGoBy(page: Page): Promise<void> {
  await page.keyboard.press('4')
  await page.getByRole('button', { name: 'a day a minute' }).dispatchEvent('click')
  await page.keyboard.press('Escape')
}

/** Milliseconds a frame, in each of some spans. */
async function timeFrames(page: Page, count: () => number): Promise<number[]> {
  const times: number[] = []
  for (let span = 0; span < SPANS; span++) {
    const look = async () => ({ frames: await page.evaluate(count), now: performance.now() })
    const before = await look()
    await page.waitForTimeout(SPAN_MILLISECONDS)
    const after = await look()
    if (after.frames === before.frames) throw new Error('No frame was drawn.')
    times.push((after.now - before.now) / (after.frames - before.frames))
  }
  return times
}
