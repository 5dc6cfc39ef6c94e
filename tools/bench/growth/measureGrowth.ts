import type * as Ort from 'onnxruntime-web/wasm'
import { LIFE_CHANNELS } from '../../../src/life/lifeState'
import { Seasons } from '../../../src/life/Seasons'
import type { Runtime } from '../../../src/models'
import { createGrowthModel, type GrowthWindow } from '../../../src/models/growthModel'
import { createHill } from './hill'
import { LandTeacher } from './LandTeacher'
import { SEASON_DAYS } from './teacherRates'

export interface GrowthMeasurement {
  readonly runtime: Runtime
  readonly executionProviders: Ort.InferenceSession.ExecutionProviderConfig[]
  /** The growth model's file. */
  readonly bytes: Uint8Array
  /** Cells of the landscape's side. */
  readonly side: number
  readonly rounds: number
}

/** Milliseconds of one season of the whole landscape. */
export interface GrowthRound {
  /** The model with all that a step takes: bytes to planes, the run, planes to bytes with dither. */
  readonly model: number
  /** The run alone. */
  readonly run: number
  /** The teacher's port. */
  readonly teacher: number
}

const SEASONS = 4
const WARM_UP_ROUNDS = 2

/** Times a year of the model and a year of the teacher in turns, on the same landscape and the same thread; each round's times are means over its four seasons. */
export async function measureGrowth({
  runtime,
  executionProviders,
  bytes,
  side,
  rounds,
}: GrowthMeasurement): Promise<readonly GrowthRound[]> {
  const session = await runtime.InferenceSession.create(bytes, { executionProviders, graphOptimizationLevel: 'all' })
  const hill = createHill(side)
  const teacher = new LandTeacher(hill.ground)
  const grow = growing(runtime, session, side, hill.site)
  const measured: GrowthRound[] = []
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    let run = 0
    const begun = performance.now()
    for (let season = 0; season < SEASONS; season++) run += await grow(SEASONS * round + season)
    const between = performance.now()
    for (let season = 0; season < SEASONS; season++) teacher.live(hill.state, weatherOf(season, side))
    const ended = performance.now()
    if (round >= WARM_UP_ROUNDS)
      measured.push({ model: (between - begun) / SEASONS, run: run / SEASONS, teacher: (ended - between) / SEASONS })
  }
  await session.release()
  return measured
}

/** A season of the model on its own bytes, as the page lives through it; answers the milliseconds of the run alone. */
function growing(runtime: Runtime, session: Ort.InferenceSession, side: number, site: Float32Array) {
  const count = side * side
  const { change } = createGrowthModel(runtime, session)
  let ran = 0
  const growth = async (window: GrowthWindow) => {
    const begun = performance.now()
    const answer = await change(window)
    ran = performance.now() - begun
    return answer
  }
  const weather = (season: number) => ({ quarter: season % SEASONS, warmer: 0, wetter: 1, windEast: 2.5, windSouth: 0 })
  const seasons = new Seasons({ seed: 7, growth, weather })
  const rect = { x: 0, y: 0, columns: side, rows: side }
  const flat = new Float32Array(count)
  const ground = { slopeEast: flat, slopeSouth: flat, barren: flat, site }
  const burnt = new Float32Array(count)
  let bytes: Uint8Array = new Uint8Array(LIFE_CHANNELS * count).fill(80)
  return async (season: number): Promise<number> => {
    bytes = await seasons.after({ rect, ground, bytes }, { season, burnt })
    return ran
  }
}

function weatherOf(season: number, side: number) {
  const departures = Float32Array.from({ length: SEASON_DAYS }, (_, day) => 4 * Math.sin(day * 2.4))
  const wet = (day: number): number => (day % 10 < 3 ? 1 : 0)
  const days = Array.from({ length: SEASON_DAYS }, (_, day) => wet(day))
  const total = days.reduce((sum, day) => sum + day, 0)
  const shares = Float32Array.from(days, (day) => day / total)
  return { season, warmer: 0, wetter: 1, windEast: 3, windSouth: 1, departures, shares, burnt: new Uint8Array(side * side) }
}
