import { expect, test } from 'vitest'
import { TIERS } from '../../src/scene/tiers'
import { tileGrid } from '../../src/scene/tileGrid'

const sizes = [2, 4, TIERS.low.gridQuads, TIERS.high.gridQuads, 250]

/** Corners of every triangle. */
function triangles(indices: ArrayLike<number>): [number, number, number][] {
  return Array.from({ length: indices.length / 3 }, (_, i) => [indices[3 * i] ?? -1, indices[3 * i + 1] ?? -1, indices[3 * i + 2] ?? -1])
}

test.each(sizes)('a grid of %i quads covers its square once, all triangles facing up', (quads) => {
  const { positions, indices } = tileGrid(quads)
  expect(indices.length % 3).toBe(0)
  expect(indices.reduce((most, index) => Math.max(most, index), 0)).toBe(positions.length / 3 - 1)
  const isSkirt = (i: number) => positions[3 * i + 2] === 1
  let area = 0
  for (const [a, b, c] of triangles(indices)) {
    if (isSkirt(a) || isSkirt(b) || isSkirt(c)) continue
    const at = (i: number) => [positions[3 * i] ?? Number.NaN, positions[3 * i + 1] ?? Number.NaN] as const
    const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)]
    const twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    // Rows grow to the south, so anticlockwise from above is negative here.
    if (twice !== -1) throw new Error(`Triangle ${a}, ${b}, ${c} has ${twice / 2} of a quad.`)
    area += 0.5
  }
  expect(area).toBe(quads * quads)
})

test.each(sizes)('a grid of %i quads has a skirt all around and no other open edge', (quads) => {
  const { positions, indices } = tileGrid(quads)
  const edges = new Map<string, number>()
  for (const [a, b, c] of triangles(indices)) {
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      // Neighbouring triangles that face the same way pass a common edge in opposite directions.
      edges.set(`${from}>${to}`, (edges.get(`${from}>${to}`) ?? 0) + 1)
    }
  }
  let open = 0
  for (const [edge, count] of edges) {
    if (count !== 1) throw new Error(`Edge ${edge} is passed ${count} times in one direction.`)
    const [from = '', to = ''] = edge.split('>')
    if (edges.has(`${to}>${from}`)) continue
    open++
    expect([positions[3 * Number(from) + 2], positions[3 * Number(to) + 2]]).toEqual([1, 1])
  }
  expect(open).toBe(4 * quads)
})

test.each([0, 1, 3, 252, -2, 2.5, Number.NaN])('a grid of %d quads is refused', (quads) => {
  expect(() => tileGrid(quads)).toThrow(`Expected an even number of quads from 2 to 250, got ${quads}.`)
})
