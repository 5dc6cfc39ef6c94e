import type { Engine } from './engine'
import { writeOnnx } from './onnxWriter'

const LAYERS = 8
const CHANNELS = 32
const SIDE = 128
const KERNEL = 3

/** Multiply-adds of one run, the zeros around the edge included. */
export const STACK_MULTIPLY_ADDS = LAYERS * SIDE * SIDE * CHANNELS * CHANNELS * KERNEL * KERNEL

/** Opens a plain stack of convolutions, 8 × 3×3 over 32 channels at 128²: what this machine can do at best with such work. */
export async function openConvolutionStack({ runtime, executionProviders }: Engine): Promise<() => Promise<void>> {
  const session = await runtime.InferenceSession.create(writeStack(), { executionProviders, graphOptimizationLevel: 'all' })
  const input = randomValues(CHANNELS * SIDE * SIDE, 1)
  return async () => {
    const { y } = await session.run({ x: new runtime.Tensor('float32', input, [1, CHANNELS, SIDE, SIDE]) })
    const values = await y?.getData()
    y?.dispose()
    if (values?.length !== input.length) throw new Error(`Expected ${input.length} values of the convolutions, got ${values?.length}.`)
  }
}

function writeStack(): Uint8Array {
  const nameAfter = (layer: number) => (layer === LAYERS ? 'y' : `x${layer}`)
  const layers = Array.from({ length: LAYERS }, (_, layer) => layer)
  const dims = [1, CHANNELS, SIDE, SIDE]
  // Values keep their size from layer to layer, so that none becomes so small that it is slow.
  const deviation = 1 / Math.sqrt(CHANNELS * KERNEL * KERNEL)
  return writeOnnx({
    opset: 17,
    input: { name: 'x', dims },
    output: { name: 'y', dims },
    weights: layers.map((layer) => ({
      name: `w${layer}`,
      dims: [CHANNELS, CHANNELS, KERNEL, KERNEL],
      values: randomValues(CHANNELS * CHANNELS * KERNEL * KERNEL, deviation),
    })),
    nodes: layers.map((layer) => ({
      type: 'Conv',
      inputs: [layer === 0 ? 'x' : nameAfter(layer), `w${layer}`],
      output: nameAfter(layer + 1),
      attributes: { kernel_shape: [KERNEL, KERNEL], pads: [1, 1, 1, 1] },
    })),
  })
}

/** Evenly spread around zero. */
function randomValues(count: number, deviation: number): Float32Array {
  return Float32Array.from({ length: count }, () => (Math.random() * 2 - 1) * Math.sqrt(3) * deviation)
}
