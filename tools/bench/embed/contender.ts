import type { Page } from 'playwright-core'

/** An element that shows something in three dimensions, and the page that has nothing else. */
export interface Contender {
  readonly name: string
  readonly tag: 'terrella-world' | 'model-viewer'
  /** Of the page, on the benchmark's site. */
  readonly address: string
  readonly html: string
}

/** Both have the same picture. */
const POSTER = '/page/examples/posters/range.webp'

export const WORLD: Contender = {
  name: '<terrella-world>',
  tag: 'terrella-world',
  address: '/world.html',
  html: pageWith('/page/terrella.js', `<terrella-world seed="7" poster="${POSTER}"></terrella-world>`),
}

export const VIEWER: Contender = {
  name: '<model-viewer>',
  tag: 'model-viewer',
  address: '/viewer.html',
  html: pageWith('/model-viewer/model-viewer.min.js', `<model-viewer src="/land.glb" poster="${POSTER}" camera-controls></model-viewer>`),
}

function pageWith(script: string, element: string): string {
  const style = 'terrella-world, model-viewer { display: block; width: 640px; height: 360px }'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Embed</title><style>${style}</style><script type="module" src="${script}"></script>${element}</html>`
}

declare global {
  /** Milliseconds since the navigation began. */
  var embedTimes: { poster?: number; frame?: number; ready?: number }
}

/** Has a page note when its element's poster, its first frame and, of a world, the models are there. */
export function noteTimes(page: Page): Promise<unknown> {
  return page.addInitScript((poster) => {
    globalThis.embedTimes = {}
    const times = globalThis.embedTimes
    new PerformanceObserver((list) => {
      const seen = list.getEntries().find((entry) => (entry as PerformanceEntry & { url: string }).url.endsWith(poster))
      if (seen) times.poster ??= seen.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    document.addEventListener('DOMContentLoaded', () => {
      const element = document.querySelector('terrella-world, model-viewer')
      // What is told is drawn in the next frame, and seen in the one after it.
      for (const [event, name] of [['load', 'frame'] as const, ['ready', 'ready'] as const])
        element?.addEventListener(event, () =>
          requestAnimationFrame(() =>
            requestAnimationFrame((now) => {
              times[name] ??= now
            }),
          ),
        )
    })
  }, POSTER)
}
