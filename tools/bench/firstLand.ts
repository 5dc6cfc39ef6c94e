import type { Page } from 'playwright-core'
import type { AskedFile } from './folderSite'
import { waitForMark, withPage } from './openBrowser'
import { type Bench, type Measurement, medianOf, type Row } from './rows'

const REPETITIONS = 7
const LAND = { address: '/', mark: 'terrella:first-land' }
const MINIMAL = { address: '/bench/minimal.html', mark: 'minimal:first-frame' }
const KILOBYTE = 1000

/** How one page began, from a cold start. */
interface Beginning {
  /** Milliseconds from the navigation to the page's mark: it has told the graphics card what to draw. */
  readonly marked: number
  /** Milliseconds until that was drawn: a pixel could be read. */
  readonly drawn: number
  /** What was asked for before the mark. */
  readonly files: readonly AskedFile[]
}

/** How soon land is seen, and what has to come for it, beside the least that a page with the same renderer can do. */
export const firstLand: Measurement = {
  name: 'first-land',
  about: `From the navigation to the first frame with real land: ${REPETITIONS} cold starts, in turn with a page that draws one cube with three.js`,
  run: async (bench) => {
    const land: Beginning[] = []
    const minimal: Beginning[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      bench.tell(`start ${repetition + 1} of ${REPETITIONS}`)
      land.push(await begin(bench, LAND))
      minimal.push(await begin(bench, MINIMAL))
    }
    return [...timeRows(land, minimal), ...byteRows(land, minimal)]
  },
}

/** Starts a browser, lets it settle, and opens the page: nothing is cached or compiled before. */
function begin({ site, chrome }: Bench, { address, mark }: typeof LAND): Promise<Beginning> {
  return withPage(chrome, { viewport: { width: 640, height: 360 } }, async (page) => {
    await page.waitForTimeout(1000)
    await noteWhenDrawn(page, mark)
    site.takeAsked()
    await page.goto(site.url + address)
    const marked = await waitForMark(page, mark)
    const { drawn, began } = await page.evaluate(() => ({ drawn: globalThis.firstDrawn, began: performance.timeOrigin }))
    if (drawn === undefined) throw new Error(`${address} marked its first frame without a canvas.`)
    return { marked, drawn, files: site.takeAsked().filter(({ time }) => time <= began + marked) }
  })
}

declare global {
  var firstDrawn: number | undefined
}

/** As soon as the page sets its mark, waits for the graphics device by reading a pixel back. Nothing changes before the mark. */
function noteWhenDrawn(page: Page, mark: string): Promise<unknown> {
  return page.addInitScript((name) => {
    const setMark = performance.mark
    performance.mark = (...words: Parameters<typeof setMark>) => {
      const entry = setMark.apply(performance, words)
      const gl = words[0] === name && document.querySelector('canvas')?.getContext('webgl2')
      if (gl) {
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
        globalThis.firstDrawn ??= performance.now()
      }
      return entry
    }
  }, mark)
}

function timeRows(land: readonly Beginning[], minimal: readonly Beginning[]): Row[] {
  const ratio = (pick: (beginning: Beginning) => number) =>
    medianOf(land.map((beginning, i) => pick(beginning) / pick(minimal[i] ?? beginning)))
  const times = (beginnings: readonly Beginning[], pick: (beginning: Beginning) => number) => ({
    ...medianOf(beginnings.map(pick)),
    unit: 'ms',
  })
  const marked = ({ marked }: Beginning) => marked
  const drawn = ({ drawn }: Beginning) => drawn
  return [
    { name: 'first land (the mark terrella:first-land)', ...times(land, marked), goal: { is: 'at most', value: 2000 } },
    { name: 'first frame of the minimal page', ...times(minimal, marked) },
    { name: 'land against minimal', ...ratio(marked), unit: '×' },
    { name: 'first land, drawn to the last pixel', ...times(land, drawn) },
    { name: 'minimal page, drawn to the last pixel', ...times(minimal, drawn) },
    { name: 'land against minimal, drawn', ...ratio(drawn), unit: '×' },
  ]
}

function byteRows(land: readonly Beginning[], minimal: readonly Beginning[]): Row[] {
  const kilobytes = (beginnings: readonly Beginning[], pattern: RegExp) => ({
    ...medianOf(
      beginnings.map(
        ({ files }) => files.filter((file) => pattern.test(file.path)).reduce((sum, file) => sum + file.sentBytes, 0) / KILOBYTE,
      ),
    ),
    unit: 'kB gz',
  })
  const largest = land.reduce((most, beginning) => (beginning.files.length > most.files.length ? beginning : most))
  const names = largest.files.map((file) => `${file.path} ${(file.sentBytes / KILOBYTE).toFixed(1)}`)
  const wasm = Math.max(...land.map(({ files }) => files.filter((file) => file.path.endsWith('.wasm')).length))
  return [
    { name: 'JavaScript asked for before it', ...kilobytes(land, /\.m?js$/), goal: { is: 'at most', value: 350 } },
    { name: 'WebAssembly files asked for before it, at most', value: wasm, unit: 'files', goal: { is: 'at most', value: 0 } },
    { name: 'everything asked for before it', ...kilobytes(land, /./), note: names.join(', ') },
    { name: 'everything asked for by the minimal page', ...kilobytes(minimal, /./) },
  ]
}
