import { withPage } from '../openBrowser'
import type { Measurement, Row } from '../rows'
import { FLIGHT_SECONDS, type FlightLog, fly } from './fly'
import { type MainThreadTask, traceMainThread } from './mainThread'
import { type LandCounts, moveEye, openWorld, readCounts, SMALL_PICTURE, waitUntilSettled } from './world'

/** A task longer than this is felt. */
const LONG_MILLISECONDS = 50

/** Whether the page stays smooth and whole while one flies over it. */
export const flight: Measurement = {
  name: 'flight',
  about: `${FLIGHT_SECONDS} seconds of flight from the first place of seed 7, W held, drawn at ${SMALL_PICTURE.width}×${SMALL_PICTURE.height}`,
  run: async (bench) =>
    withPage(bench.chrome, { viewport: SMALL_PICTURE }, async (page, browser) => {
      bench.tell('waiting for the land')
      await openWorld(page, bench.site.url)
      await moveEye(page, { pitch: 0, mode: 'fly' })
      const before = await readCounts(page)
      bench.tell('flying')
      let log: FlightLog = { metres: 0, seconds: 0 }
      const tasks = await traceMainThread(browser, page, async () => {
        log = await fly(page)
      })
      const landed = await readCounts(page)
      await waitUntilSettled(page)
      return [...smoothnessRows(tasks), ...landRows(before, landed, await readCounts(page)), ...logRows(log, before, landed)]
    }),
}

function smoothnessRows(tasks: readonly MainThreadTask[]): Row[] {
  const own = tasks.map(({ milliseconds, drawingMilliseconds }) => milliseconds - drawingMilliseconds)
  const all = tasks.map(({ milliseconds }) => milliseconds)
  const longest = (times: readonly number[]) => times.reduce((most, time) => Math.max(most, time), 0)
  const countLong = (times: readonly number[]) => times.filter((time) => time > LONG_MILLISECONDS).length
  return [
    {
      name: 'longest main-thread task, waits for the drawing process taken off',
      value: longest(own),
      unit: 'ms',
      goal: { is: 'at most', value: LONG_MILLISECONDS },
    },
    { name: '… tasks over 50 ms', value: countLong(own), unit: 'tasks' },
    { name: "… longest by the thread's processor time", value: longest(tasks.map((task) => task.processorMilliseconds)), unit: 'ms' },
    { name: 'longest main-thread task, all told', value: longest(all), unit: 'ms' },
    { name: '… tasks over 50 ms', value: countLong(all), unit: 'tasks' },
  ]
}

function landRows(before: LandCounts, landed: LandCounts, settled: LandCounts): Row[] {
  const made = settled.tilesArrived - before.tilesArrived
  const shown = settled.tilesShown - before.tilesShown
  return [
    {
      name: 'frames with a hole',
      value: landed.framesWithHole - before.framesWithHole,
      unit: 'frames',
      goal: { is: 'at most', value: 0 },
    },
    {
      name: 'tiles made but never shown',
      value: made > 0 ? (100 * (made - shown)) / made : undefined,
      unit: '% of tiles',
      goal: { is: 'at most', value: 15 },
      note: `${made} tiles made since the flight began, ${shown} more shown; counted when all land was there after it.`,
    },
    { name: 'tiles still missing when the flight ended', value: landed.wanted, unit: 'tiles' },
  ]
}

function logRows({ metres, seconds }: FlightLog, before: LandCounts, landed: LandCounts): Row[] {
  return [
    { name: 'way flown', value: metres / 1000, unit: 'km (learned)' },
    { name: 'frames drawn', value: (landed.frames - before.frames) / seconds, unit: 'frames/s' },
  ]
}
