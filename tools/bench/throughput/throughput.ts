import { HALO } from '../../../src/land'
import { withPage } from '../openBrowser'
import type { WorkerJob } from '../pages/throughput.worker'
import { type Bench, type Measurement, medianOf, type Row } from '../rows'
import { FAMILY_WINDOW_CELLS } from './batches'
import { measureThroughput, type ThroughputJob, type ThroughputReport, type ThroughputRound } from './measureThroughput'
import { openEngineInNode } from './openEngineInNode'

const BROWSER_JOB: ThroughputJob = {
  rounds: 10,
  familiesPerRound: 2,
  warmUpFamilies: 6,
  isCompared: true,
  batches: { sizes: [1, 2, 4], rounds: 4, windowCells: FAMILY_WINDOW_CELLS },
}
const NO_BATCHES = { sizes: [], rounds: 0, windowCells: 0 }
const NODE_JOB: ThroughputJob = { rounds: 6, familiesPerRound: 2, warmUpFamilies: 6, isCompared: false, batches: NO_BATCHES }
/** In software WebGPU is far too slow for more than the model alone, over small windows. */
const WEBGPU_WINDOW_CELLS = 48
const WEBGPU_JOB: ThroughputJob = {
  rounds: 0,
  familiesPerRound: 0,
  warmUpFamilies: 0,
  isCompared: false,
  batches: { sizes: [1], rounds: 2, windowCells: WEBGPU_WINDOW_CELLS },
}
const WEBGPU_PATIENCE_MILLISECONDS = 90_000
/** Without a graphics card WebGPU has to be asked for. */
const WEBGPU_ARGUMENTS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader']

/** How many new samples of the finest land a second brings, and how that compares with what the machine can do. */
export const throughput: Measurement = {
  name: 'throughput',
  about: 'New land at the finest level: 128² samples a tile, four siblings a run, one thread, all tile work included',
  run: async (bench) => {
    bench.tell('in a worker of the browser')
    const inWorker = await inBrowser(bench, { ...BROWSER_JOB, backend: 'wasm' })
    bench.tell('in Node')
    const inNode = await measureThroughput(await openEngineInNode(), NODE_JOB)
    bench.tell('on WebGPU in software')
    return [...landRows(inWorker), ...batchRows(inWorker), speedRow('land in Node, WASM', inNode), await webGpuRow(bench)]
  },
}

function inBrowser(
  bench: Bench,
  job: Omit<WorkerJob, 'modelsUrl'>,
  more: readonly string[] = [],
  patienceMilliseconds = 600_000,
): Promise<ThroughputReport> {
  const fullJob = { ...job, modelsUrl: `${bench.site.url}/models/` }
  return withPage(bench.chrome, { arguments: more }, async (page) => {
    await page.goto(`${bench.site.url}/bench/throughput.html`)
    return within(
      patienceMilliseconds,
      page.evaluate((asked) => measureThroughputInWorker(asked), fullJob),
    )
  })
}

function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${milliseconds / 1000} seconds.`)), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function landRows(report: ThroughputReport): Row[] {
  const perRound = (pick: (round: ThroughputRound) => number | undefined) =>
    medianOf(report.rounds.map((round) => pick(round) ?? Number.NaN))
  const cost = report.multiplyAddsPerSample
  const shareOfMachine = (samplesPerSecond: number, round: ThroughputRound) =>
    (100 * samplesPerSecond * cost) / (round.multiplyAddsPerSecond ?? Number.NaN)
  return [
    speedRow('land in a browser worker, WASM', report, 400_000),
    { name: '… of which the model runs', ...perRound((round) => 100 * round.modelShare), unit: '% of the time' },
    { name: 'eight octaves of simplex noise, same worker', ...perRound((round) => round.simplexSamplesPerSecond), unit: 'samples/s' },
    {
      name: 'land against simplex noise',
      ...perRound((round) => round.landSamplesPerSecond / (round.simplexSamplesPerSecond ?? Number.NaN)),
      unit: '×',
    },
    {
      name: 'the engine at best: 8 plain convolutions 3×3, 32 channels, 128²',
      ...perRound((round) => (round.multiplyAddsPerSecond ?? Number.NaN) / 1e9),
      unit: 'G multiply-adds/s',
    },
    {
      name: "share of it that the land's arithmetic reaches",
      ...perRound((round) => shareOfMachine(round.landSamplesPerSecond, round)),
      unit: '%',
      note: `New samples alone, ${cost} multiply-adds each: margins and all tile work count as lost.`,
    },
    {
      name: '… while the model runs, margins counted',
      ...perRound((round) => shareOfMachine(round.modelSamplesPerSecond, round)),
      unit: '%',
    },
  ]
}

function batchRows({ batches }: ThroughputReport): Row[] {
  const [single, ...more] = batches
  return more.map(({ size, millisecondsPerWindow }) => ({
    name: `${size} families in one run of the model, against one`,
    ...medianOf(millisecondsPerWindow.map((time, round) => (single?.millisecondsPerWindow[round] ?? Number.NaN) / time)),
    unit: '× the speed',
  }))
}

function speedRow(name: string, { rounds }: ThroughputReport, least?: number): Row {
  const speed = { name, ...medianOf(rounds.map((round) => round.landSamplesPerSecond)), unit: 'samples/s' }
  return least === undefined ? speed : { ...speed, goal: { is: 'at least', value: least } }
}

/** Only informs: a machine without WebGPU in its browser is no failure. */
async function webGpuRow(bench: Bench): Promise<Row> {
  const row = { name: 'land in a browser worker, WebGPU as this machine has it, the model alone, margins counted', unit: 'samples/s' }
  try {
    const measured = inBrowser(bench, { ...WEBGPU_JOB, backend: 'webgpu' }, WEBGPU_ARGUMENTS, WEBGPU_PATIENCE_MILLISECONDS)
    const samples = (2 * (WEBGPU_WINDOW_CELLS - 2 * HALO)) ** 2
    const times = (await measured).batches.flatMap(({ millisecondsPerWindow }) => millisecondsPerWindow)
    return { ...row, ...medianOf(times.map((time) => (1000 * samples) / time)) }
  } catch (error) {
    return { ...row, value: undefined, note: error instanceof Error ? error.message : String(error) }
  }
}
