import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

declare global {
  /** What `pages/drawingMeter.js` counts in the page. */
  var drawingMeter: DrawingMeter
}

/** Of the fullest frame. */
export interface DrawingMeter {
  readonly mostDrawCalls: number
  readonly mostTriangles: number
}

/** The script to run before a page's own. */
export const DRAWING_METER = fileURLToPath(new URL('pages/drawingMeter.js', import.meta.url))

/** What was counted since the last call. */
export function takeDrawing(page: Page): Promise<DrawingMeter> {
  return page.evaluate(() => {
    const taken = { ...drawingMeter }
    Object.assign(drawingMeter, { mostDrawCalls: 0, mostTriangles: 0 })
    return taken
  })
}
