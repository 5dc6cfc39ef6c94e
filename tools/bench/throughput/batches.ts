import type * as Ort from 'onnxruntime-web/wasm'
import { CONTROL_CHANNELS, FULL_TILE_CELLS, NOISE_CHANNELS } from '../../../src/land'
import type { Runtime } from '../../../src/models'
import { cellMetres, FINEST_LEVEL } from '../../../src/world'

/** How long a window of coarse cells takes, when several go into one run of the model. */
export interface BatchTime {
  readonly size: number
  /** Of each round. */
  readonly millisecondsPerWindow: readonly number[]
}

export interface BatchJob {
  /** Windows in one run. */
  readonly sizes: readonly number[]
  readonly rounds: number
  /** Coarse cells along a window's side. */
  readonly windowCells: number
}

/** Side of the window that four sibling tiles are made from: as many coarse cells as a tile has with its margins. */
export const FAMILY_WINDOW_CELLS = FULL_TILE_CELLS

/** Times batches of all sizes in turn. */
export async function timeBatches(
  runtime: Runtime,
  session: Ort.InferenceSession,
  { sizes, rounds, windowCells }: BatchJob,
): Promise<BatchTime[]> {
  const times = sizes.map((size) => ({ size, millisecondsPerWindow: [] as number[], feeds: batchOf(runtime, size, windowCells) }))
  for (let round = 0; round <= rounds; round++) {
    for (const { size, millisecondsPerWindow, feeds } of times) {
      const start = performance.now()
      const { fine } = await session.run(feeds)
      await fine?.getData()
      fine?.dispose()
      // The first round only warms up.
      if (round > 0) millisecondsPerWindow.push((performance.now() - start) / size)
    }
  }
  return times.map(({ size, millisecondsPerWindow }) => ({ size, millisecondsPerWindow }))
}

function batchOf(runtime: Runtime, size: number, side: number): Record<string, Ort.Tensor> {
  const image = (channels: number, value: (i: number) => number) => {
    const values = Float32Array.from({ length: size * channels * side * side }, (_, i) => value(i))
    return new runtime.Tensor('float32', values, [size, channels, side, side])
  }
  return {
    coarse: image(1, (i) => 500 + 20 * Math.sin(i / 9)),
    cell: new runtime.Tensor('float32', Float32Array.of(cellMetres(FINEST_LEVEL - 1)), [1]),
    noise: image(NOISE_CHANNELS, () => Math.random() * 2 - 1),
    controls: image(CONTROL_CHANNELS, () => 0),
  }
}
