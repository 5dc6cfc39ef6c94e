/** What the project's code expects of an ONNX file. `null` in a shape is any size. */
export interface ModelSpec {
  readonly name: string
  /** Interface version: the code and the file must agree. */
  readonly version: number
  readonly opset: number
  readonly inputs: Readonly<Record<string, readonly (number | null)[]>>
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>
}

/**
 * The relief model refines a height field by two. Float32 throughout: `coarse` metres, `cell` the side of a coarse cell in metres, `noise` one deviate for each
 * fine cell (channel 2·row + column), `controls` ruggedness in standard deviations and a style code of four; `fine` metres, ten coarse cells lost on every edge.
 */
export const RELIEF_SPEC: ModelSpec = {
  name: 'relief',
  version: 1,
  opset: 17,
  inputs: { coarse: [null, 1, null, null], cell: [1], noise: [null, 4, null, null], controls: [null, 5, null, null] },
  outputs: { fine: [null, 1, null, null] },
}
