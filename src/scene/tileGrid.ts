/** Vertices and triangles of the grid that every tile is drawn with. */
export interface TileGrid {
  /** Grid column, grid row, 1 on the skirt: three numbers a vertex. */
  readonly positions: Float32Array
  readonly indices: Uint16Array
}

/** A square grid of `quads` × `quads`, with a skirt hanging from its edge that hides what is left of a crack. `quads` must be even and at most 250. */
export function tileGrid(quads: number): TileGrid {
  if (quads < 2 || quads > 250 || quads % 2 !== 0) throw new RangeError(`Expected an even number of quads from 2 to 250, got ${quads}.`)
  const side = quads + 1
  const rim = rimOf(quads)
  const positions = new Float32Array((side * side + rim.length) * 3)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) positions.set([column, row, 0], (row * side + column) * 3)
  }
  rim.forEach((at, i) => {
    positions.set([at % side, Math.floor(at / side), 1], (side * side + i) * 3)
  })
  const indices: number[] = []
  for (let row = 0; row < quads; row++) {
    for (let column = 0; column < quads; column++) {
      const a = row * side + column
      const c = a + side
      // Diagonals alternate, so that ridges do not lean one way.
      if ((row + column) % 2 === 0) indices.push(a, c, a + 1, a + 1, c, c + 1)
      else indices.push(a, c, c + 1, a, c + 1, a + 1)
    }
  }
  rim.forEach((at, i) => {
    const next = (i + 1) % rim.length
    const below = side * side + i
    indices.push(at, rim[next] ?? 0, below, below, rim[next] ?? 0, side * side + next)
  })
  return { positions, indices: Uint16Array.from(indices) }
}

/** Vertices around the edge in order. */
function rimOf(quads: number): number[] {
  const side = quads + 1
  const rim: number[] = []
  for (let i = 0; i < quads; i++) rim.push(i)
  for (let i = 0; i < quads; i++) rim.push(i * side + quads)
  for (let i = quads; i > 0; i--) rim.push(quads * side + i)
  for (let i = quads; i > 0; i--) rim.push(i * side)
  return rim
}
