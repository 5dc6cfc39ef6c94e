import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

declare global {
  /** What `pages/drawingMeter.js` measures in the page. */
  var drawingMeter: DrawingMeter
}

export interface DrawingMeter {
  /** Starts and ends of the WebGL calls that took longer than 0.1 ms, in pairs, in milliseconds since the navigation. */
  slowCalls: number[]
  /** Of one frame. */
  mostDrawCalls: number
  mostTriangles: number
  /** In which anything was drawn. */
  frames: number
}

/** The script to run before a page's own. */
export const DRAWING_METER = fileURLToPath(new URL('pages/drawingMeter.js', import.meta.url))

/** What was measured since the last call. */
export function takeDrawing(page: Page): Promise<DrawingMeter> {
  return page.evaluate(() => {
    const taken = { ...drawingMeter }
    Object.assign(drawingMeter, { slowCalls: [], mostDrawCalls: 0, mostTriangles: 0, frames: 0 })
    return taken
  })
}
