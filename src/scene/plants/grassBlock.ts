import { BufferAttribute, BufferGeometry } from 'three'
import { throwsOf } from './throws'

const BLADES = 5

/** The grass of one cell of PLANT_LEVEL: clumps on a jittered grid, each with blades and the head of a flower. `grass.vert.glsl` says what is seen of it. */
export function grassBlock(clumpsAlong: number): BufferGeometry {
  const next = throwsOf(91)
  const blades: number[] = []
  const clumps: number[] = []
  const owns: number[] = []
  const indices: number[] = []
  const vertex = (blade: readonly number[], clump: readonly number[], own: readonly number[]) => {
    blades.push(...blade)
    clumps.push(...clump)
    owns.push(...own)
    return blades.length / 4 - 1
  }
  for (let at = 0; at < clumpsAlong * clumpsAlong; at++) {
    const column = at % clumpsAlong
    const row = Math.floor(at / clumpsAlong)
    const clump = [(column + next()) / clumpsAlong, (row + next()) / clumpsAlong, next(), next()]
    for (let i = 0; i < BLADES; i++) {
      const angle = next() * Math.PI * 2
      const own = [0.2 + 0.7 * next(), next(), next()]
      const corner = (across: number, up: number) => vertex([across, up, angle, 0], clump, own)
      indices.push(corner(-1, 0), corner(1, 0), corner(0, 1))
    }
    const angle = next() * Math.PI * 2
    const own = [0.2 + 0.3 * next(), next(), next()]
    const corner = (across: number, up: number) => vertex([across, up, angle, 1], clump, own)
    const [a, b, c, d] = [corner(-1, 0), corner(1, 0), corner(-1, 1), corner(1, 1)]
    indices.push(a, b, d, a, d, c)
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('blade', new BufferAttribute(Float32Array.from(blades), 4))
  geometry.setAttribute('clump', new BufferAttribute(Float32Array.from(clumps), 4))
  geometry.setAttribute('own', new BufferAttribute(Float32Array.from(owns), 3))
  geometry.setIndex(new BufferAttribute(Uint16Array.from(indices), 1))
  return geometry
}
