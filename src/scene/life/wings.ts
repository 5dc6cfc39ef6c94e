/** A body with two wings, a span of 1: across to the right, up, and ahead. Birds, butterflies and leaves are all made of it; the shader bends it. */
export interface Wings {
  /** Three for each vertex. */
  readonly positions: Float32Array
  /** −1 for what is on the left wing, 1 on the right, 0 on the body; and how far out on the wing, 0 to 1. */
  readonly limbs: Float32Array
  readonly indices: Uint16Array
}

/** Leading and trailing edge of a wing, from the shoulder to the tip: how far out, and how far ahead. */
const LEADING: readonly (readonly [out: number, ahead: number])[] = [
  [0.025, 0.1],
  [0.13, 0.125],
  [0.24, 0.13],
  [0.38, 0.095],
  [0.5, 0.0],
]
const TRAILING: readonly (readonly [out: number, ahead: number])[] = [
  [0.025, -0.1],
  [0.13, -0.085],
  [0.24, -0.06],
  [0.36, -0.055],
  [0.47, -0.045],
]
const HALF_SPAN = 0.5

export function makeWings(): Wings {
  const positions: number[] = []
  const limbs: number[] = []
  const indices: number[] = []
  const add = (across: number, up: number, ahead: number, side: number) => {
    positions.push(across, up, ahead)
    limbs.push(side, side === 0 ? 0 : Math.abs(across) / HALF_SPAN)
    return positions.length / 3 - 1
  }
  for (const side of [-1, 1]) {
    const edge = (line: typeof LEADING) => line.map(([out, ahead]) => add(out * side, 0, ahead, side))
    const [front, back] = [edge(LEADING), edge(TRAILING)]
    for (let i = 0; i + 1 < front.length; i++) {
      const [a, b, c, d] = [front[i], front[i + 1], back[i], back[i + 1]] as [number, number, number, number]
      indices.push(a, b, c, b, d, c)
    }
  }
  const nose = add(0, 0.005, 0.24, 0)
  const ring = (ahead: number, girth: number) => [
    add(0, girth, ahead, 0),
    add(girth * 0.9, 0, ahead, 0),
    add(0, -girth, ahead, 0),
    add(-girth * 0.9, 0, ahead, 0),
  ]
  const neck = ring(0.15, 0.022)
  const chest = ring(0.04, 0.042)
  const rump = ring(-0.14, 0.02)
  const tube = (from: readonly number[], to: readonly number[]) => {
    for (let i = 0; i < 4; i++) {
      const [a, b, c, d] = [from[i], from[(i + 1) % 4], to[i], to[(i + 1) % 4]] as [number, number, number, number]
      indices.push(a, b, c, b, d, c)
    }
  }
  for (let i = 0; i < 4; i++) indices.push(nose, neck[i] ?? 0, neck[(i + 1) % 4] ?? 0)
  tube(neck, chest)
  tube(chest, rump)
  const root = add(0, 0.004, -0.12, 0)
  const tail = [add(-0.052, 0, -0.3, 0), add(0, 0, -0.315, 0), add(0.052, 0, -0.3, 0)] as const
  indices.push(root, tail[0], tail[1], root, tail[1], tail[2])
  return { positions: Float32Array.from(positions), limbs: Float32Array.from(limbs), indices: Uint16Array.from(indices) }
}
