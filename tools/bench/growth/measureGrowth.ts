import type * as Ort from 'onnxruntime-web/wasm'
import type { Runtime } from '../../../src/models'
import { createHill } from './hill'
import { LandTeacher } from './LandTeacher'
import { roundChange, STATE_CHANNELS } from './roundChange'
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
    for (let season = 0; season < SEASONS; season++) run += await grow(season, 4 * round + season)
    const between = performance.now()
    for (let season = 0; season < SEASONS; season++) teacher.live(hill.state, weatherOf(season, side))
    const ended = performance.now()
    if (round >= WARM_UP_ROUNDS)
      measured.push({ model: (between - begun) / SEASONS, run: run / SEASONS, teacher: (ended - between) / SEASONS })
  }
  await session.release()
  return measured
}

/** A season of the model on its own bytes; answers the milliseconds of the run alone. */
function growing(runtime: Runtime, session: Ort.InferenceSession, side: number, site: Float32Array) {
  const count = side * side
  const state = new Uint8Array(STATE_CHANNELS * count).fill(80)
  const planes = new Float32Array(STATE_CHANNELS * count)
  const burnt = new Float32Array(count)
  const barren = new Uint8Array(count)
  const hashes = Uint32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e3779b1))
  const image = (values: Float32Array) => new runtime.Tensor('float32', values, [1, values.length / count, side, side])
  return async (season: number, step: number): Promise<number> => {
    for (let i = 0; i < planes.length; i++) planes[i] = (state[i] as number) / 255
    const angle = (season * Math.PI) / 2
    const weather = new runtime.Tensor(
      'float32',
      Float32Array.of(Math.round(Math.cos(angle)), Math.round(Math.sin(angle)), 0, 0, 0.5, 0),
      [1, 6],
    )
    const begun = performance.now()
    const { change } = await session.run({ state: image(planes), burnt: image(burnt), site: image(site), weather })
    const ran = performance.now() - begun
    if (!change) throw new Error('The growth model gave no answer.')
    roundChange(state, (await change.getData()) as Float32Array, { hashes, barren, step })
    change.dispose()
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
