import type { Relief } from '../../../src/land'
import { createReliefModel, openModel, RELIEF_SPEC } from '../../../src/models'
import { DEFAULT_SEED } from '../../../src/world'
import { type BatchJob, type BatchTime, timeBatches } from './batches'
import { openConvolutionStack, STACK_MULTIPLY_ADDS } from './convolutionStack'
import type { Engine } from './engine'
import { FAMILY_SAMPLES, FinestFamilies } from './finestFamilies'
import { SimplexOctaves } from './simplexOctaves'

export interface ThroughputJob {
  readonly rounds: number
  readonly familiesPerRound: number
  /** Families made before anything counts; the engine and the JavaScript compiler reach their speed in them. */
  readonly warmUpFamilies: number
  /** Whether simplex noise and the plain convolutions are timed in every round too. */
  readonly isCompared: boolean
  readonly batches: BatchJob
}

/** What was measured in one round, one after another. */
export interface ThroughputRound {
  /** New samples of the finest land. */
  readonly landSamplesPerSecond: number
  /** Samples that the model computed in the same time, margins included, for each second in which it ran. */
  readonly modelSamplesPerSecond: number
  /** Share of the land's time in which the model ran. */
  readonly modelShare: number
  /** Eight octaves a sample. */
  readonly simplexSamplesPerSecond: number | undefined
  /** Of a plain stack of convolutions. */
  readonly multiplyAddsPerSecond: number | undefined
}

export interface ThroughputReport {
  readonly multiplyAddsPerSample: number
  readonly rounds: readonly ThroughputRound[]
  readonly batches: readonly BatchTime[]
}

const STACK_RUNS = 3
const SIMPLEX_FIELDS = 6

/** Measures how fast land is made at the finest level, and what else this machine does in the same time, round by round. */
export async function measureThroughput(engine: Engine, job: ThroughputJob): Promise<ThroughputReport> {
  const { runtime, executionProviders, entry, model } = engine
  const session = await openModel({ runtime, spec: RELIEF_SPEC, entry, bytes: model, executionProviders })
  const relief = new TimedRelief({ ...createReliefModel(runtime, session), styles: entry.styles })
  const families = new FinestFamilies({ seed: DEFAULT_SEED, relief })
  await families.prepare(job.warmUpFamilies + job.rounds * job.familiesPerRound)
  const simplex = new SimplexOctaves(Math.sqrt(FAMILY_SAMPLES))
  const runStack = job.isCompared ? await openConvolutionStack(engine) : undefined

  const makeFamilies = async (count: number) => {
    for (let i = 0; i < count; i++) engine.deliver(await families.next())
  }
  const makeNoise = () => {
    for (let i = 0; i < SIMPLEX_FIELDS; i++) simplex.next()
  }
  const runStacks = async () => {
    for (let i = 0; i < STACK_RUNS; i++) await runStack?.()
  }
  await makeFamilies(job.warmUpFamilies)
  makeNoise()
  await runStacks()

  const rounds: ThroughputRound[] = []
  for (let round = 0; round < job.rounds; round++) {
    relief.reset()
    const landSeconds = await secondsOf(() => makeFamilies(job.familiesPerRound))
    const { seconds: modelSeconds, samples: modelSamples } = relief
    const simplexSeconds = job.isCompared ? await secondsOf(makeNoise) : undefined
    const stackSeconds = job.isCompared ? await secondsOf(runStacks) : undefined
    rounds.push({
      landSamplesPerSecond: (job.familiesPerRound * FAMILY_SAMPLES) / landSeconds,
      modelSamplesPerSecond: modelSamples / modelSeconds,
      modelShare: modelSeconds / landSeconds,
      simplexSamplesPerSecond: simplexSeconds && (SIMPLEX_FIELDS * FAMILY_SAMPLES) / simplexSeconds,
      multiplyAddsPerSecond: stackSeconds && (STACK_RUNS * STACK_MULTIPLY_ADDS) / stackSeconds,
    })
  }
  const batches = await timeBatches(runtime, session, job.batches)
  return { multiplyAddsPerSample: entry.multiplyAddsPerSample, rounds, batches }
}

async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** The relief model, and for how long it ran. */
class TimedRelief implements Relief {
  readonly styles: Relief['styles']
  readonly refine: Relief['refine']
  seconds = 0
  samples = 0

  constructor(relief: Relief) {
    this.styles = relief.styles
    this.refine = async (input) => {
      const start = performance.now()
      const heights = await relief.refine(input)
      this.seconds += (performance.now() - start) / 1000
      this.samples += heights.length
      return heights
    }
  }

  reset(): void {
    this.seconds = 0
    this.samples = 0
  }
}
