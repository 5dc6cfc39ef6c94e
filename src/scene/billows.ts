import { hashCell, unit } from '../world'

/** Samples along each side of the cube that `billows` fills. */
export const BILLOW_SIDE = 32

/** Any numbers: the same knobs are on the clouds of all worlds. */
const LOOK = { seed: 0, field: 0, level: 2 }

/** Round lumps in a cell's side, coarse and fine, and what each weighs. */
const OCTAVES = [
  { cells: 3, weight: 0.62 },
  { cells: 7, weight: 0.38 },
] as const

/** Round lumps that fill space and repeat (S. Worley, 1996): bytes, highest in the middle of each. x runs fastest, then y, then z. */
export function billows(): Uint8Array<ArrayBuffer> {
  const samples = new Uint8Array(BILLOW_SIDE ** 3)
  const octaves = OCTAVES.map(({ cells, weight }) => ({ cells, weight, points: pointsIn(cells) }))
  for (let i = 0; i < samples.length; i++) {
    const [x, y, z] = [i % BILLOW_SIDE, Math.floor(i / BILLOW_SIDE) % BILLOW_SIDE, Math.floor(i / BILLOW_SIDE ** 2)]
    let sum = 0
    for (const { cells, weight, points } of octaves) {
      const scale = cells / BILLOW_SIDE
      sum += weight * Math.max(0, 1 - nearest(points, cells, x * scale, y * scale, z * scale))
    }
    samples[i] = Math.round(255 * Math.min(1, sum))
  }
  return samples
}

/** One point in each cell of a cube that repeats. */
function pointsIn(cells: number): Float32Array {
  return Float32Array.from({ length: 3 * cells ** 3 }, (_, i) => unit(hashCell(LOOK.seed, LOOK.field, LOOK.level, cells, i)))
}

/** The distance to the nearest point, in cells. */
function nearest(points: Float32Array, cells: number, x: number, y: number, z: number): number {
  let least = 4
  for (let k = -1; k <= 1; k++) {
    for (let j = -1; j <= 1; j++) {
      for (let i = -1; i <= 1; i++) {
        const [cx, cy, cz] = [Math.floor(x) + i, Math.floor(y) + j, Math.floor(z) + k]
        const at = 3 * (((cz + cells) % cells) * cells * cells + ((cy + cells) % cells) * cells + ((cx + cells) % cells))
        const dx = cx + (points[at] as number) - x
        const dy = cy + (points[at + 1] as number) - y
        const dz = cz + (points[at + 2] as number) - z
        least = Math.min(least, dx * dx + dy * dy + dz * dz)
      }
    }
  }
  return Math.sqrt(least)
}
