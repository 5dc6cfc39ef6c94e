/**
 * Three places of every style, in worlds of three seeds: `npm run walk`, or `npm run walk -- karst dunes` for some of them. Each is seen from a walker's eye
 * and from a hill's height above, in walks/, which git ignores. Grids, stripes and bumps at level borders would show here.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { baseElevation, type LandSource, landField, reliefControls } from '../src/land'
import { rateView, VIEW_HEADINGS } from '../src/land/viewRating'
import { BASE_CELL_METRES, cellMetres, type Seed } from '../src/world'
import { hideInterface, startBrowser, visit, waitForMark } from '../tests/browser/harness'
import { serveSite } from '../tests/browser/site'
import { openReliefInNode } from './cli/openReliefInNode'
import { findBrowser } from './setup/browser.mjs'
import { buildIfStale } from './setup/page.mjs'

const OUT = fileURLToPath(new URL('../walks/', import.meta.url))
const SIZE = { width: 960, height: 540 }
const PATIENCE_MILLISECONDS = 240_000
const SEEDS: readonly Seed[] = [7, 8, 9]

/** Places are looked for on this lattice, this far from the origin to every side. */
const LATTICE_METRES = BASE_CELL_METRES / 2
const REACH_LATTICE = 60
/** Between two base cells: plains look alike in every style. */
const LEAST_RELIEF_METRES = 500
const STYLE_LEVEL = 7
const CLOSE_LEVEL = 9
const CLOSE_CELLS = 160
const MARGIN_CELLS = 48
const EYES = [
  { name: 'walker', above: 1.8, pitch: -2 },
  { name: 'hill', above: 500, pitch: -14 },
] as const

interface Place {
  readonly east: number
  readonly south: number
}

/** Where on land a world is most of a style: the controls' distance to its code is least, plains and coasts apart. */
function findStyle(source: LandSource, style: string): Place {
  const code = source.relief.styles[style] ?? []
  let best: { place: Place; off: number } | undefined
  for (let j = -REACH_LATTICE; j <= REACH_LATTICE; j++) {
    for (let i = -REACH_LATTICE; i <= REACH_LATTICE; i++) {
      const place = { east: i * LATTICE_METRES, south: j * LATTICE_METRES }
      const base = (di: number) => baseElevation(source.seed, Math.floor(i / 2) + di, Math.floor(j / 2))
      if (base(0) < 80 || Math.min(base(1), base(-1)) < 0 || Math.abs(base(1) - base(-1)) < LEAST_RELIEF_METRES) continue
      const cell = cellMetres(STYLE_LEVEL)
      const x = Math.floor(place.east / cell)
      const y = Math.floor(place.south / cell)
      const [, ...here] = reliefControls(source.seed, source.relief.styles, { level: STYLE_LEVEL, x, y, columns: 1, rows: 1 })
      const off = code.reduce((sum, value, channel) => sum + (value - (here[channel] ?? 0)) ** 2, 0)
      if (!best || off < best.off) best = { place, off }
    }
  }
  if (!best) throw new Error(`Seed ${source.seed} has no land near its origin.`)
  return best.place
}

/** The best view near a place, as the page's address says it. */
async function findView(source: LandSource, near: Place): Promise<(above: number, pitch: number) => string> {
  const cell = cellMetres(CLOSE_LEVEL)
  const x = Math.floor(near.east / cell) - CLOSE_CELLS / 2
  const y = Math.floor(near.south / cell) - CLOSE_CELLS / 2
  const field = await landField(source, { level: CLOSE_LEVEL, x, y, columns: CLOSE_CELLS, rows: CLOSE_CELLS })
  let best = { rating: -1, row: CLOSE_CELLS / 2, column: CLOSE_CELLS / 2, heading: 0, ground: 0 }
  for (let row = MARGIN_CELLS; row < CLOSE_CELLS - MARGIN_CELLS; row += 4) {
    for (let column = MARGIN_CELLS; column < CLOSE_CELLS - MARGIN_CELLS; column += 4) {
      const ground = field.heights[row * CLOSE_CELLS + column] ?? 0
      if (ground < 5) continue
      for (let heading = 0; heading < VIEW_HEADINGS; heading++) {
        const rating = rateView(field, { row, column, elevation: ground + 60, heading })
        if (rating > best.rating) best = { rating, row, column, heading, ground }
      }
    }
  }
  const east = (x + best.column + 0.5) * cell
  const south = (y + best.row + 0.5) * cell
  return (above, pitch) =>
    `?seed=${source.seed}&at=${east},${south},${(best.ground + above).toFixed(1)}&look=${(best.heading * 360) / VIEW_HEADINGS},${pitch}`
}

process.env.CHROME ??= await findBrowser()
await buildIfStale()
await mkdir(OUT, { recursive: true })
const relief = await openReliefInNode()
const chosen = process.argv.slice(2)
const site = await serveSite()
const browser = await startBrowser()
try {
  for (const style of Object.keys(relief.styles)) {
    if (chosen.length > 0 && !chosen.includes(style)) continue
    for (const seed of SEEDS) {
      const source = { seed, relief }
      const address = await findView(source, findStyle(source, style))
      for (const { name, above, pitch } of EYES) {
        const { page, close } = await visit(browser, `${site.url}/${address(above, pitch)}`, SIZE)
        await waitForMark(page, 'terrella:settled', PATIENCE_MILLISECONDS)
        await hideInterface(page)
        const path = `${OUT}${style}-${seed}-${name}.png`
        await page.screenshot({ path })
        console.log(`${path}  ${address(above, pitch)}`)
        await close()
      }
    }
  }
} finally {
  await browser.close()
  await site.close()
  await relief.dispose()
}
