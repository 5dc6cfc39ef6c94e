import type { AskedFile, FolderSite } from '../folderSite'
import { withPage } from '../openBrowser'
import { type Bench, type Measurement, medianOf, type Row } from '../rows'
import { type Contender, noteTimes, VIEWER, WORLD } from './contender'
import { openSite } from './site'

const REPETITIONS = 5
const KILOBYTE = 1000
const SIZE = { width: 800, height: 450 }
const PATIENCE_MILLISECONDS = 120_000
/** A start that has not come by then is tried again; more often than this the benchmark gives up. */
const MOST_LATE = 3

/** How one element came, from a cold start. */
interface Coming {
  readonly poster: number
  readonly frame: number
  /** When its models are there as well; undefined for a contender that has none to wait for. */
  readonly ready: number | undefined
  readonly files: readonly (AskedFile & { readonly after: number })[]
}

/** What a page pays for one world, beside what it pays for one model in the viewer that others are held to. */
export const embed: Measurement = {
  name: 'embed',
  about: `One element on an otherwise empty page, <terrella-world> and <model-viewer> in turn, ${REPETITIONS} cold starts each, from the same server`,
  run: async (bench) => {
    const site = await openSite(bench)
    try {
      const [world, viewer]: [Coming[], Coming[]] = [[], []]
      const late = new Map<Contender, number>()
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        for (const [contender, comings] of [[WORLD, world] as const, [VIEWER, viewer] as const]) {
          bench.tell(`start ${repetition + 1} of ${REPETITIONS} of ${contender.name}`)
          const coming = await come(bench, site, contender)
          late.set(contender, (late.get(contender) ?? 0) + coming.late)
          comings.push(coming)
        }
      }
      const rows = comingRows(world, viewer)
      for (const [{ name }, value] of late)
        rows.push({ name: `starts that had not come after ${PATIENCE_MILLISECONDS / 1000} seconds, ${name}`, value, unit: '' })
      return rows
    } finally {
      await site.close()
    }
  },
}

async function come(bench: Bench, site: FolderSite, contender: Contender): Promise<Coming & { readonly late: number }> {
  for (let late = 0; ; late++) {
    try {
      return { ...(await comeOnce(bench, site, contender)), late }
    } catch (error) {
      if (late === MOST_LATE || !(error instanceof Error && error.name === 'TimeoutError')) throw error
    }
  }
}

function comeOnce({ chrome }: Bench, site: FolderSite, { address, tag }: Contender): Promise<Coming> {
  return withPage(chrome, { viewport: SIZE }, async (page) => {
    page.setDefaultTimeout(PATIENCE_MILLISECONDS)
    await page.waitForTimeout(1000)
    await noteTimes(page)
    site.takeAsked()
    await page.goto(site.url + address)
    const last: keyof typeof embedTimes = tag === 'terrella-world' ? 'ready' : 'frame'
    await page.waitForFunction((name) => embedTimes[name] !== undefined && embedTimes.poster !== undefined, last, { polling: 100 })
    const { times, began } = await page.evaluate(() => ({ times: embedTimes, began: performance.timeOrigin }))
    const { poster = Number.NaN, frame = Number.NaN, ready } = times
    return { poster, frame, ready, files: site.takeAsked().map((file) => ({ ...file, after: file.time - began })) }
  })
}

function comingRows(world: readonly Coming[], viewer: readonly Coming[]): Row[] {
  return [
    ...against('time to the poster', 'ms', world, viewer, ({ poster }) => poster),
    ...against('time to the first frame', 'ms', world, viewer, ({ frame }) => frame),
    {
      name: 'time until the models are there and all land, <terrella-world>',
      unit: 'ms',
      ...medianOf(world.map(({ ready = Number.NaN }) => ready)),
    },
    ...against('scripts that the poster needs', 'kB gz', world, viewer, posterScripts),
    ...against('scripts asked for before the first frame', 'kB gz', world, viewer, (coming) =>
      bytesBefore(coming, coming.frame, /\.m?js$/),
    ),
    ...against('all asked for before the first frame', 'kB gz', world, viewer, (coming) => bytesBefore(coming, coming.frame, /./)),
    {
      name: 'all asked for until the models are there, <terrella-world>',
      unit: 'kB gz',
      ...medianOf(world.map((coming) => bytesBefore(coming, coming.ready ?? 0, /./))),
      note: filesOf(world),
    },
  ]
}

/** A row for each contender, and one for the world's share of the viewer's, start by start. */
function against(what: string, unit: string, world: readonly Coming[], viewer: readonly Coming[], pick: (coming: Coming) => number): Row[] {
  const ratios = world.map((coming, i) => pick(coming) / pick(viewer[i] ?? coming))
  return [
    { name: `${what}, ${WORLD.name}`, unit, ...medianOf(world.map(pick)) },
    { name: `${what}, ${VIEWER.name}`, unit, ...medianOf(viewer.map(pick)) },
    { name: '… the first against the second', unit: '×', ...medianOf(ratios) },
  ]
}

function bytesBefore({ files }: Coming, moment: number, pattern: RegExp): number {
  const before = files.filter(({ path, after }) => pattern.test(path) && after <= moment)
  return before.reduce((sum, { sentBytes }) => sum + sentBytes, 0) / KILOBYTE
}

/** What of the world itself comes in sight of the reader is asked for at once, and not waited for by the poster. */
function posterScripts({ files }: Coming): number {
  const scripts = files.filter(({ path }) => /\.m?js$/.test(path))
  const ofWorld = scripts.findIndex(({ path }) => /\/embedded-[^/]*\.js$/.test(path))
  return scripts.slice(0, ofWorld < 0 ? undefined : ofWorld).reduce((sum, { sentBytes }) => sum + sentBytes, 0) / KILOBYTE
}

function filesOf([first]: readonly Coming[]): string {
  return (first?.files ?? []).map(({ path, sentBytes }) => `${path} ${(sentBytes / KILOBYTE).toFixed(1)}`).join(', ')
}
