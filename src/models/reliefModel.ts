import type * as Ort from 'onnxruntime-web/wasm'
import type { Runtime } from './openModel'
import { RunQueue } from './runQueue'

/** A window of coarse cells, as `land` gives it. */
export interface ReliefWindow {
  readonly rows: number
  readonly columns: number
  readonly cellMetres: number
  readonly coarse: Float32Array
  readonly noise: Float32Array
  readonly controls: Float32Array
}

/** The relief model, open and ready to run. */
export interface ReliefModel {
  /** @returns elevations in metres, twice as fine, ten coarse cells lost on every edge */
  readonly refine: (window: ReliefWindow) => Promise<Float32Array>
  readonly dispose: () => Promise<void>
}

/** Wraps a session of the relief model: checks sizes, queues runs, frees tensors. */
export function createReliefModel(runtime: Runtime, session: Ort.InferenceSession): ReliefModel {
  const queue = new RunQueue()
  const run = async (window: ReliefWindow) => {
    const { rows, columns } = window
    const image = (name: 'coarse' | 'noise' | 'controls', channels: number) => {
      const values = window[name]
      const expected = channels * rows * columns
      if (values.length !== expected) throw new RangeError(`Expected ${expected} values of "${name}", got ${values.length}.`)
      return new runtime.Tensor('float32', values, [1, channels, rows, columns])
    }
    const { fine } = await session.run({
      coarse: image('coarse', 1),
      cell: new runtime.Tensor('float32', Float32Array.of(window.cellMetres), [1]),
      noise: image('noise', 4),
      controls: image('controls', 5),
    })
    if (!fine) throw new Error('The relief model gave no answer.')
    const heights = (await fine.getData()) as Float32Array
    fine.dispose()
    return heights
  }
  return { refine: (window) => queue.run(() => run(window)), dispose: () => session.release() }
}
