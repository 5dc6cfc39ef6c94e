import { withPage } from './openBrowser'
import { type Measurement, medianOf } from './rows'

/** What it costs to talk with a world in a frame, beside what a bare message costs. */
export const frameMessage: Measurement = {
  name: 'frame-message',
  about: 'A resting world in a frame of another site, in a process of its own, and the page around it; 25 calls of each mean, 40 means',
  run: async ({ site, chrome, tell }) => {
    tell('waiting for the land in the frame')
    const other = site.url.replace('127.0.0.1', 'localhost')
    const asked = {
      worldUrl: `${other}/embed.html?models=off&origin=${encodeURIComponent(site.url)}`,
      echoUrl: `${other}/bench/echo.html`,
    }
    // The benchmark's own pages have the policy of the app, which lets in no frame.
    const times = await withPage(chrome, { bypassCSP: true }, async (page) => {
      await page.goto(`${site.url}/bench/frameMessage.html`)
      return page.evaluate((urls) => measureFrameMessages(urls), asked)
    })
    return [
      { name: 'a call and its answer, one at a time', ...medianOf(times.calls), unit: 'ms' },
      { name: '… a bare message through a port and back', ...medianOf(times.bare), unit: 'ms' },
      { name: 'a call and its answer, 10,000 at once', value: times.together, unit: 'ms' },
      { name: 'from the frame in the page to the world being open to it', value: times.opening, unit: 'ms' },
    ]
  },
}
