import type { Page } from 'playwright-core'
import { readEye } from './world'

export const FLIGHT_SECONDS = 60

/** Between these heights above the land the pilot leaves the stick alone, in learned metres. */
const LOWEST_METRES = 500
const HIGHEST_METRES = 1200

const LOOK_MILLISECONDS = 250

/** How a flight went. */
export interface FlightLog {
  /** Length of the path over the map, in learned metres. */
  readonly metres: number
  readonly seconds: number
}

export interface FlightPlan {
  readonly seconds?: number
  /** Called about once a second with the seconds flown. */
  readonly everySecond?: (seconds: number) => Promise<void>
}

/**
 * Flies straight ahead with the keys of a keyboard: W all the time, E and Q when the land comes too near or falls away. The heading is
 * that of the first place; the view is level, so that the way leads over the land and not into it.
 */
export async function fly(page: Page, { seconds: length = FLIGHT_SECONDS, everySecond }: FlightPlan = {}): Promise<FlightLog> {
  await page.keyboard.press('Digit2')
  await page.keyboard.down('KeyW')
  const start = performance.now()
  let before = await readEye(page)
  let metres = 0
  let held: 'KeyE' | 'KeyQ' | undefined
  let calls = 0
  for (let seconds = 0; seconds < length; seconds = (performance.now() - start) / 1000) {
    const eye = await readEye(page)
    metres += Math.hypot(eye.east - before.east, eye.south - before.south)
    before = eye
    const needed = eye.height < LOWEST_METRES ? 'KeyE' : eye.height > HIGHEST_METRES ? 'KeyQ' : undefined
    if (needed !== held) {
      if (held) await page.keyboard.up(held)
      if (needed) await page.keyboard.down(needed)
      held = needed
    }
    if (seconds >= calls) {
      calls = Math.floor(seconds) + 1
      await everySecond?.(seconds)
    }
    await page.waitForTimeout(LOOK_MILLISECONDS)
  }
  if (held) await page.keyboard.up(held)
  await page.keyboard.up('KeyW')
  return { metres, seconds: (performance.now() - start) / 1000 }
}
