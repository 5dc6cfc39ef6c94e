import type { Page } from 'playwright-core'
import { DRAWING_METER, takeDrawing } from './drawingMeter'
import { fly } from './flight/fly'
import { moveEye, openWorld, readEye } from './flight/world'
import { type VisitOptions, withPage } from './openBrowser'
import type { Bench, Measurement, Row } from './rows'

interface Quality {
  readonly name: 'high' | 'low'
  /** A machine of the kind that gets this quality. */
  readonly device: VisitOptions
  readonly mostDrawCalls: number
  readonly mostTriangles: number
}

/** How much is drawn depends on the shape of the view, not on its pixels; with few of them software draws soon. */
const SHAPE = { width: 160, height: 90 }

const QUALITIES: readonly Quality[] = [
  { name: 'high', device: { viewport: SHAPE }, mostDrawCalls: 200, mostTriangles: 1_000_000 },
  {
    name: 'low',
    device: { viewport: SHAPE, hasTouch: true, isMobile: true },
    mostDrawCalls: 80,
    mostTriangles: 250_000,
  },
]

/** Heights above the ground to look from, in learned metres, level and down at the land. */
const STATIONS = [
  { name: 'on foot', height: 16, pitch: -0.05 },
  { name: 'over the hills', height: 1500, pitch: -0.3 },
  { name: 'high above, level', height: 12_000, pitch: 0 },
  { name: 'high above, looking down', height: 40_000, pitch: -1.2 },
]

/** Headings at each station. */
const HEADINGS = 3

const FLIGHT_SECONDS = 30

/** How much is drawn in a frame, at most. */
export const drawing: Measurement = {
  name: 'drawing',
  about: 'Draw calls and triangles of the fullest frame: in flight, and from several heights with the eye turned all around',
  run: async (bench) => {
    const rows: Row[] = []
    for (const quality of QUALITIES) rows.push(...(await measureQuality(bench, quality)))
    return rows
  },
}

function measureQuality({ chrome, site, tell }: Bench, { name, device, mostDrawCalls, mostTriangles }: Quality): Promise<Row[]> {
  return withPage(chrome, { ...device, before: DRAWING_METER }, async (page) => {
    tell(`${name}: waiting for the land`)
    await openWorld(page, site.url, `&quality=${name}`)
    const seen = [{ place: 'first place', ...(await takeDrawing(page)) }]
    for (const station of STATIONS) {
      tell(`${name}: ${station.name}`)
      await lookAround(page, station)
      seen.push({ place: station.name, ...(await takeDrawing(page)) })
    }
    tell(`${name}: flying`)
    await moveEye(page, { elevation: (await groundUnder(page)) + 1000, pitch: 0, mode: 'fly' })
    await takeDrawing(page)
    await fly(page, { seconds: FLIGHT_SECONDS })
    seen.push({ place: 'flight', ...(await takeDrawing(page)) })
    const [calls] = [...seen].sort((a, b) => b.mostDrawCalls - a.mostDrawCalls)
    const [triangles] = [...seen].sort((a, b) => b.mostTriangles - a.mostTriangles)
    if (!calls?.mostDrawCalls || !triangles) throw new Error('No frame was drawn.')
    return [
      { name: `${name}: draw calls`, value: calls.mostDrawCalls, unit: `(${calls.place})`, goal: { is: 'at most', value: mostDrawCalls } },
      {
        name: `${name}: triangles`,
        value: triangles.mostTriangles,
        unit: `(${triangles.place})`,
        goal: { is: 'at most', value: mostTriangles },
        note: seen.map((one) => `${one.place} ${Math.round(one.mostTriangles / 1000)} k`).join(', '),
      },
    ]
  })
}

async function lookAround(page: Page, { height, pitch }: (typeof STATIONS)[number]): Promise<void> {
  const elevation = (await groundUnder(page)) + height
  for (let heading = 0; heading < HEADINGS; heading++) {
    await moveEye(page, { elevation, pitch, yaw: (heading * 2 * Math.PI) / HEADINGS, mode: 'orbit' })
  }
}

/** Elevation of the ground or the sea under the eye. */
async function groundUnder(page: Page): Promise<number> {
  const { elevation, height } = await readEye(page)
  return elevation - height
}
