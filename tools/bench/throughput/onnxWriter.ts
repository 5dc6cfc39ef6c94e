/**
 * Writes small ONNX files: the few fields of onnx.proto (https://github.com/onnx/onnx, IR version 8) that a chain of convolutions needs, in
 * Protocol Buffers' wire format. Numbers in the calls below are that file's field numbers.
 */

export interface Weights {
  readonly name: string
  readonly dims: readonly number[]
  readonly values: Float32Array
}

export interface Node {
  readonly type: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes: Readonly<Record<string, readonly number[]>>
}

export interface Graph {
  readonly opset: number
  readonly input: { readonly name: string; readonly dims: readonly number[] }
  readonly output: { readonly name: string; readonly dims: readonly number[] }
  readonly weights: readonly Weights[]
  readonly nodes: readonly Node[]
}

const FLOAT = 1
const LIST_OF_INTEGERS = 7
const IR_VERSION = 8

/** The graph as the bytes of a model file, float32 throughout. */
export function writeOnnx({ opset, input, output, weights, nodes }: Graph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => bytes(1, writeNode(node))),
    text(2, 'graph'),
    ...weights.map((tensor) => bytes(5, writeWeights(tensor))),
    bytes(11, writeValue(input)),
    bytes(12, writeValue(output)),
  )
  return message(integer(1, IR_VERSION), bytes(7, graph), bytes(8, message(text(1, ''), integer(2, opset))))
}

function writeNode({ type, inputs, output, attributes }: Node): Uint8Array {
  const list = Object.entries(attributes).map(([name, values]) =>
    bytes(5, message(text(1, name), ...values.map((value) => integer(8, value)), integer(20, LIST_OF_INTEGERS))),
  )
  return message(...inputs.map((name) => text(1, name)), text(2, output), text(4, type), ...list)
}

function writeWeights({ name, dims, values }: Weights): Uint8Array {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return message(...dims.map((size) => integer(1, size)), integer(2, FLOAT), text(8, name), bytes(9, raw))
}

function writeValue({ name, dims }: Graph['input']): Uint8Array {
  const shape = message(...dims.map((size) => bytes(1, message(integer(1, size)))))
  return message(text(1, name), bytes(2, message(bytes(1, message(integer(1, FLOAT), bytes(2, shape))))))
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(fields.reduce((sum, field) => sum + field.length, 0))
  let at = 0
  for (const field of fields) {
    joined.set(field, at)
    at += field.length
  }
  return joined
}

function integer(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field << 3), ...varint(value)])
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value))
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return message(Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value)
}

function varint(value: number): number[] {
  const out: number[] = []
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...out, rest]
}
