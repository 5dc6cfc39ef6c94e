import { DRAWING_METER, takeDrawing } from '../drawingMeter'
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
    withPage(bench.chrome, { viewport: SMALL_PICTURE, before: DRAWING_METER }, async (page, browser) => {
      bench.tell('waiting for the land')
      await openWorld(page, bench.site.url)
      await moveEye(page, { pitch: 0, mode: 'fly' })
      await takeDrawing(page)
      const before = await readCounts(page)
      bench.tell('flying')
      let log: FlightLog = { metres: 0, seconds: 0 }
      const tasks = await traceMainThread(browser, page, async () => {
        log = await fly(page)
      })
      const { slowCalls } = await takeDrawing(page)
      const landed = await readCounts(page)
      await waitUntilSettled(page)
      return [...smoothnessRows(tasks, slowCalls), ...landRows(before, landed, await readCounts(page)), ...logRows(log, before, landed)]
    }),
}

/**
 * How the drawing is told apart: without a graphics card the browser draws in software, in a process of its own, and the page's thread stands
 * still where it has to wait for that process, for room in the queue of commands, a compiled shader or a texture's memory. All these waits lie inside
 * calls of WebGL. Each call longer than 0.1 ms is timed in the page, and its time is taken off the task it lies in; shorter calls count as
 * the page's own. On a graphics card the same calls hardly wait. What is taken off is shown too, so that nothing hides in it.
 */
function smoothnessRows(tasks: readonly MainThreadTask[], slowCalls: readonly number[]): Row[] {
  const own = tasks.map((task) => task.milliseconds - waitingIn(task, slowCalls))
  const longest = (times: readonly number[]) => times.reduce((most, time) => Math.max(most, time), 0)
  const wall = tasks.map(({ milliseconds }) => milliseconds)
  const processor = tasks.map(({ processorMilliseconds }) => processorMilliseconds)
  return [
    {
      name: 'longest main-thread task, calls of WebGL taken off',
      value: longest(own),
      unit: 'ms',
      goal: { is: 'at most', value: LONG_MILLISECONDS },
    },
    { name: '… tasks over 50 ms', value: own.filter((time) => time > LONG_MILLISECONDS).length, unit: 'tasks' },
    { name: '… longest with calls of WebGL', value: longest(wall), unit: 'ms' },
    { name: '… tasks over 50 ms with calls of WebGL', value: wall.filter((time) => time > LONG_MILLISECONDS).length, unit: 'tasks' },
    { name: "… longest by the thread's processor time", value: longest(processor), unit: 'ms' },
  ]
}

/** How long a task stood in calls of WebGL, in milliseconds. */
function waitingIn({ start, milliseconds }: MainThreadTask, slowCalls: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < slowCalls.length; i += 2) {
    const from = Math.max(slowCalls[i] ?? 0, start)
    const to = Math.min(slowCalls[i + 1] ?? 0, start + milliseconds)
    sum += Math.max(0, to - from)
  }
  return sum
}

function landRows(before: LandCounts, landed: LandCounts, settled: LandCounts): Row[] {
  const { tilesArrived, tilesShown } = settled
  return [
    {
      name: 'frames with a hole',
      value: landed.framesWithHole - before.framesWithHole,
      unit: 'frames',
      goal: { is: 'at most', value: 0 },
    },
    {
      name: 'tiles made but never shown',
      value: (100 * (tilesArrived - tilesShown)) / tilesArrived,
      unit: '% of tiles',
      goal: { is: 'at most', value: 15 },
      note: `${tilesArrived} tiles made since the page began, ${tilesShown} shown; counted when all land was there after the flight.`,
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
