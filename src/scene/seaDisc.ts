/** Spokes and rings of the sea, unless others are asked for: rings crowd towards the eye, so that depth is right from a metre to the horizon. */
const SPOKES = 96
const RINGS = 56
const INNERMOST = 1e-6

/** A unit disc in rings. `positions` are x, share of the radius, z. */
export function seaDisc(rings = RINGS, innermost = INNERMOST): { positions: Float32Array; indices: Uint16Array } {
  const positions = new Float32Array((rings * SPOKES + 1) * 3)
  for (let ring = 0; ring < rings; ring++) {
    const radius = innermost ** (1 - ring / (rings - 1))
    for (let spoke = 0; spoke < SPOKES; spoke++) {
      const angle = ((spoke + (ring % 2) / 2) / SPOKES) * 2 * Math.PI
      positions.set([Math.cos(angle) * radius, radius, Math.sin(angle) * radius], (ring * SPOKES + spoke + 1) * 3)
    }
  }
  const indices: number[] = []
  const at = (ring: number, spoke: number) => 1 + ring * SPOKES + (spoke % SPOKES)
  for (let spoke = 0; spoke < SPOKES; spoke++) indices.push(0, at(0, spoke + 1), at(0, spoke))
  for (let ring = 0; ring + 1 < rings; ring++) {
    for (let spoke = 0; spoke < SPOKES; spoke++) {
      const lean = ring % 2
      const [a, b, c, d] = [at(ring, spoke), at(ring, spoke + 1), at(ring + 1, spoke), at(ring + 1, spoke + 1)]
      if (lean === 0) indices.push(a, b, c, b, d, c)
      else indices.push(a, b, d, a, d, c)
    }
  }
  return { positions, indices: Uint16Array.from(indices) }
}
