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

/**
 * The growth model lets a season go by. Float32 throughout, planes of 0 to 1: `state` the ten channels of `life`'s LifeState, `burnt` 1 where a fire ran, `site` the eight planes of
 * LifeGround, `weather` cosine and sine of the season, °C / 3, logarithm of wetness, wind east and south / 5 m/s; `change` is what the season adds to the state.
 */
export const GROWTH_SPEC: ModelSpec = {
  name: 'growth',
  version: 1,
  opset: 17,
  inputs: { state: [null, 10, null, null], burnt: [null, 1, null, null], site: [null, 8, null, null], weather: [1, 6] },
  outputs: { change: [null, 10, null, null] },
}
