import type * as Ort from 'onnxruntime-web/wasm'
import type { Runtime } from './openModel'
import { RunQueue } from './runQueue'

/** What the growth model is given: planes of 0 to 1 over rows × columns cells, both multiples of four. */
export interface GrowthWindow {
  readonly rows: number
  readonly columns: number
  /** 10 planes. */
  readonly state: Float32Array
  /** 1 plane. */
  readonly burnt: Float32Array
  /** 8 planes. */
  readonly site: Float32Array
  /** 6 numbers. */
  readonly weather: Float32Array
}

/** The growth model, open and ready to run. */
export interface GrowthModel {
  /** @returns what a season adds to each of the 10 planes */
  readonly change: (window: GrowthWindow) => Promise<Float32Array>
  readonly dispose: () => Promise<void>
}

const PLANES = { state: 10, burnt: 1, site: 8 } as const
const WEATHER_NUMBERS = 6

/** Wraps a session of the growth model: checks sizes, queues runs, frees tensors. */
export function createGrowthModel(runtime: Runtime, session: Ort.InferenceSession): GrowthModel {
  const queue = new RunQueue()
  const run = async (window: GrowthWindow) => {
    const { rows, columns, weather } = window
    if (rows % 4 !== 0 || columns % 4 !== 0) throw new RangeError(`Expected rows and columns in fours, got ${rows} × ${columns}.`)
    const image = (name: keyof typeof PLANES) => {
      const values = window[name]
      const expected = PLANES[name] * rows * columns
      if (values.length !== expected) throw new RangeError(`Expected ${expected} values of "${name}", got ${values.length}.`)
      return new runtime.Tensor('float32', values, [1, PLANES[name], rows, columns])
    }
    if (weather.length !== WEATHER_NUMBERS) throw new RangeError(`Expected ${WEATHER_NUMBERS} values of "weather", got ${weather.length}.`)
    const { change } = await session.run({
      state: image('state'),
      burnt: image('burnt'),
      site: image('site'),
      weather: new runtime.Tensor('float32', weather, [1, WEATHER_NUMBERS]),
    })
    if (!change) throw new Error('The growth model gave no answer.')
    const values = (await change.getData()) as Float32Array
    change.dispose()
    return values
  }
  return { change: (window) => queue.run(() => run(window)), dispose: () => session.release() }
}
