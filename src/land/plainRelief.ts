import { HALO, type Relief, type ReliefInput } from './relief'

/**
 * Weights of the quartic whose cell averages are the five given ones (D. Donoho, Smooth wavelet decompositions with blocky coefficient kernels, 1993):
 * the eastern half of a cell is above its mean by this much.
 */
const ALONG = [3 / 128, -22 / 128, 0, 22 / 128, -3 / 128] as const

/** Refines without dreaming: smooth land through the coarse averages. What is shown when the models cannot be had. */
export const plainRelief: Relief = { refine: async (input) => interpolateAverages(input), styles: {} }

/** The smooth surface that the relief model adds its detail to. */
export function interpolateAverages({ rows, columns, coarse }: Pick<ReliefInput, 'rows' | 'columns' | 'coarse'>): Float32Array {
  const high = rows - 2 * HALO
  const wide = columns - 2 * HALO
  const fine = new Float32Array(4 * high * wide)
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      const at = (row + HALO) * columns + column + HALO
      let east = 0
      let south = 0
      let both = 0
      for (let k = 0; k < 5; k++) {
        const weight = ALONG[k] ?? 0
        east += weight * (coarse[at + k - 2] ?? 0)
        south += weight * (coarse[at + (k - 2) * columns] ?? 0)
        for (let j = 0; j < 5; j++) both += weight * (ALONG[j] ?? 0) * (coarse[at + (k - 2) * columns + j - 2] ?? 0)
      }
      const centre = coarse[at] ?? 0
      const out = 4 * row * wide + 2 * column
      fine[out] = centre - east - south + both
      fine[out + 1] = centre + east - south - both
      fine[out + 2 * wide] = centre - east + south - both
      fine[out + 2 * wide + 1] = centre + east + south + both
    }
  }
  return fine
}
